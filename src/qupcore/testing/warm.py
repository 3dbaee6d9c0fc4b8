"""Warming up Hypothesis before it measures the time of drawing.

The first draw in a process takes longer, whatever the strategy: Hypothesis validates the strategy and reads
the source of every local module for constants, which are many here. On a busy machine that alone takes longer
than the second after which Hypothesis reports a strategy as too slow.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TypeVar

from hypothesis import Phase, currently_in_test_context, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from qupcore.memory import remembered

__all__ = ["ready"]

T = TypeVar("T")


def ready(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T]:
    """Validate a strategy, and outside a test let Hypothesis read its constants; returns the strategy.

    >>> ready(st.booleans())
    booleans()
    """
    strategy.validate()
    if not currently_in_test_context():
        _read_constants()
    return strategy


@remembered(most=1)
def _read_constants() -> None:
    once = settings(max_examples=3, database=None, deadline=None, derandomize=True, phases=[Phase.generate])
    with suppress(NoSuchExample):  # one number in twenty is a constant, so 300 numbers are sure to hold one
        find(st.lists(st.integers(), min_size=300, max_size=300), lambda _: False, settings=once)

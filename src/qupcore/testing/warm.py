"""What Hypothesis does once, done before it counts how long it draws.

The first draws of a process pay for things that have nothing to do with the strategy: it is checked all
through, and Hypothesis reads the source of every module around for the constants in it, which are many here.
On a busy machine that alone is more than the second after which Hypothesis calls a strategy too slow.
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
    """The strategy, checked, and Hypothesis with its constants read; in the middle of a test only checked.

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
    with suppress(NoSuchExample):  # a number is a constant once in twenty: among so many one is sure to be
        find(st.lists(st.integers(), min_size=300, max_size=300), lambda _: False, settings=once)

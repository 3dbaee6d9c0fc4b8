"""The switch that keeps values out of messages, for logs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

__all__ = [
    "hidden_values",
    "hide_values",
    "know_keys",
    "path_without_values",
    "shown_values",
    "values_hidden",
]


class _Switch:
    """Whether values are hidden in this process."""

    hidden = False


_EVERYWHERE = _Switch()
_HERE: ContextVar[bool | None] = ContextVar("qupcore_values_hidden", default=None)
_KEYS: set[str] = set()
_PART = re.compile(r"\.?([^.\[\]]+)|(\[\d+\])|(.)", re.DOTALL)
_LEFT_OUT = "…"


def hide_values(hidden: bool = True) -> None:
    """Hide the values in the messages of all errors of this process, in every thread.

    A service calls it once at its start. `str()`, `repr()`, `args` and each fault then show the code, its
    general meaning and the path. The attributes `what`, `where`, `why`, `remedy` and `faults` keep their
    values: they are for the person who wrote them.

    Args:
        hidden: False shows values again.

    >>> from qupcore.errors import BadInput
    >>> hide_values()
    >>> print(BadInput("'Kari' is not a day", remedy="write it as 2026-09-01", code="input.date"))
    input.date: not a date, or an impossible date
      remedy: write an existing day as YYYY-MM-DD
    >>> hide_values(False)
    """
    _EVERYWHERE.hidden = hidden


@contextmanager
def hidden_values() -> Iterator[None]:
    """Hide the values in messages within a block, as in a log formatter; other threads are not affected.

    >>> from qupcore.errors import BadInput
    >>> with hidden_values():
    ...     print(BadInput("'Kari' is not a day", code="input.date"))
    input.date: not a date, or an impossible date
      remedy: write an existing day as YYYY-MM-DD
    """
    yield from _switched(True)


@contextmanager
def shown_values() -> Iterator[None]:
    """Show the values in messages within a block, as on the page of the person who wrote them."""
    yield from _switched(False)


def _switched(hidden: bool) -> Iterator[None]:
    before = _HERE.set(hidden)
    try:
        yield
    finally:
        _HERE.reset(before)


def values_hidden() -> bool:
    """Whether messages hide values here and now."""
    here = _HERE.get()
    return _EVERYWHERE.hidden if here is None else here


def know_keys(names: Iterable[str]) -> None:
    """Register field names that may be shown in a path while values are hidden."""
    _KEYS.update(names)


def path_without_values(path: str) -> str:
    """The path with `…` for every part that is not a known field name: a key may be a name or an id.

    >>> know_keys(["sources"])
    >>> path_without_values("$.sources.Kari Nordmann"), path_without_values("$.sources[3]")
    ('$.sources.…', '$.sources[3]')
    """
    return "".join(map(_part, _PART.finditer(path)))


def _part(found: re.Match[str]) -> str:
    name, place, other = found.groups()
    if name is None:
        return place or (other if other in ".[]" else _LEFT_OUT)
    dot = "." if found[0].startswith(".") else ""
    return dot + (name if name == "$" or name in _KEYS else _LEFT_OUT)

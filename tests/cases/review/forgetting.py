"""A case with one fact forgotten: what a case file would say if somebody had not put it on record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from qupcore import Participant
from qupcore.errors import BadInput

# Where leaving out says something else than "not known": still running, one day, whole days, no extension.
SAYS_SOMETHING = {
    "last",
    "applies_from",
    "applies_to",
    "extension",
    "minutes_a_day",
    "minutes_a_week",
    "valid_from",
    "valid_to",
    "claimed_on",
    "confirmed_in_writing",
    "notice_omitted",
    "course",
    # exceptions that the office must invoke
    *("information_exempt", "interim_needless", "costs_needless", "special_reasons"),
    *("other_appeal_founded", "reverses_by_other_law"),
    # what did not happen, where nobody says that it did
    *("reasons_requested_on", "appeal_until", "lost_known_on", "repeated_on", "withdrawn_on"),
    *("result", "rejected_because", "suspension"),
}


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where facts stand that may be unknown, and are known."""
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from places(item, (*path, number))
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):  # type: ignore[arg-type]
            item = getattr(value, field.name)
            if field.default is None and item is not None and field.name not in SAYS_SOMETHING:
                yield (*path, field.name)
            yield from places(item, (*path, field.name))


def without(value: Any, path: tuple[str | int, ...]) -> Any:
    """The value with what stands at the path forgotten."""
    first, *rest = path
    if isinstance(first, int):
        return (*value[:first], without(value[first], tuple(rest)), *value[first + 1 :])
    inner = without(getattr(value, first), tuple(rest)) if rest else None
    return attrs.evolve(value, **{first: inner})


def forget(case: Participant, path: tuple[str | int, ...]) -> Participant | None:
    """The case with a fact forgotten, or None where it would not be a case any more."""
    try:
        forgotten: Participant = without(case, path)
    except BadInput:
        return None
    return forgotten

"""Missed programme time in a run of days, which reduces the benefit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from typing import Literal, TypeAlias

import attrs

from qupcore.cases.absence.part import AbsencePart
from qupcore.domain.answers.benefit import Because
from qupcore.domain.answers.decision import Question

__all__ = ["AlikeDays", "Missed", "missed_in"]

_SATURDAY = 5


@attrs.frozen(kw_only=True)
class AlikeDays:
    """Days of a run with the same missed time.

    Attributes:
        days: How many.
        minutes_a_day: The time missed on each. None: all of it.
    """

    days: int
    minutes_a_day: int | None


@attrs.frozen(kw_only=True)
class Missed:
    """Absence shown not to be kept, counted on benefit days only, and what is not known of the rest.

    Attributes:
        alike: The days on which something was missed, by how much; no day stands twice.
        because: The entries, with the rules by which they are not kept.
        open: What must be known of entries of which it is not decided.
        on: The days on which something was missed, in their order.
    """

    alike: tuple[AlikeDays, ...]
    because: tuple[Because, ...]
    open: tuple[Question, ...]
    on: tuple[date, ...] = ()

    @property
    def days(self) -> int:
        """The number of days with missed time."""
        return sum(item.days for item in self.alike)


_NOTHING = Missed(alike=(), because=(), open=())

OpenOnes: TypeAlias = Literal["as ruled", "kept", "missed"]


def missed_in(
    parts: Sequence[AbsencePart], first: date, last: date, open_ones: OpenOnes = "as ruled"
) -> Missed:
    """The missed time from `first` to `last`, both included.

    Part-day absences on one day add up; the rules limit the time that can be missed on a day.

    Args:
        parts: The parts of the absences of a case, in the order of their first days.
        first: The first day.
        last: The last day, included.
        open_ones: What parts are taken for of which something is still to be known.
    """
    within = parts and [
        part for part in takewhile(lambda part: part.first <= last, parts) if part.last >= first
    ]
    if not within:
        return _NOTHING
    twice = _told_twice(within, first, last)
    away: dict[date, int | None] = {}
    because: list[Because] = []
    open: list[Question] = []
    # By first day; a long absence may end after absences that began later.
    for part in within:
        if part.kept:
            continue
        days = tuple(day for day in _days(part, first, last) if day.weekday() < _SATURDAY)
        if part.minutes_a_day is None:  # a day kept for one reason is kept
            days = tuple(day for day in days if not any(one.kept for one in twice.get(day, ())))
        if not days:
            continue
        open += [*part.questions, *part.doubts]
        if (part.kept is None or part.doubts) and open_ones != "missed":
            continue
        if part.missing and open_ones == "kept":
            continue
        if part.minutes_a_day is None and open_ones != "missed":  # nor is a day missed while a reason is open
            days = tuple(day for day in days if not any(_open(one, open_ones) for one in twice.get(day, ())))
            if not days:
                continue
        because.append(Because(path=part.path, rules=part.against))
        for day in days:
            before, more = away.get(day, 0), part.minutes_a_day
            away[day] = None if before is None or more is None else before + more
    alike: dict[int | None, int] = {}
    for minutes in away.values():
        alike[minutes] = alike.get(minutes, 0) + 1
    # The order does not depend on the order of the days.
    order = sorted(alike, key=lambda minutes: (minutes is None, minutes or 0))
    return Missed(
        alike=tuple(AlikeDays(days=alike[minutes], minutes_a_day=minutes) for minutes in order),
        because=tuple(dict.fromkeys(because)),
        open=tuple(open),
        on=tuple(sorted(away)),
    )


def _days(part: AbsencePart, first: date, last: date) -> tuple[date, ...]:
    return part.days[bisect_left(part.days, first) : bisect_right(part.days, last)]


def _told_twice(parts: Sequence[AbsencePart], first: date, last: date) -> dict[date, list[AbsencePart]]:
    """The days missed whole in two or more entries, with the parts of each day."""
    found: dict[date, list[AbsencePart]] = {}
    for part in parts:
        if part.minutes_a_day is None and not part.doubts:
            for day in _days(part, first, last):
                found.setdefault(day, []).append(part)
    return {day: several for day, several in found.items() if len(several) > 1}


def _open(part: AbsencePart, open_ones: OpenOnes) -> bool:
    """Whether a part leaves open that its days keep the benefit."""
    return part.kept is None or (open_ones == "kept" and bool(part.missing))

"""The programme time of a run of days that was missed and reduces the benefit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

import attrs

from qupcore.cases.absence import AbsencePart
from qupcore.domain.benefit import Because
from qupcore.domain.decision import Question
from qupcore.law.vocabulary import question

__all__ = ["Missed", "missed_in"]


@attrs.frozen(kw_only=True)
class Missed:
    """Absence shown not to be kept, counted on working days only, and what is not known of the rest.

    Attributes:
        days: Whole days.
        partly_days: Days of which a part was missed.
        partly_minutes: The time missed on those.
        because: The entries, with the rules by which they are not kept.
        open: What must be known of entries of which it is not decided.
    """

    days: int
    partly_days: int
    partly_minutes: int
    because: tuple[Because, ...]
    open: tuple[Question, ...]


def missed_in(parts: Sequence[AbsencePart], first: date, last: date) -> Missed:
    """What was missed from `first` to `last`, both included.

    Args:
        parts: The parts of the absences of a case, in the order of their first days.
        first: The first day.
        last: The last day, included.
    """
    days = partly_days = partly_minutes = 0
    because: list[Because] = []
    open: list[Question] = []
    # One after the other in the order of their first days; a long one may end after those that began later.
    for part in takewhile(lambda part: part.first <= last, parts):
        if part.kept or part.last < first:
            continue
        missed = bisect_right(part.days, last) - bisect_left(part.days, first)
        if not missed:
            continue
        open += [question(name, part.path) for name in part.missing]
        if part.kept is None:
            continue
        because.append(Because(path=part.path, rules=part.against))
        if part.minutes_a_day is None:
            days += missed
        else:
            partly_days += missed
            partly_minutes += missed * part.minutes_a_day
    return Missed(
        days=days,
        partly_days=partly_days,
        partly_minutes=partly_minutes,
        because=tuple(dict.fromkeys(because)),
        open=tuple(open),
    )

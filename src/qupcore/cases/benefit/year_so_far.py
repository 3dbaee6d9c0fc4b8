"""The number of benefit days in the year before a month, where it is not certain.

A year has 260 benefit days (§ 35 (3)), and the pay of a month is the difference of two running totals. So an
open question about an earlier month may change the pay of a later month: its last weekday, or an øre.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from qupcore.cases.benefit.runs import paid_before
from qupcore.cases.benefit.unsettled import doubtful_days
from qupcore.cases.ruling.weekdays import has_weekday, weekdays_between
from qupcore.domain.answers.decision import Question
from qupcore.domain.case.course import Course
from qupcore.domain.days import day_after, day_before
from qupcore.law.terms.duration import DurationFacts
from qupcore.law.terms.record import Record
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["YearSoFar", "year_so_far"]

_TRIED = 13
"""How many single days are tried: with the year's amount in whole kroner, what is rounded repeats by then."""
_ONLY_MORE = (DurationFacts.period_first.name, Record.gap_fits.name)
"""What can only give more days: nothing of it is asked of days that are paid already."""
_LEAVES = 4
"""Of how many leaves it is tried which of them are with benefit; of more, each alone and all of them."""


@attrs.frozen(kw_only=True)
class YearSoFar:
    """The benefit days of a year before a month.

    Attributes:
        days: How many, where what is open is with benefit.
        others: How many it may be besides.
        asked: What would tell.
    """

    days: int
    others: tuple[int, ...]
    asked: tuple[Question, ...]


def year_so_far(course: Course, day: date, applied: AppliedLaw) -> YearSoFar:
    """The benefit days of a year before a day, the first of a month.

    Source: sosialtjenesteloven § 35 (1), (3).

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> year_so_far(Course(), date(2026, 9, 1), AS_IT_STANDS)
    YearSoFar(days=0, others=(), asked=())
    """
    paid = list(paid_before(course, day, applied))
    days = sum(weekdays_between(begin, end) for begin, end, _ in paid)
    leaves = [weekdays_between(begin, end) for begin, end, open_ in paid if open_]
    asked = [one for _, _, open_ in paid for one in open_]
    first, last = _begins(course, date(day.year, 1, 1)), day_before(day)
    fewer = more = 0
    for one, open_ in _open_days(course, first, last) if first <= last else ():
        counted = any(begin <= one <= end for begin, end, _ in paid)
        about = [item for item in open_ if not (counted and item.term in _ONLY_MORE)]
        asked += about
        fewer += bool(about and counted)
        more += bool(about and not counted)
    if not (leaves or fewer or more):
        return YearSoFar(days=days, others=(), asked=tuple(dict.fromkeys(asked)))
    others = {
        days - without + moved
        for without in _sums(leaves)
        for moved in (0, *_tried(more), *(-number for number in _tried(fewer)))
    }
    # The nearest question first: any question that can change the month is reason to ask it.
    found = sorted((one for one in others - {days} if one >= 0), key=lambda one: (abs(one - days), one))
    return YearSoFar(days=days, others=tuple(found), asked=tuple(dict.fromkeys(asked)))


def _begins(course: Course, day: date) -> date:
    """The first day of the year on which there can be participation, where every start is known."""
    starts = [item.started_on for item in course.programmes() if not item.start_presumed]
    known = [start for start in starts if start is not None]
    return max(day, min(known)) if known and len(known) == len(starts) else day


def _tried(days: int) -> list[int]:
    return sorted({*range(1, min(days, _TRIED) + 1), *({days} if days else ())})


def _sums(leaves: list[int]) -> set[int]:
    """The possible sums of days of all leaves without benefit."""
    if len(leaves) > _LEAVES:
        return {0, sum(leaves), *leaves}
    found = {0}
    for days in leaves:
        found |= {before + days for before in found}
    return found


def _open_days(course: Course, first: date, last: date) -> Iterator[tuple[date, list[Question]]]:
    """The weekdays that may be benefit days, leave excluded, and the questions about them."""
    asked = list(doubtful_days(course, first, last)) if has_weekday(first, last) else []
    if not asked:
        return
    if first == last:
        yield first, asked
        return
    middle = first + (last - first) // 2
    yield from _open_days(course, first, middle)
    yield from _open_days(course, day_after(middle), last)

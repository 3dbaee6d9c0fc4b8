"""The benefit of a month that somebody is in the programme throughout, by age and number of children.

It is the same for everybody of the same age with the same number of children. So it is worked out once for a
table of many people, with the rules and the counts of days of `benefit_month`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

import attrs

from qupcore.cases.benefit.births import Births, births_of
from qupcore.cases.benefit.paid_days import place_of_days, split_at_the_last_benefit_day
from qupcore.cases.benefit.runs import TOPICS, benefit_days_before, day_facts
from qupcore.cases.ruling.ruling import evaluate
from qupcore.cases.ruling.weekdays import month_of, weekdays_between
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.law.sotjl import p35_right
from qupcore.law.terms.benefit import Pay, Rate
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import Value

__all__ = ["CountedChildren", "WholeMonth", "whole_month"]

_WHOLE = {
    Pay.work_minutes_a_week.name: 0,
    Pay.other_benefits_a_month.name: 0,
    Pay.absent_days.name: 0,
    Pay.partly_absent_days.name: 0,
    Pay.partly_absent_minutes.name: 0,
}
"""What reduces the benefit of a day: nothing."""


@attrs.frozen
class CountedChildren:
    """How many children there is a supplement for, from a day of the month on.

    Attributes:
        day: The day.
        shown: For how many the conditions are met.
        possible: For how many they may be met: those shown, and those of whom facts are not known.
    """

    day: date
    shown: int
    possible: int


@attrs.frozen
class _Day:
    """A weekday with benefit: its rates, and whether each group of births gets two thirds on it."""

    day: date
    rates: Mapping[str, Value]
    lowered: tuple[int, ...]


@attrs.frozen(eq=False)
class WholeMonth:
    """A month with its rates, made by `whole_month`.

    Attributes:
        first: Its first day.
        last: Its last day.
        pieces: The first day of each part of it in which no rule and no number changes.
        births: The groups of births that have the same rate on each day of it.
    """

    applied: AppliedLaw
    first: date
    last: date
    pieces: tuple[date, ...]
    births: Births
    _days: tuple[_Day, ...]
    _own_before: int
    _places: dict[tuple[date, date, int], list[tuple[date, Mapping[str, Value]]]] = attrs.field(
        factory=dict, init=False
    )
    _pays: dict[tuple[date, date, int, int, int], int | None] = attrs.field(factory=dict, init=False)

    def amounts(self, group: int, children: Sequence[CountedChildren]) -> tuple[int, int | None]:
        """The least and the most benefit of the month in øre, before tax; None where the most is not known.

        Args:
            group: The place of the group of births in `births`.
            children: The children from the first of the month on, and again from each day on which a number
                changes, by date.
        """
        least, most, own = 0, 0, self._own_before
        unknown = False
        for begin, end, rates, lowered, shown, possible in self._runs(group, children):
            if rates.get(Rate.child_daily.name) is None:
                shown = 0  # a supplement of unknown amount takes nothing from the benefit, which is known
            least += self._paid(begin, end, rates, own, lowered, shown) or 0
            found = self._paid(begin, end, rates, own, lowered, possible)
            unknown, most = unknown or found is None, most + (found or 0)
            own += weekdays_between(begin, end)
        return least, None if unknown else most

    def extremes(self, children: Sequence[CountedChildren]) -> tuple[int, int | None]:
        """The least and the most for somebody whose birth is not known; arguments as for `amounts`."""
        found = [self.amounts(group, children) for group in range(len(self.births))]
        most = [high for _, high in found if high is not None]
        return min(low for low, _ in found), max(most) if len(most) == len(found) else None

    def _runs(
        self, group: int, children: Sequence[CountedChildren]
    ) -> Iterator[tuple[date, date, Mapping[str, Value], int, int, int]]:
        """Days that follow each other with the same facts about pay."""

        def facts(item: _Day) -> tuple[Mapping[str, Value], int, int, int]:
            held = next(found for found in reversed(children) if found.day <= item.day)
            return item.rates, item.lowered[group], held.shown, held.possible

        for (rates, lowered, shown, possible), held in groupby(self._days, key=facts):
            days = [item.day for item in held]
            yield days[0], days[-1], rates, lowered, shown, possible

    def _paid(
        self, begin: date, end: date, rates: Mapping[str, Value], own: int, lowered: int, children: int
    ) -> int | None:
        """What is paid for a run; None where it is not known."""
        key = (begin, end, own, lowered, children)
        if key not in self._pays:
            self._pays[key] = self._calculated(begin, end, rates, own, lowered, children)
        return self._pays[key]

    def _calculated(
        self, begin: date, end: date, rates: Mapping[str, Value], own: int, lowered: int, children: int
    ) -> int | None:
        facts = {**_WHOLE, **rates, Pay.two_thirds.name: lowered, Pay.children.name: children}
        total = 0
        for first, place in self._placed(begin, end, own):
            amount = evaluate("pay", first, {**facts, **place}, self.applied).amounts[Pay.after_benefits.name]
            if amount is None:
                return None
            total += amount
        return total

    def _placed(self, begin: date, end: date, own: int) -> Sequence[tuple[date, Mapping[str, Value]]]:
        """The first day and the position of each part of a run; the year's last benefit day ends a part."""
        key = (begin, end, own)
        if key not in self._places:
            self._places[key] = []
            for first, last in split_at_the_last_benefit_day(begin, end, own):
                days = weekdays_between(first, last)
                self._places[key].append((first, place_of_days(first, last, own, 0, days)))
                own += days
        return self._places[key]


def whole_month(year: int, month: int, applied: AppliedLaw) -> WholeMonth:
    """A month of somebody who is in the programme from New Year, or the first day with rules, to its end.

    Raises:
        NoRulesInForce: before 2007-11-01.

    Source: sosialtjenesteloven § 35.

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> september = whole_month(2026, 9, AS_IT_STANDS)
    >>> one_child = [CountedChildren(date(2026, 9, 1), 0, 1)]
    >>> [september.amounts(group, one_child) for group in (0, len(september.births) - 1)]
    [(2358206, 2441806), (1572137, 1655737)]
    """
    first, last = month_of(year, month)
    cuts = {day for topic in TOPICS for day in applied.law.changes(topic) if first < day <= last}
    pieces = (first, *sorted(cuts))
    ruled = [rule for rule in applied.law.rules if rule.topic == p35_right.DAYS]
    began = next(
        day
        for day in (date(year, 1, 1), *applied.law.changes(p35_right.DAYS))
        if any(r.on(day) for r in ruled)
    )
    course = _throughout(min(began, first), last)
    weekdays = [day for day in _days_between(first, last) if day.weekday() < 5]
    paid: list[tuple[date, Mapping[str, Value]]] = []
    known: dict[date, Mapping[str, Value] | None] = {}
    for piece in pieces:
        right = evaluate(p35_right.DAYS, piece, day_facts(course, piece), applied)
        found = evaluate("rates", piece, {}, applied).amounts
        rates = {name: value for name, value in found.items() if value is not None}
        known[piece] = None if right.holds is False else rates
    for day in weekdays:
        rates_of = known[max(piece for piece in pieces if piece <= day)]
        if rates_of is not None:
            paid.append((day, rates_of))
    births = births_of([day for day, _ in paid], applied)
    days = tuple(_Day(day, rates, births.lowered[number]) for number, (day, rates) in enumerate(paid))
    before = benefit_days_before(course, first, applied)
    return WholeMonth(applied, first, last, pieces, births, days, before)


def _throughout(first: date, last: date) -> Course:
    granted = ProgrammeDecision(kind="granted", decided_on=first, applies_from=first, applies_to=last)
    return Course(decisions=(granted,), started_on=first)


def _days_between(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))

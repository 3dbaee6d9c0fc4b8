"""The single changes worth trying: other hours, an earlier end, a later start, an element added or dropped.

They are proposals; a check of the changed plan decides whether one repairs it.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from qupcore.domain.answers.plan_check import PlanChange, PlanFinding
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.days import day_after, day_before, day_of
from qupcore.planning.checker import Checker
from qupcore.planning.facts.people import Person
from qupcore.planning.facts.placed import class_in
from qupcore.planning.findings.week import FULL_WEEK

__all__ = ["changes_for"]

_MOST_ADDED = 6
_TOO_LONG = ("admission_later", "length", "absolute_max", "end_age", "offer_runs", "existence", "soft_max")
_TOO_EARLY = ("age", "offer_start", "start_window", "places", "existence", "offer_runs")


def changes_for(plan: Plan, findings: Sequence[PlanFinding], checker: Checker) -> list[PlanChange]:
    """Every change worth trying, each once."""
    found: dict[PlanChange, None] = {}
    for finding in findings:
        if finding.weight == "breach":
            found.update(dict.fromkeys(_changes(plan, finding, checker)))
    return list(found)


def _changes(plan: Plan, finding: PlanFinding, checker: Checker) -> Iterator[PlanChange]:
    values = dict(finding.values)
    if finding.kind == FULL_WEEK:
        yield from _longer(plan, finding, _lacking(values, checker))
        yield from _added(plan, finding, checker, _lacking(values, checker))
        return
    if finding.kind == "work_directed":
        yield from _added(plan, finding, checker, 0)
        return
    for place in finding.elements:
        element = plan.elements[place]
        yield PlanChange(kind="drop", measure=element.measure, element=place)
        if finding.kind == "not_over":
            yield from _hours(plan, place, -int(values["over"]))
        elif finding.kind == "slots_hours":
            yield from _become("hours", place, element, minutes_a_week=int(values["slot_minutes"]))
        elif finding.kind == "percent" and element.percent is not None:
            yield from _become("hours", place, element, percent=int(values["min_percent"]))
        elif finding.kind in _TOO_LONG:
            yield from _earlier_end(plan, place, checker, finding.kind)
        if finding.kind in _TOO_EARLY:
            yield from _later_start(plan, place, checker, finding.kind)
        yield from _out_of_each_others_way(plan, place, finding)
    if finding.kind.startswith("requires"):
        yield from _what_is_lacking(plan, finding, checker)


def _lacking(values: Mapping[str, int | str], checker: Checker) -> int:
    """The minutes that a week lacks of full time for certain and, where its hours are not known, at most."""
    least = values.get("at_least")
    return int(values.get("short", 0)) if least is None else checker.rules.law.full_time - int(least)


def _become(kind: str, place: int, element: Element, **values: object) -> Iterator[PlanChange]:
    becomes = attrs.evolve(element, **values)  # type: ignore[arg-type]
    if becomes != element:
        yield PlanChange(kind=kind, measure=element.measure, element=place, becomes=becomes)  # type: ignore[arg-type]


def _hours(plan: Plan, place: int, more: int) -> Iterator[PlanChange]:
    """The element with so many minutes a week more; an element with fixed times is not changed."""
    element = plan.elements[place]
    if element.minutes_a_week is not None and not element.slots and element.minutes_a_week + more > 0:
        yield from _become("hours", place, element, minutes_a_week=element.minutes_a_week + more)


def _longer(plan: Plan, finding: PlanFinding, short: int) -> Iterator[PlanChange]:
    if short > 0:
        for place in finding.elements:
            yield from _hours(plan, place, short)


def _span(plan: Plan, finding: PlanFinding) -> tuple[date, date | None]:
    """The first and last day for a new element, from the finding's period and its elements."""
    about = [plan.elements[place] for place in finding.elements] or list(plan.elements)
    firsts = [item.first for item in about if item.first is not None]
    lasts = [item.last for item in about if item.last is not None]
    if finding.period is not None:
        firsts.append(finding.period.start)
        lasts += [finding.period.end] if finding.period.end else []
    return min(firsts, default=plan.valid_from), max(lasts, default=None)


def _added(plan: Plan, finding: PlanFinding, checker: Checker, minutes: int) -> Iterator[PlanChange]:
    """Measures that fill the missing time of a week; those for unmet needs come first."""
    planning = checker.case.planning
    view = checker.rules.view
    first, last = _span(plan, finding)
    there = {item.measure for item in plan.elements}
    covered = {need for id in there if (m := view.measure_on(id, first)) for need in m.covers}
    needs = set(planning.needs or ()) - covered if planning else set()
    wanted = set(planning.interests) if planning else set()
    lives = planning.municipality if planning else ""
    ranked = []
    for id in view.measures:
        measure = view.measure_on(id, first)
        if measure is None or id in there or not measure.valid.contains(first):
            continue
        counts = class_in(measure, lives, first)
        if finding.kind == "work_directed" and counts not in ("work_directed", "job_search"):
            continue
        fits = bool(needs & set(measure.covers)), id in wanted or bool(wanted & set(measure.covers))
        useful = ("job_search", "work_directed", "own_activity").index(counts) if counts in _USEFUL else 9
        ranked.append((not fits[0], not fits[1], useful, id))
    found = 0
    for *_, id in sorted(ranked):
        element = Element(measure=id, minutes_a_week=minutes if minutes > 0 else None, first=first, last=last)
        if not _breaks_by_itself(element, checker):
            yield PlanChange(kind="add", measure=id, becomes=element)
            found += 1
            if found == _MOST_ADDED:
                return


_USEFUL = ("job_search", "work_directed", "own_activity")


def _breaks_by_itself(element: Element, checker: Checker) -> bool:
    found = checker.of_one(element)
    return any(item.weight in ("breach", "needs_assessment") for item in found)


def _what_is_lacking(plan: Plan, finding: PlanFinding, checker: Checker) -> Iterator[PlanChange]:
    element = plan.elements[finding.elements[0]]
    for id in finding.measures[1:]:
        added = Element(measure=id, first=element.first, last=element.last)
        if not any(item.weight == "breach" for item in checker.of_one(added)):
            yield PlanChange(kind="add", measure=id, becomes=added)


def _earlier_end(plan: Plan, place: int, checker: Checker, kind: str) -> Iterator[PlanChange]:
    """The element shortened to the latest end with which the rule is met."""
    element = plan.elements[place]
    if element.first is None or element.last is None:
        return

    def kept(last: int) -> bool:
        shorter = attrs.evolve(element, last=date.fromordinal(last))
        elements = (*plan.elements[:place], shorter, *plan.elements[place + 1 :])
        found = checker.of_elements(attrs.evolve(plan, elements=elements))
        return not any(
            item.kind == kind and item.weight == "breach" and place in item.elements for item in found
        )

    low, high = element.first.toordinal(), element.last.toordinal()
    if not kept(low):
        return
    while high - low > 1:  # kept at low, broken at high
        middle = (low + high) // 2
        low, high = (middle, high) if kept(middle) else (low, middle)
    yield from _become("shorten", place, element, last=date.fromordinal(low))


def _later_start(plan: Plan, place: int, checker: Checker, kind: str) -> Iterator[PlanChange]:
    """The element moved, with the same length, to the first later day on which it may start."""
    element = plan.elements[place]
    measure = checker.rules.view.measure_on(element.measure, element.first)
    offer = checker.rules.view.offer_on(element.offer, element.first) if element.offer else None
    first = element.first
    if first is None:
        return
    days: list[date] = []
    born = checker.case.birth_date
    if kind == "age" and measure and measure.ages and measure.ages.low is not None and born:
        year = born.year + measure.ages.low
        if first.year <= year <= date.max.year:  # the law has no age on a day before it was in force
            days.append(
                date(year, 1, 1)
                if measure.ages.reached_in_year
                else _reached(checker.person, born, measure.ages.low)
            )
    if kind == "start_window" and measure and measure.starts:
        opens = date.fromisoformat(f"2000-{measure.starts.first}")
        years = range(first.year, min(first.year + 1, date.max.year) + 1)
        days += [_in_year(opens, year) for year in years]
    if kind == "existence" and measure:
        days.append(measure.valid.start)
    if offer:
        if kind == "offer_start":
            days += offer.starts
        if kind == "offer_runs":
            days.append(offer.period.start)
        places = offer.places
        if kind == "places" and places and places.as_of and places.waiting_days is not None:
            days.append(day_of(places.as_of.toordinal() + places.waiting_days))
    for day in sorted(item for item in days if item > first)[:1]:
        yield from _moved(place, element, day)


def _reached(person: Person, born: date, age: int) -> date:
    """The day an age is reached; in common years, a birthday on 29 February counts as the policy says."""
    day = _in_year(born, born.year + age)
    before = day_before(day)
    return before if person.age(before) == age else day


def _in_year(day: date, year: int) -> date:
    """The same day in another year; 29 February becomes 1 March in a common year."""
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return day.replace(year=year)


def _moved(place: int, element: Element, first: date) -> Iterator[PlanChange]:
    assert element.first is not None
    later = first - element.first
    last = None if element.last is None else day_of(element.last.toordinal() + later.days)
    yield from _become("move", place, element, first=first, last=last)


def _out_of_each_others_way(plan: Plan, place: int, finding: PlanFinding) -> Iterator[PlanChange]:
    """The element ended before the other begins, or begun after the other has ended."""
    element = plan.elements[place]
    for other in (plan.elements[item] for item in finding.elements if item != place):
        if element.first and other.first and element.first < other.first:
            yield from _become("shorten", place, element, last=day_before(other.first))
        if element.first and other.last and other.last < date.max:
            yield from _moved(place, element, day_after(other.last))

"""Cases with a version of the plan: its measures and their time, and the individual plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.laboratory.courses.whole_case import (
    WholeCase,
    day_said,
    judgements_in,
    known_only,
    programme_from,
)
from qupcore.law.terms.content import Content, IndividualPlan
from qupcore.rules.terms import Value

__all__ = ["OF_PLAN"]

_DAY = timedelta(days=1)
_A_YEAR = timedelta(days=364)


def _of_individual_plan(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """A plan made on its first day."""
    made = day_said(facts, IndividualPlan.made_on.name) or day
    consented = day_said(facts, IndividualPlan.consented_on.name)
    plan = Plan(
        valid_from=made,
        consented_on=consented,
        assessments=tuple(judgements_in(facts, made).values()),
        **known_only(facts, another_plan=IndividualPlan.another_exists.name),
    )
    if facts:
        yield WholeCase(programme_from(made, plans=(plan,)), max(day, made))
    yield WholeCase(programme_from(made), max(day, made))


def _of_content(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """A plan from the first day of the programme, and the next version where it holds for less."""
    first = day_said(facts, Content.programme_first.name)
    period = day_said(facts, Content.period_first.name)
    first = first or period or day
    period = period or first
    days = facts.get(Content.period_days.name)
    last = day_said(facts, Content.programme_last.name)
    if last is None:
        last = period + (_A_YEAR if days is None else (int(days) - 1) * _DAY)
    holds_to = day_said(facts, Content.last.name) or last
    if not first <= period <= last or holds_to > last:
        return
    granted = _granted(first, period, last)
    for begins in dict.fromkeys((first, max(first, min(day, holds_to)))):
        if holds_to < begins:
            continue
        plan = _plan(facts, begins, holds_to)
        plans = (plan,) if holds_to == last else (plan, Plan(valid_from=holds_to + _DAY))
        yield WholeCase(programme_from(first, decisions=granted, plans=plans), max(day, begins))
        if not _OF_PROGRAMME & facts.keys():
            yield WholeCase(Participant(ref="witness", course=Course(plans=(plan,))), max(day, begins))


def _granted(first: date, period: date, last: date) -> tuple[ProgrammeDecision, ...]:
    """The grant, and the extension of it where the last period begins later."""
    ends = last if period == first else period - _DAY
    granted = ProgrammeDecision(kind="granted", decided_on=first, applies_from=first, applies_to=ends)
    if period == first:
        return (granted,)
    return granted, ProgrammeDecision(kind="extended", decided_on=first, applies_from=period, applies_to=last)


def _plan(facts: Mapping[str, Value], first: date, last: date) -> Plan:
    dates = facts.get(Content.evaluation_dates.name)
    told: dict[str, Any] = known_only(facts, minutes_a_week=Content.adapted_minutes.name)
    if facts.get(Content.adapted.name):
        told["adapted_by"] = "made up"
        told.setdefault("minutes_a_week", 1)
    return Plan(
        valid_from=first,
        elements=tuple(_elements(facts, first, last)),
        evaluation_dates=None if dates is None else tuple(first + by * _DAY for by in range(int(dates))),
        wishes="made up" if facts.get(Content.wishes_on_record.name) else "",
        alternatives=("made up",) if facts.get(Content.alternatives_on_record.name) else (),
        assessments=tuple(judgements_in(facts, first).values()),
        **told,
    )


def _elements(facts: Mapping[str, Value], first: date, last: date) -> Iterator[Element]:
    """Measures of which the week with the least time has the time of the facts.

    A measure that runs in some of the weeks only takes a minute there, and none of the least.
    """
    directed_from = day_said(facts, Content.work_directed_from.name)
    search_last = day_said(facts, Content.job_search_last.name)
    directed = facts.get(Content.has_work_directed.name, directed_from is not None)
    search = facts.get(Content.has_job_search.name, search_last is not None)
    total, part = (
        None if (value := facts.get(term.name)) is None else int(value)
        for term in (Content.minutes_a_week, Content.work_directed_minutes)
    )
    if not any(name in facts for name in _OF_ELEMENTS):
        return
    left, left_directed = total or 0, part or 0

    def taken(counts: str | None, *, always: bool, minutes: int | None) -> int | None:
        nonlocal left, left_directed
        if total is None:
            return None
        if not always:
            return 1
        taking = max(1, minutes or 0)
        left -= taking
        left_directed -= taking if counts is not None else 0
        return taking

    if search:
        always = search_last is None or search_last >= last
        minutes = taken("job_search", always=always, minutes=None if directed else left_directed)
        yield Element(measure="search", counts_as="job_search", minutes_a_week=minutes, last=search_last)
    if directed or left_directed > 0:
        always = directed_from is None or directed_from <= first
        minutes = taken("work_directed", always=always, minutes=left_directed)
        yield Element(
            measure="directed", counts_as="work_directed", minutes_a_week=minutes, first=directed_from
        )
    if left > 0:
        yield Element(measure="other", counts_as="supporting", minutes_a_week=left)
    elif not (search or directed):  # nothing before the last day, where nothing is what the facts say
        begins = last if total == 0 else None
        yield Element(
            measure="other",
            counts_as="supporting",
            minutes_a_week=None if begins is None else 1,
            first=begins,
        )


_OF_PROGRAMME = frozenset(
    term.name
    for term in (Content.programme_first, Content.programme_last, Content.period_first, Content.last)
)
_OF_ELEMENTS = frozenset(
    term.name
    for term in (
        Content.minutes_a_week,
        Content.work_directed_minutes,
        Content.has_work_directed,
        Content.work_directed_from,
        Content.has_job_search,
        Content.job_search_last,
    )
)
OF_PLAN = {"plan": _of_individual_plan, "content": _of_content}
"""The builder of each topic."""

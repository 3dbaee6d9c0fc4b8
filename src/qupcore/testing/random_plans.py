"""Hypothesis strategies for plans: valid ones, drawn by their number among all, and others beside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st

from qupcore.composing.compiling import compile_problem
from qupcore.composing.wanted import Wanted
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Element, Plan
from qupcore.errors import BadInput
from qupcore.law.national import NATIONAL
from qupcore.planning.rules.view import Catalogues
from qupcore.rules.law import Law
from qupcore.searching.diagram import MOST_NODES, Diagram, diagram

__all__ = ["plans", "valid_plans"]

_WEEK = 7 * 24 * 60


@moved_to_keywords("case", "on", "catalogue", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
def valid_plans(
    case: Participant,
    on: date,
    *,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    wanted: Wanted | None = None,
    most_nodes: int = MOST_NODES,
) -> st.SearchStrategy[Plan]:
    """Valid plans of a person from a day; `check_plan` finds each of them valid.

    Args:
        case: The person.
        on: The first day of the plans.
        catalogue: The catalogues of measures.
        law: The law of the plans; the national law if left out.
        policy: Chosen values for numbers that the law leaves open, by full name.
        wanted: What is wanted in addition to the needs and interests of the case.
        most_nodes: The largest number of nodes in the diagram of all plans.

    Raises:
        BadInput: there is no valid plan, or there are too many to draw from.

    >>> from hypothesis import given, settings
    >>> from qupcore import check_plan, national
    >>> someone, day = Participant(ref="a", birth_date=date(1990, 1, 1)), date(2026, 9, 7)
    >>> @settings(max_examples=5, deadline=None)
    ... @given(valid_plans(someone, day, catalogue=national(), wanted=Wanted(most=3)))
    ... def fills_the_week(plan):
    ...     assert check_plan(plan, day, case=someone, catalogue=national()).outcome == "valid"
    >>> fills_the_week()
    """
    compiled = compile_problem(case, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted)
    made = diagram(compiled.problem, most_nodes)
    if not isinstance(made, Diagram):
        raise BadInput(
            "there are too many plans to draw from", remedy="ask for fewer elements", code="search.too-large"
        )
    if not made.count:
        raise BadInput(
            "there is no valid plan to draw", remedy="`suggest` says why", code="search.nothing-found"
        )
    return st.integers(0, made.count - 1).map(lambda number: compiled.plan(made.plan(number)))


def plans(
    case: Participant,
    on: date,
    *,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    wanted: Wanted | None = None,
    most_nodes: int = MOST_NODES,
) -> st.SearchStrategy[Plan]:
    """Plans as offices write them: valid ones, and such with one thing otherwise, at or beside a limit.

    One thing is: an element left out or there twice, its hours a minute up or down, or such that the week is
    at the full time of the law, just below or just above; hours or days that are not known; days moved by
    one; evaluations that are not stated. Whether such a plan is valid is for `check_plan` to say. It shrinks
    to a valid plan.

    Args:
        case: The person.
        on: The first day of the plans.
        catalogue: The catalogues of measures.
        law: The law of the plans, whose full time is the limit; the national law if left out.
        policy: Chosen values for numbers that the law leaves open, by full name.
        wanted: What is wanted in addition to the needs and interests of the case.
        most_nodes: The largest number of nodes in the diagram of all plans.

    Raises:
        BadInput: there is no valid plan, or there are too many to draw from.

    >>> from hypothesis import given, settings
    >>> from qupcore import check_plan, national
    >>> someone, day = Participant(ref="a", birth_date=date(1990, 1, 1)), date(2026, 9, 7)
    >>> @settings(max_examples=5, deadline=None)
    ... @given(plans(someone, day, catalogue=national(), wanted=Wanted(most=3)))
    ... def is_answered(plan):
    ...     found = check_plan(plan, day, case=someone, catalogue=national())
    ...     assert found.outcome == "valid" or found.findings
    >>> is_answered()
    """
    sound = valid_plans(
        case, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted, most_nodes=most_nodes
    )
    limits = _minutes(law, on)
    return sound.flatmap(lambda plan: st.just(plan) | st.sampled_from(_beside(plan, limits)))


def _minutes(law: Law, on: date) -> list[int]:
    """The numbers of the law about a week, in minutes."""
    scale = {"minutes": 1, "hours": 60}
    found = (
        (number.on(on).value, scale[number.unit])
        for topic in ("content", "work")
        for number in law.numbers(topic).values()
        if number.unit in scale and any(value.valid.contains(on) for value in number.values)
    )
    return sorted({value * by for value, by in found if value is not None})


def _beside(plan: Plan, limits: list[int]) -> list[Plan]:
    """The plan with one thing otherwise; never the same plan."""
    elements = plan.elements
    found = [
        attrs.evolve(plan, elements=(*elements[:place], *changed, *elements[place + 1 :]))
        for place in range(len(elements))
        for changed in _changed(elements, place, limits)
    ]
    stated = plan.evaluation_dates or ()
    dates: list[tuple[date, ...] | None] = [None, (), *((day + timedelta(1),) for day in stated)]
    return found + [
        attrs.evolve(plan, evaluation_dates=days) for days in dates if days != plan.evaluation_dates
    ]


def _changed(elements: tuple[Element, ...], place: int, limits: list[int]) -> list[tuple[Element, ...]]:
    element = elements[place]
    others = sum(item.minutes_a_week or 0 for item in elements) - (element.minutes_a_week or 0)
    near = {(element.minutes_a_week or 0) + by for by in (-1, 1)} | {
        limit - others + by for limit in limits for by in (-1, 0, 1)
    }
    changes: list[dict[str, Any]] = [
        {"minutes_a_week": minutes}
        for minutes in (None, *sorted(near))
        if minutes != element.minutes_a_week and (minutes is None or 0 < minutes <= _WEEK)
    ]
    day = timedelta(1)
    if element.first is not None and element.last is not None:
        changes += [
            {"first": None},
            {"last": None},
            {"last": element.last + day},
            {"first": element.first - day},
        ]
    return [(), (element, element), *((attrs.evolve(element, **change),) for change in changes)]

"""A plan laid out for a day: each element with its catalogue entry and the facts that its rules read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from qupcore.domain.case.plan import Plan
from qupcore.domain.period import Period
from qupcore.planning.facts.element import Around, ElementFacts, element_facts
from qupcore.planning.facts.people import Person
from qupcore.planning.facts.placed import PlacedElement, placed
from qupcore.planning.facts.week import WeekFacts, week_facts
from qupcore.planning.facts.whole import WholeFacts, whole_facts
from qupcore.planning.rules.prepared import Named, PlanRules
from qupcore.planning.rules.ready import Ready

__all__ = ["Laid", "LaidPlan", "around_of", "elements_before", "lay_out_elements", "lay_out_plan"]


@attrs.frozen(eq=False)
class Laid:
    """An element with its rules and its facts, worked out once.

    Attributes:
        placed: The element with its measure, offer, days, minutes, fixed times and class.
        rules: The rules about it.
        facts: The facts that they read.
    """

    placed: PlacedElement
    rules: Ready
    facts: ElementFacts


@attrs.frozen(kw_only=True, eq=False)
class LaidPlan:
    """A plan with all facts that rules read about it.

    Attributes:
        plan: The plan.
        elements: Its elements, with their facts.
        running: Its elements, without their facts.
        before: The elements of earlier versions of the plan from before it begins.
        whole: The facts about the plan as a whole.
        weeks: The facts about its weeks.
    """

    plan: Plan
    elements: tuple[Laid, ...]
    running: tuple[PlacedElement, ...]
    before: tuple[PlacedElement, ...]
    whole: WholeFacts
    weeks: WeekFacts[PlacedElement]


def lay_out_plan(plan: Plan, named: Named, rules: PlanRules, person: Person, period: Period) -> LaidPlan:
    """Lay out a plan.

    Args:
        plan: The plan.
        named: The catalogue entries of its elements, and of the elements before it.
        rules: The rules that it is checked by.
        person: The person it is for.
        period: The days whose weeks are checked; its first day is the day of the check.
    """
    before = elements_before(named, person)
    elements = _laid(plan, named, before, rules, person, period.start)
    running = tuple(item.placed for item in elements)
    return LaidPlan(
        plan=plan,
        elements=elements,
        running=running,
        before=before,
        whole=whole_facts(plan, running, before, person.case, rules.view.whole),
        weeks=week_facts(plan, running, before, person.case, period),
    )


def lay_out_elements(
    plan: Plan, named: Named, rules: PlanRules, person: Person, on: date
) -> tuple[Laid, ...]:
    """Lay out the elements of a plan only, without its weeks."""
    return _laid(plan, named, elements_before(named, person), rules, person, on)


def _laid(
    plan: Plan,
    named: Named,
    before: Sequence[PlacedElement],
    rules: PlanRules,
    person: Person,
    on: date,
) -> tuple[Laid, ...]:
    running = tuple(
        placed(place, element, listing.measure, listing.offer, person.municipality)
        for place, (element, listing) in enumerate(zip(plan.elements, named.listings, strict=True))
    )
    around = around_of(running, before, rules, person, on)
    return tuple(
        Laid(item, listing.rules, element_facts(item, listing.rules, around))
        for item, listing in zip(running, named.listings, strict=True)
    )


def around_of(
    running: Sequence[PlacedElement],
    before: Sequence[PlacedElement],
    rules: PlanRules,
    person: Person,
    on: date,
) -> Around:
    """The plan, person and law around each of these elements."""
    return Around(
        elements=running,
        before=before,
        person=person,
        on=on,
        law=rules.law,
        local=rules.view.local,
        owners=rules.owners,
        held=rules.held,
    )


def elements_before(named: Named, person: Person) -> tuple[PlacedElement, ...]:
    """The elements of earlier versions of a plan from before it begins."""
    return tuple(
        placed(-1 - number, element, measure, offer, person.municipality)
        for number, (element, measure, offer) in enumerate(named.before)
    )

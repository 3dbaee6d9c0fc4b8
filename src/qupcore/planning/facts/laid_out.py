"""A plan laid out for a day: each element with what is known of it and the facts that its rules read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.period import Period
from qupcore.planning.facts.element import Around, ElementFacts, element_facts
from qupcore.planning.facts.people import Person
from qupcore.planning.facts.placed import Placed, earlier, placed
from qupcore.planning.facts.week import WeekFacts, week_facts
from qupcore.planning.facts.whole import WholeFacts, whole_facts
from qupcore.planning.rules.listing import Listing
from qupcore.planning.rules.prepared import PlanRules
from qupcore.planning.rules.ready import Ready

__all__ = ["Laid", "LaidPlan", "lay_out", "lay_out_elements", "ran_before"]


@attrs.frozen(eq=False)
class Laid:
    """An element with its rules and its facts, worked out once.

    Attributes:
        placed: The element beside the catalogue: measure, offer, days, minutes, fixed times, class.
        rules: The rules about it.
        facts: What they read.
    """

    placed: Placed
    rules: Ready
    facts: ElementFacts


@attrs.frozen(kw_only=True, eq=False)
class LaidPlan:
    """A plan with everything that rules read about it.

    Attributes:
        plan: The plan.
        elements: Its elements.
        before: What earlier versions of the plan had run before it begins.
        whole: The facts about the plan as a whole.
        weeks: The facts about its weeks.
    """

    plan: Plan
    elements: tuple[Laid, ...]
    before: tuple[Placed, ...]
    whole: WholeFacts
    weeks: WeekFacts[Placed]

    @property
    def running(self) -> tuple[Placed, ...]:
        """The elements beside the catalogue."""
        return tuple(item.placed for item in self.elements)


def lay_out(
    plan: Plan, listings: Sequence[Listing], rules: PlanRules, person: Person, period: Period
) -> LaidPlan:
    """Lay out a plan.

    Args:
        plan: The plan.
        listings: What the catalogues list for each of its elements.
        rules: What it is checked by.
        person: Who it is for.
        period: The days whose weeks are looked at; its first day is the day of the check.
    """
    before = ran_before(plan, rules, person)
    elements = _laid(plan.elements, listings, before, rules, person, period.start)
    running = tuple(item.placed for item in elements)
    return LaidPlan(
        plan=plan,
        elements=elements,
        before=before,
        whole=whole_facts(plan, running, before, person.case, rules.view.whole),
        weeks=week_facts(plan, running, before, person.case.course, period),
    )


def lay_out_elements(
    plan: Plan, listings: Sequence[Listing], rules: PlanRules, person: Person, on: date
) -> tuple[Laid, ...]:
    """Lay out the elements of a plan by themselves, without its weeks."""
    return _laid(plan.elements, listings, ran_before(plan, rules, person), rules, person, on)


def _laid(
    elements: Sequence[Element],
    listings: Sequence[Listing],
    before: Sequence[Placed],
    rules: PlanRules,
    person: Person,
    on: date,
) -> tuple[Laid, ...]:
    running = tuple(
        placed(place, element, listing.measure, listing.offer, person.municipality)
        for place, (element, listing) in enumerate(zip(elements, listings, strict=True))
    )
    around = Around(elements=running, before=before, person=person, on=on, whole=rules.law.whole)
    return tuple(
        Laid(item, listing.rules, element_facts(item, listing.rules, around))
        for item, listing in zip(running, listings, strict=True)
    )


def ran_before(plan: Plan, rules: PlanRules, person: Person) -> tuple[Placed, ...]:
    """What earlier versions of a plan had run before it begins."""
    view = rules.view
    return tuple(
        placed(
            -1 - number,
            item,
            view.measure_on(item.measure, item.first),
            view.offer_on(item.offer, item.first) if item.offer else None,
            person.municipality,
        )
        for number, item in enumerate(earlier(plan, person.case.course))
    )

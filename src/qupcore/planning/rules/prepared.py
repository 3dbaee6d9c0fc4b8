"""Preparing: from catalogues, a day and a policy to everything that a plan is checked by.

What is prepared is remembered, and answering builds nothing more: no expression is read, no rulebook made and
no engine prepared between a plan and what is found about it. Rules are made for the measures that a plan
names, or for all that may be chosen; those of others cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import attrs

from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.truth import Truth
from qupcore.law.national import AS_IT_STANDS
from qupcore.planning.rules.law import LawRules, Numbers, law_numbers, law_rules
from qupcore.planning.rules.listing import Listing
from qupcore.planning.rules.view import Catalogues, View, view_of
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import Value

__all__ = ["Choosable", "Named", "PlanRules", "prepare"]


@attrs.frozen(eq=False)
class Named:
    """What a plan names, looked up.

    Attributes:
        listings: What the catalogues list for each element.
        before: What earlier versions of the plan had run before it begins, with its measure and offer.
    """

    listings: tuple[Listing, ...]
    before: tuple[tuple[Element, Measure | None, Offer | None], ...]


@attrs.frozen(eq=False)
class Choosable:
    """What a plan may be put together from.

    Attributes:
        listings: Each measure, or each offer of it.
        exceptions: What tells whether an exception of a relation holds for a person, by its text.
        excepting: The facts about a person on which that turns.
    """

    listings: tuple[Listing, ...]
    exceptions: Mapping[str, Callable[[Mapping[str, Value]], Truth]]
    excepting: tuple[str, ...]


@attrs.frozen(eq=False)
class PlanRules:
    """What a plan is checked by.

    Attributes:
        view: The catalogues, with the rules of each measure that was asked for.
        law: The law on the weeks of a plan.
        numbers: The numbers of the law on any day, to read facts about a person by.
    """

    view: View
    law: LawRules
    numbers: Numbers

    @property
    def under(self) -> UnderLaw:
        """What an answer says of the law."""
        return self.numbers.under

    def named(self, plan: Plan, course: Course | None, listings: tuple[Listing, ...] | None = None) -> Named:
        """What the catalogues list for what a plan names, with all that is asked about it made ready.

        Args:
            plan: The plan.
            course: The course, with earlier versions of the plan.
            listings: What they list for the elements, where that is known already.
        """
        view = self.view
        if listings is None:
            listings = tuple(self.listing(element) for element in plan.elements)
        before = tuple(
            (
                item,
                view.measure_on(item.measure, item.first),
                view.offer_on(item.offer, item.first) if item.offer else None,
            )
            for item in _earlier(plan, course)
        )
        return Named(listings, before)

    def listing(self, element: Element) -> Listing:
        """What the catalogues list for an element, with all that is asked about it made ready."""
        first, last = element.first or element.last, element.last or element.first
        if first is not None and last is not None:
            self.numbers.make_ready(first, last)
        return self.view.listing(element.measure, element.offer, element.first)

    def choosable(self, first: date, last: date) -> Choosable:
        """Everything that may stand in a plan from one day to another, with all that is asked about it."""
        self.numbers.make_ready(first, last)
        view = self.view
        return Choosable(view.listings_on(first), view.exceptions, view.excepting)


def prepare(catalogue: Catalogues, on: date, applied: AppliedLaw = AS_IT_STANDS) -> PlanRules:
    """Make ready what plans are checked by on a day.

    Raises:
        BadInput: two catalogues give one id.
        ParameterError: a number was chosen that nothing reads, or one was given a value that it may not have.
        NoRulesInForce: before 2007-11-01.
    """
    return PlanRules(view_of(catalogue), law_rules(on, applied), law_numbers(applied.law))


def _earlier(plan: Plan, course: Course | None) -> list[Element]:
    """What earlier versions of the plan held and that ended before this one: each element once.

    One whose first day is not known ran all the same; on which days is then not known.
    """
    if course is None:
        return []
    kept = {(item.measure, item.first) for item in plan.elements if item.first}
    found: dict[tuple[str, date], Element] = {}
    for version in course.plans:
        if version.valid_from >= plan.valid_from:
            continue
        for item in version.elements:
            first = item.first or date.min
            if first >= plan.valid_from or (item.measure, item.first) in kept:
                continue
            last = date.fromordinal(plan.valid_from.toordinal() - 1)
            ended = last if item.last is None else min(item.last, last)
            found[item.measure, first] = attrs.evolve(item, last=ended)
    return [found[key] for key in sorted(found)]

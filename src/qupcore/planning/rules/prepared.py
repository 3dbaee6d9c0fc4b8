"""Preparing: from catalogues, a day and a policy to the rules that a plan is checked by.

Prepared rules are remembered, and answering builds nothing more: no expression is parsed, no rulebook made
and no engine prepared between a plan and its findings. Rules are prepared only for the measures that a plan
names, or for all that may be chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import attrs

from qupcore.catalogue.snapshot import Snapshot
from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.truth import Truth
from qupcore.law.national import AS_IT_STANDS
from qupcore.planning.rules.law import LawRules, Numbers, law_numbers, law_rules
from qupcore.planning.rules.listing import Listing
from qupcore.planning.rules.view import (
    Catalogues,
    OfDay,
    View,
    catalogues_in_use,
    catalogues_of,
    owners_seen,
    view_of,
)
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import Value

__all__ = ["Choosable", "Named", "PlanRules", "prepare"]


@attrs.frozen(eq=False)
class Named:
    """The catalogue entries of the elements of a plan.

    Attributes:
        listings: The listing of each element.
        before: The elements of earlier versions from before the plan begins, with their measure and offer.
    """

    listings: tuple[Listing, ...]
    before: tuple[tuple[Element, Measure | None, Offer | None], ...]


@attrs.frozen(eq=False)
class Choosable:
    """The measures and offers that a plan may be made of.

    Attributes:
        listings: Each measure, or each of its offers.
        exceptions: Functions that decide whether an exception of a relation holds for a person, by its text.
        excepting: The names of the facts about a person that they read.
        known: What is worked out for plans from the first day on.
    """

    listings: tuple[Listing, ...]
    exceptions: Mapping[str, Callable[[Mapping[str, Value]], Truth]]
    excepting: tuple[str, ...]
    known: OfDay


@attrs.frozen(eq=False)
class PlanRules:
    """The rules that a plan is checked by.

    Attributes:
        view: What a case of the municipality sees of the catalogues, with the prepared rules of its measures.
        law: The law on the weeks of a plan.
        numbers: The numbers of the law on any day, for the facts about a person.
        municipality: The municipality whose cases they are for. Empty: national measures only.
        on: The day.
        owners: The namespaces that the municipality sees.
        held: The catalogues in use, as their owners gave them.
    """

    view: View
    law: LawRules
    numbers: Numbers
    municipality: str
    on: date
    owners: frozenset[str]
    held: tuple[Catalogue, ...] = attrs.field(repr=False)
    _catalogues: tuple[Catalogue, ...] = attrs.field(repr=False)

    def seen_from(self, municipality: str) -> PlanRules:
        """The rules for cases of a municipality, by its number."""
        if municipality == self.municipality:
            return self
        view = view_of(self._catalogues, municipality, self.on)
        owners = owners_seen(municipality, self.on)
        return attrs.evolve(self, view=view, municipality=municipality, owners=owners)

    @property
    def under(self) -> UnderLaw:
        """What an answer says of the law."""
        return self.numbers.under

    def named(self, plan: Plan, course: Course | None, listings: tuple[Listing, ...] | None = None) -> Named:
        """The catalogue entries of a plan's elements, with their rules and numbers prepared.

        Args:
            plan: The plan.
            course: The course, with earlier versions of the plan.
            listings: The listings of the elements, where already known.
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
        """The catalogue entry of an element, with its rules and numbers prepared."""
        first, last = element.first or element.last, element.last or element.first
        if first is not None and last is not None:
            self.numbers.make_ready(first, last)
        return self.view.listing(element.measure, element.offer, element.first)

    def choosable(self, first: date, last: date) -> Choosable:
        """The measures that a plan from one day to another may be made of, with their rules and numbers."""
        self.numbers.make_ready(first, last)
        view = self.view
        return Choosable(view.listings_on(first), view.exceptions, view.excepting, view.of_day(first))


def prepare(
    catalogue: Catalogues, on: date, applied: AppliedLaw = AS_IT_STANDS, *, municipality: str = ""
) -> PlanRules:
    """Prepare the rules that plans are checked by on a day.

    Args:
        catalogue: The measures; several catalogues in any order.
        on: The day.
        applied: The law that is applied.
        municipality: The municipality whose cases they are for; `Checker` takes it from the case.

    Raises:
        BadInput: two catalogues that the municipality sees give one id.
        ParameterError: a number was chosen that no rule reads, or given a value that is not allowed.
        NoRulesInForce: before 2007-11-01.
    """
    held = catalogues_in_use(catalogue)
    given = catalogues_of(catalogue if isinstance(catalogue, Snapshot) else held)
    view = view_of(given, municipality, on)
    return PlanRules(
        view=view,
        law=law_rules(on, applied),
        numbers=law_numbers(applied.law),
        municipality=municipality,
        on=on,
        owners=owners_seen(municipality, on),
        held=held,
        catalogues=given,
    )


def _earlier(plan: Plan, course: Course | None) -> list[Element]:
    """The elements of earlier versions of the plan, each once, ended before this version at the latest.

    An element with an unknown first day is included; its days are then unknown.
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

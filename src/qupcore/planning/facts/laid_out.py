"""A plan laid out beside the catalogue: what each element is, how long, how much and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from qupcore.catalogue.municipalities import numbers_on
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Element, MeasureClass, Plan, Slot
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.truth import Truth
from qupcore.planning.facts.days import Span, share_a_day, span_of
from qupcore.planning.rules.view import View

__all__ = ["Laid", "LaidPlan", "class_in", "lay_out"]


@attrs.frozen(kw_only=True, eq=False)
class Laid:
    """An element with what the catalogue knows of it.

    Attributes:
        place: Its place in the plan, from 0; below 0 for what came before the plan.
        element: As the plan has it.
        measure: The measure in its version; None where the catalogue does not know it.
        offer: The offer; None where none is named, or the catalogue does not know it.
        span: Its days.
        minutes: Its time a week; None where not known.
        slots: Its fixed times: its own, else those of the offer.
        counts_as: What it is to the programme; None where nobody says.
    """

    place: int
    element: Element
    measure: Measure | None
    offer: Offer | None
    span: Span
    minutes: int | None
    slots: tuple[Slot, ...]
    counts_as: MeasureClass | None


@attrs.frozen(eq=False)
class LaidPlan:
    """All elements of a plan, what ran before it, and who shares a day with whom."""

    elements: tuple[Laid, ...]
    before: tuple[Laid, ...]
    shared: tuple[tuple[Truth, ...], ...]

    def beside(self, one: Laid) -> Iterable[tuple[Laid, Truth]]:
        """The others that share a day with it, or may."""
        for other, truth in zip(self.elements, self.shared[one.place], strict=True):
            if truth is not False and other is not one:
                yield other, truth


def lay_out(plan: Plan, participant: Participant, view: View) -> LaidPlan:
    """Lay out a plan, and what earlier versions of it had run before it begins."""
    municipality = participant.planning.municipality if participant.planning else ""
    elements = tuple(_laid(place, item, view, municipality) for place, item in enumerate(plan.elements))
    before = tuple(
        _laid(-1 - number, item, view, municipality)
        for number, item in enumerate(_earlier(plan, participant))
    )
    return LaidPlan(elements, before, _shared(elements))


def _shared(elements: Sequence[Laid]) -> tuple[tuple[Truth, ...], ...]:
    spans = [item.span for item in elements]
    return tuple(tuple(share_a_day(one, other) for other in spans) for one in spans)


def _earlier(plan: Plan, participant: Participant) -> Iterable[Element]:
    """What earlier versions of the plan held and that ended before this one: each element once.

    One whose first day is not known ran all the same; on which days is then not known.
    """
    if participant.course is None:
        return ()
    kept = {(item.measure, item.first) for item in plan.elements if item.first}
    found: dict[tuple[str, date], Element] = {}
    for earlier in participant.course.plans:
        if earlier.valid_from >= plan.valid_from:
            continue
        for item in earlier.elements:
            first = item.first or date.min
            if first >= plan.valid_from or (item.measure, item.first) in kept:
                continue
            last = date.fromordinal(plan.valid_from.toordinal() - 1)
            ended = last if item.last is None else min(item.last, last)
            found[item.measure, first] = attrs.evolve(item, last=ended)
    return [found[key] for key in sorted(found)]


def _laid(place: int, element: Element, view: View, municipality: str) -> Laid:
    measure = view.measure_on(element.measure, element.first)
    offer = view.offer_on(element.offer, element.first) if element.offer else None
    slots = element.slots or (offer.slots if offer else ())
    return Laid(
        place=place,
        element=element,
        measure=measure,
        offer=offer,
        span=span_of(element.first, element.last),
        minutes=_minutes(element, measure, offer, slots),
        slots=slots,
        counts_as=element.counts_as or (class_in(measure, municipality, element.first) if measure else None),
    )


def class_in(measure: Measure, municipality: str, day: date | None) -> MeasureClass | None:
    """What a measure is to the programme in a municipality, whatever its number was or is."""
    if municipality:
        for item in measure.classes:
            if item.municipality and municipality in numbers_on(item.municipality, day or date.max):
                return measure.counts_as(item.municipality)
    return measure.counts_as()


def _minutes(
    element: Element, measure: Measure | None, offer: Offer | None, slots: tuple[Slot, ...]
) -> int | None:
    """What the element says; else its slots, the offer, and a measure whose time is not adapted."""
    if element.minutes_a_week is not None:
        return element.minutes_a_week
    if element.percent is not None and not element.slots:
        return None  # percent of what is not for us to say: see the policy on it
    if element.slots:
        return sum(slot.end - slot.start for slot in element.slots)
    if offer is not None and offer.minutes_a_week is not None:
        return offer.minutes_a_week
    if slots:
        return sum(slot.end - slot.start for slot in slots)
    time = measure.time if measure else None
    return time.minutes_a_week if time and not time.adapted else None

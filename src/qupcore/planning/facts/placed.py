"""An element beside the catalogue: what it is, how long, how much, when, and what it is to the programme."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from qupcore.catalogue.municipalities import numbers_on
from qupcore.domain.case.plan import Element, MeasureClass, Slot
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.planning.facts.days import Span, span_of

__all__ = ["Activity", "PlacedElement", "class_in", "placed"]


@attrs.frozen(kw_only=True, eq=False)
class Activity:
    """What the law on content sees of an element.

    Attributes:
        span: Its days.
        minutes: Its time a week; None where not known.
        counts_as: What it is to the programme; None where nobody says.
    """

    span: Span
    minutes: int | None
    counts_as: MeasureClass | None


@attrs.frozen(kw_only=True, eq=False)
class PlacedElement(Activity):
    """An element with what the catalogue knows of it.

    Attributes:
        place: Its place in the plan, from 0; below 0 for what came before the plan.
        element: As the plan has it.
        measure: The measure in its version; None where the catalogue does not know it.
        offer: The offer; None where none is named, or the catalogue does not know it.
        slots: Its fixed times: its own, else those of the offer.
    """

    place: int
    element: Element
    measure: Measure | None
    offer: Offer | None
    slots: tuple[Slot, ...]


def placed(
    place: int, element: Element, measure: Measure | None, offer: Offer | None, municipality: str
) -> PlacedElement:
    """Put an element beside what the catalogue knows of it, for somebody who lives in a municipality."""
    slots = element.slots or (offer.slots if offer else ())
    return PlacedElement(
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
    element: Element, measure: Measure | None, offer: Offer | None, slots: Iterable[Slot]
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

"""An element with its catalogue entry: measure, offer, days, minutes, fixed times and class."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from qupcore.catalogue.municipalities import numbers_on
from qupcore.domain.case.fixed_times import mean_minutes
from qupcore.domain.case.plan import Element, MeasureClass, Slot
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.planning.facts.days import Span, span_of

__all__ = ["Activity", "PlacedElement", "class_in", "placed"]


@attrs.frozen(kw_only=True, eq=False)
class Activity:
    """The properties of an element that the law on content reads.

    Attributes:
        span: Its days.
        minutes: Its minutes a week; None where not known.
        counts_as: Its class in the programme; None where no source gives one.
    """

    span: Span
    minutes: int | None
    counts_as: MeasureClass | None


@attrs.frozen(kw_only=True, eq=False)
class PlacedElement(Activity):
    """An element with its measure and offer from the catalogue.

    Attributes:
        place: Its place in the plan, from 0; below 0 for an element from before the plan.
        element: The element of the plan.
        measure: The version of the measure; None where the catalogue does not have it.
        offer: The offer; None where none is named, or the catalogue does not have it.
        slots: The fixed times of the element, else those of the offer.
    """

    place: int
    element: Element
    measure: Measure | None
    offer: Offer | None
    slots: tuple[Slot, ...]


def placed(
    place: int, element: Element, measure: Measure | None, offer: Offer | None, municipality: str
) -> PlacedElement:
    """An element with its measure and offer, for a person who lives in a municipality."""
    slots = element.slots or (offer.fixed_times if offer else ())
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
    """The class of a measure in a municipality, under its old or new number."""
    if municipality:
        for item in measure.classes:
            if item.municipality and municipality in numbers_on(item.municipality, day or date.max):
                return measure.counts_as(item.municipality)
    return measure.counts_as()


def _minutes(
    element: Element, measure: Measure | None, offer: Offer | None, slots: Iterable[Slot]
) -> int | None:
    """The minutes a week of the element, else of its slots, the offer, or a measure with a fixed time."""
    if element.minutes_a_week is not None:
        return element.minutes_a_week
    if element.percent is not None and not element.slots:
        return None  # the minutes of a hundred percent are a policy, and are not assumed here
    if element.slots:
        return mean_minutes(element.slots)
    if offer is not None and offer.minutes_a_week is not None:
        return offer.minutes_a_week
    if slots:
        return mean_minutes(slots)
    time = measure.time if measure else None
    return time.minutes_a_week if time and not time.adapted else None

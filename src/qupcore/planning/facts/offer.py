"""The facts about the offer that an element names. A full offer does not affect the right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.catalogue.districts import in_district
from qupcore.catalogue.municipalities import numbers_on
from qupcore.domain.case.participant import Participant
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID, namespace_of
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.truth import Truth
from qupcore.planning.facts.days import inside
from qupcore.planning.facts.owner import is_gone, of_municipality
from qupcore.planning.facts.placed import PlacedElement
from qupcore.planning.rules.terms import Offered
from qupcore.rules.terms import Value

__all__ = ["offer_facts"]


def offer_facts(
    one: PlacedElement,
    first: date | None,
    case: Participant,
    on: date,
    owners: frozenset[str],
    held: tuple[Catalogue, ...],
) -> Iterator[tuple[str, Value | None]]:
    """Each fact about the offer of an element that began on a day, by term."""
    offer = one.offer
    if offer is None:
        theirs = of_municipality(one.element.offer, owners)
        yield Offered.of_municipality.name, theirs
        origin = one.element.made_from
        gone = is_gone(origin.offer if origin else None, held)
        yield Offered.known.name, False if theirs and not gone else None
        return
    yield Offered.known.name, True
    yield Offered.of_municipality.name, True
    begun = first is not None and first < on
    yield Offered.of_measure.name, offer.measure == one.element.measure
    yield Offered.runs.name, inside(one.span, offer.period)
    yield Offered.starts_then.name, _starts_then(offer, first, begun)
    there = begun or offer.drop_in
    yield Offered.enrols.name, True if there else {"open": True, "closed": False}.get(offer.enrolment)
    yield Offered.has_place.name, True if there else _has_place(offer, first)
    yield Offered.in_catchment.name, _in_catchment(offer, case.municipality, on)
    yield Offered.in_district.name, _in_district(offer, case)
    if offer.closed_in_school_holidays is not None:
        yield Offered.open_in_holidays.name, not offer.closed_in_school_holidays


def _starts_then(offer: Offer, first: date | None, begun: bool) -> Truth:
    if not offer.starts or begun:
        return True
    return None if first is None else first in offer.starts


def _has_place(offer: Offer, first: date | None) -> Truth:
    """Whether there is a place on the first day, according to the numbers of the offer."""
    places = offer.places
    if places is None or places.free is None:
        return None
    if places.free > 0:
        return True
    if places.waiting_days is None or places.as_of is None or first is None:
        return False
    return places.as_of.toordinal() + places.waiting_days <= first.toordinal()


def _in_catchment(offer: Offer, lives: str, on: date) -> Truth:
    """Whether the offer takes people from a municipality, under an old or new number; empty is not known."""
    catchment = offer.catchment
    if catchment is None:
        owner = namespace_of(offer.id)
        return True if owner == NATIONAL_ID else _same(lives, owner, on) if lives else None
    if not catchment.municipalities:
        return True
    return any(_same(lives, number, on) for number in catchment.municipalities) if lives else None


def _in_district(offer: Offer, case: Participant) -> Truth:
    if offer.catchment is None or not offer.catchment.districts:
        return True
    return in_district(offer, case.planning.district if case.planning else "")


def _same(number: str, other: str, on: date) -> bool:
    """Whether two numbers, old or new, stand for one municipality on a day."""
    return not set(numbers_on(number, on)).isdisjoint(numbers_on(other, on))

"""The availability of a measure: places, enrolment, starts, location. It is never a ground for a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qupcore.catalogue.districts import in_district
from qupcore.catalogue.snapshot import Snapshot
from qupcore.domain.answers.availability import OfferState, State, Why
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer, Places

__all__ = ["measure_state", "offer_state"]

_BEST_FIRST: tuple[State, ...] = ("open", "unknown", "later", "full", "closed", "elsewhere")


def offer_state(offer: Offer, on: date, district: str = "", places: Places | None = None) -> OfferState:
    """Whether an offer is available on a day.

    Args:
        offer: The offer.
        on: The day.
        district: The district in which the participant lives, by name or number. Empty: not known.
        places: Live numbers, where a source was asked. Left out: as the catalogue says.
    """
    places = None if offer.drop_in else places or offer.places
    start = max(offer.period.start, on)
    coming = sorted(day for day in offer.starts if day >= on)
    next_start = (coming[0] if coming else None) if offer.starts else start

    def found(state: State, *why: Why) -> OfferState:
        return OfferState(offer=offer, state=state, why=why, places=places, next_start=next_start)

    here = in_district(offer, district)
    if here is False:
        return found("elsewhere", "other_district")
    if offer.starts and not coming:
        return found("closed", "no_start_left")
    if offer.enrolment == "closed":
        return found("closed", "enrolment_closed")
    free = places.free if places is not None else None
    if free == 0:
        return found("full", "no_free_place")
    if next_start is not None and next_start > on:
        return found("later", "starts_later")
    if here is None:
        return found("unknown", "district_not_known")
    if offer.drop_in:
        return found("open", "drop_in")
    if free or offer.enrolment == "open":
        return found("open")
    return found("unknown", "places_not_known")


def measure_state(
    measure: Measure, snapshot: Snapshot, district: str = "", live: Mapping[str, Places] | None = None
) -> tuple[State, tuple[Why, ...], tuple[OfferState, ...]]:
    """The availability of a measure: the best of its offers, within the measure's own days."""
    on, live = snapshot.on, live or {}
    offers = tuple(
        offer_state(offer, on, district, live.get(offer.id)) for offer in snapshot.offers.get(measure.id, ())
    )
    if measure.last_start is not None and measure.last_start < on:
        return "closed", ("last_start_passed",), offers
    if measure.starts is not None and not _inside(measure.starts.first, measure.starts.last, on):
        return "later", ("outside_start_window",), offers
    if not offers:
        return "unknown", ("no_offer_known",), ()
    state = min((item.state for item in offers), key=_BEST_FIRST.index)
    why = dict.fromkeys(reason for item in offers if item.state == state for reason in item.why)
    return state, tuple(why), offers


def _inside(first: str, last: str, on: date) -> bool:
    day = f"{on.month:02}-{on.day:02}"
    return first <= day <= last if first <= last else day >= first or day <= last

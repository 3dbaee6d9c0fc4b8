"""Whether one person is admitted to a measure on one day, and whether the measure is available."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.answers.decision import Input
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer, Places
from qupcore.domain.source import Confidence, Source
from qupcore.domain.text import Text
from qupcore.domain.truth import Truth, Verdict

__all__ = ["AdmissionFinding", "Admitted", "Availability", "OfferState", "State", "Why", "admitted_of"]

Admitted = Literal["admitted", "not_admitted", "unknown"]

State = Literal["open", "unknown", "later", "full", "closed", "elsewhere"]
"""Whether it is there to be had. It never bears on the right to a programme: a measure that is full or not
there is no ground for a refusal."""

Why = Literal[
    "enrolment_closed",
    "no_free_place",
    "starts_later",
    "no_start_left",
    "outside_start_window",
    "last_start_passed",
    "other_district",
    "district_not_known",
    "drop_in",
    "no_offer_known",
    "places_not_known",
]


def admitted_of(truth: Truth) -> Admitted:
    """Name the outcome of the admission conditions; unknown never counts as no.

    >>> [admitted_of(truth) for truth in (True, False, None)]
    ['admitted', 'not_admitted', 'unknown']
    """
    return "unknown" if truth is None else "admitted" if truth else "not_admitted"


@attrs.frozen(kw_only=True)
class AdmissionFinding:
    """What one condition of a measure came to.

    Attributes:
        asks: `ages` for the age band, `admits` for a condition.
        expression: The condition in the rule language.
        says: The condition in words, where the catalogue has them.
        outcome: `met`, `not_met` or `unknown`.
        sources: Where it is from.
        confidence: How sure it is.
        inputs: The facts used.
        missing: The terms that it read and did not find.
    """

    asks: Literal["ages", "admits"]
    expression: str
    says: Text | None
    outcome: Verdict
    sources: tuple[Source, ...]
    confidence: Confidence
    inputs: tuple[Input, ...]
    missing: tuple[str, ...]


@attrs.frozen(kw_only=True)
class OfferState:
    """Whether one offer is there to be had.

    Attributes:
        offer: The offer.
        state: Open, not known, later, full, closed, or elsewhere.
        why: Why it is not open; of a drop-in offer that is open, that it is one.
        places: How many there is room for: live where a source was asked, else as the catalogue says.
        next_start: The next day on which one may start, where it is known.
    """

    offer: Offer
    state: State
    why: tuple[Why, ...]
    places: Places | None
    next_start: date | None


@attrs.frozen(kw_only=True)
class Availability:
    """A measure, for one person on one day.

    Attributes:
        measure: The measure.
        admitted: Whether the person meets its conditions.
        findings: What each condition came to. None: no condition is known.
        missing: The terms that keep admission unknown.
        state: Whether it is there to be had.
        why: Why it is not open.
        offers: Its offers here.
    """

    measure: Measure
    admitted: Admitted
    findings: tuple[AdmissionFinding, ...]
    missing: tuple[str, ...]
    state: State
    why: tuple[Why, ...]
    offers: tuple[OfferState, ...]

    @property
    def waiting_days(self) -> int | None:
        """The shortest waiting time among its offers in days; None where none is known."""
        known = [
            item.places.waiting_days
            for item in self.offers
            if item.places is not None and item.places.waiting_days is not None
        ]
        return min(known, default=None)

    @property
    def free(self) -> int | None:
        """The free places in all offers that state a number; None where none does."""
        known = [item.places.free for item in self.offers if item.places is not None]
        counted = [number for number in known if number is not None]
        return sum(counted) if counted else None

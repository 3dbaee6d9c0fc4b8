"""The catalogue entry of an element of a plan: a measure, or one of its offers, with its rules."""

from __future__ import annotations

import attrs

from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.planning.rules.ready import Ready

__all__ = ["Listing", "listing_of"]


@attrs.frozen(eq=False)
class Listing:
    """A measure, or one of its offers.

    Attributes:
        measure: The version of the measure; None where the catalogue does not have it.
        offer: The offer; None where none is named, or the catalogue does not have it.
        rules: The rules about an element of the measure.
        end_age: The lowest age at which it must end; None where none is set.
    """

    measure: Measure | None
    offer: Offer | None
    rules: Ready
    end_age: int | None


def listing_of(measure: Measure | None, offer: Offer | None, rules: Ready) -> Listing:
    """The listing of a measure or offer, with its rules."""
    limits = measure.limits if measure else ()
    ends = min((limit.years for limit in limits if limit.years is not None), default=None)
    return Listing(measure, offer, rules, ends)

"""Whether a person lives in a district that an offer serves."""

from __future__ import annotations

from datetime import date

from qupcore.catalogue.municipalities import area_of, districts
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID, namespace_of
from qupcore.domain.catalogue.offer import OSLO, Offer
from qupcore.domain.district import same_name
from qupcore.domain.truth import Truth

__all__ = ["in_district", "in_oslo", "known_district", "municipality_of"]


def in_district(offer: Offer, district: str) -> Truth:
    """Whether a district is one that an offer serves; None where it is not known.

    Names are equal after Unicode NFC and without regard to capitals. A number of Oslo's is the name that it
    stands for, and a name that Oslo does not have is not known.

    Args:
        offer: The offer.
        district: The district in which the person lives. Empty: not known.

    >>> from qupcore.domain.catalogue.offer import Catchment
    >>> from qupcore.domain.period import Period
    >>> mothers = Offer(id="0301:mor", measure="no:mentor", period=Period(date(2026, 1, 1)),
    ...     catchment=Catchment(districts=("Grünerløkka",)))
    >>> [in_district(mothers, district) for district in ("02", "grünerløkka", "Sagene", "", "Nowhere")]
    [True, True, False, None, None]
    """
    served = offer.catchment.districts if offer.catchment else ()
    if not served:
        return True
    numbered = municipality_of(offer) == OSLO
    if not district or (numbered and not known_district(district)):
        return None
    wanted = _key(district, numbered)
    return any(_key(name, numbered) == wanted for name in served)


def municipality_of(offer: Offer) -> str:
    """The municipality whose districts an offer names: the owner, or for a national offer its catchment's."""
    owner = namespace_of(offer.id)
    if owner != NATIONAL_ID:
        return owner
    numbers = offer.catchment.municipalities if offer.catchment else ()
    return numbers[0] if len(numbers) == 1 else ""


def known_district(district: str) -> bool:
    """Whether Oslo has a district, by number or name.

    >>> [known_district(district) for district in ("17", "18", "sagene")]
    [True, False, True]
    """
    return district in districts() or same_name(district) in map(same_name, districts().values())


def in_oslo(municipality: str, on: date) -> bool:
    """Whether a number, old or new, is Oslo's on a day."""
    return bool(municipality) and OSLO in area_of(municipality, on)


def _key(district: str, numbered: bool) -> str:
    return same_name(districts().get(district, district) if numbered else district)

"""Each municipality in its own place: what a case of one municipality sees of several catalogues.

National entries are for everybody. The measures, offers, relations and groups of a municipality are for that
municipality's cases only, whatever its offers say of their catchment: a municipality lists what its
neighbours provide for it in its own catalogue. So no answer depends on another municipality's catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from qupcore.catalogue.municipalities import area_of, check_number, municipalities
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["case_in", "living_in", "numbers_seen", "seen_from"]

_EVERYBODY = frozenset({NATIONAL_ID})


def seen_from(catalogues: Iterable[Catalogue], municipality: str, on: date) -> tuple[Catalogue, ...]:
    """The catalogues with only the entries that a case of a municipality sees on a day.

    Args:
        catalogues: The catalogues, in any order.
        municipality: The number of the municipality, old or new. Empty: not known, so that only national
            entries are seen.
        on: The day.

    >>> from qupcore import national
    >>> from qupcore.catalogue import Catalogue
    >>> bergen = Catalogue(by="bergen", namespace="4601")
    >>> [item.by for item in seen_from((national(), bergen), "1804", date(2026, 9, 1))]
    ['national']
    """
    seen = numbers_seen(municipality, on)
    return tuple(part for part in (item.seen_by(seen) for item in catalogues) if part is not None)


def numbers_seen(municipality: str, on: date) -> frozenset[str]:
    """The namespaces whose entries a case of a municipality sees on a day.

    >>> sorted(numbers_seen("1804", date(2026, 9, 1)))
    ['1804', 'no']
    """
    return _EVERYBODY | area_of(municipality, on) if municipality else _EVERYBODY


def living_in(case: Participant, municipality: str, on: date, *, asked: str = "municipality") -> str:
    """The municipality of a case: the case's own, else the one asked about.

    Args:
        case: The case.
        municipality: The number asked about, old or new. Empty: none.
        on: The day on which the numbers are compared.
        asked: Where the number is from, for the message.

    Raises:
        BadInput: no municipality has the number asked about, or the case is of another municipality; the
            message names both.
    """
    if municipality:
        check_number(municipality)
    own = case.municipality
    if own and municipality and municipality not in area_of(own, on):
        raise BadInput(
            worded(
                "{asked} is {municipality}, and the case {ref} is of {own}",
                asked=asked,
                municipality=_named(municipality),
                ref=case.ref,
                own=_named(own),
            ),
            where="$.planning.municipality",
            remedy=worded("leave out {asked}, or correct the case", asked=asked),
            code="catalogue.municipality",
        )
    return own or municipality


def case_in(case: Participant, municipality: str, on: date, *, asked: str = "municipality") -> Participant:
    """The case with the municipality asked about, where its own is not known; arguments as of `living_in`."""
    here = living_in(case, municipality, on, asked=asked)
    if here == case.municipality:
        return case
    return attrs.evolve(case, planning=attrs.evolve(case.planning or Planning(), municipality=here))


def _named(number: str) -> str:
    """A number with the name of its municipality, where it has one."""
    known = municipalities().get(number)
    return f"{number} {known.name}" if known else number

"""Whose measure or offer an id is of, and whether the catalogue that it was from is in use."""

from __future__ import annotations

import re

from qupcore.domain.case.made_from import EntryVersion
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID
from qupcore.domain.truth import Truth

__all__ = ["is_gone", "is_local", "of_municipality"]


def is_local(id: str) -> bool:
    """Whether an id is of a municipality's measure or offer. A plan may name anything.

    >>> [is_local(id) for id in ("5001:jobbsenter", "no:mentor", "Kitchen")]
    [True, False, False]
    """
    return re.match(r"\d{4}:", id, re.ASCII) is not None


def of_municipality(id: str, owners: frozenset[str]) -> Truth:
    """Whether an id is of no other municipality than the person's; None where that is not known.

    Args:
        id: The id of a measure or an offer.
        owners: The namespaces that the person's municipality sees; the national one alone where the
            municipality is not known.

    >>> seen = frozenset({"no", "1804"})
    >>> [of_municipality(id, seen) for id in ("no:mentor", "1804:jobbsenter", "5001:jobbsenter")]
    [True, True, False]
    """
    if not is_local(id):
        return True
    return None if owners == {NATIONAL_ID} else id.partition(":")[0] in owners


def is_gone(version: EntryVersion | None, held: tuple[Catalogue, ...]) -> bool:
    """Whether the catalogue that an entry was from is not in use; False where it is not on record."""
    return version is not None and all(item.by != version.catalogue for item in held)

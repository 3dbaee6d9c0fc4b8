"""The capacities that catalogues state, as limits of an allocation, and where each limit is from.

A capacity limits the offers of its own catalogue, which only the cases of its municipality can have: what
another municipality agreed with the same provider takes nothing from them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Literal

import attrs

from qupcore.allocating.shared import SharedLimit
from qupcore.domain.catalogue.capacity import Capacity
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.source import Source

__all__ = ["LimitOrigin", "catalogue_limits"]


@attrs.frozen(kw_only=True)
class LimitOrigin:
    """Where a shared limit is from.

    Attributes:
        stated_by: The `caller`, or a `catalogue`.
        catalogue: Whose catalogue it is; empty where the caller stated it.
        total: Places of the provider in all; None where that is not stated.
        free: Free places as stated; None where not known, so that the limit is the number of all places.
        as_of: The day that the numbers are from; None where not known.
        sources: What the catalogue read it in.
        replaces: The limits of catalogues that it stands in place of.
    """

    stated_by: Literal["caller", "catalogue"]
    catalogue: str = ""
    total: int | None = None
    free: int | None = None
    as_of: date | None = None
    sources: tuple[Source, ...] = ()
    replaces: tuple[int, ...] = ()


def catalogue_limits(
    catalogues: Iterable[Catalogue], on: date, offers: Collection[str]
) -> Mapping[str, tuple[SharedLimit, LimitOrigin]]:
    """The limits that catalogues state for a day, by id; `provider:NUMBER@NAMESPACE`.

    Args:
        catalogues: The catalogues that the cases see, in any order.
        on: The day.
        offers: The ids of the offers that somebody can have.
    """
    found: dict[str, tuple[SharedLimit, LimitOrigin]] = {}
    for catalogue in sorted(catalogues, key=lambda item: (item.namespace, item.by, item.hash)):
        for item in catalogue.capacities:
            places = _places(catalogue, item, offers) if item.valid.contains(on) else ()
            if not places:
                continue
            id = name = f"provider:{item.provider_orgnr}@{catalogue.namespace}"
            number = 1
            while id in found:  # two plugins of one municipality each have an agreement of their own
                number += 1
                id = f"{name}/{number}"
            origin = LimitOrigin(
                stated_by="catalogue",
                catalogue=catalogue.by,
                total=item.total,
                free=item.free,
                as_of=item.as_of,
                sources=item.sources,
            )
            found[id] = SharedLimit(id=id, most=item.most, places=places), origin
    return found


def _places(catalogue: Catalogue, capacity: Capacity, offers: Collection[str]) -> tuple[str, ...]:
    own = {item.id for item in catalogue.offers if item.provider_orgnr == capacity.provider_orgnr}
    return tuple(sorted(own.intersection(offers)))

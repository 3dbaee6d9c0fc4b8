"""with_entries(): a plan that keeps the hash and version of the catalogue entries that it was made from.

A plan is kept for years, and catalogues change: a measure gets another condition, a plugin is uninstalled.
The hash says whether an entry says the same today; the package and version say where it was from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.made_from import EntryVersion, MadeFrom
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.planning.rules.view import Catalogues, View, catalogues_in_use, view_of
from qupcore.plugins.transport import encode

__all__ = ["entry_hash", "version_in_use", "with_entries", "with_made_from"]

_REMARKS = ("sources", "notes")
"""Fields at any depth that say where an entry is from, not what it says."""


def with_entries(plan: Plan, *, catalogue: Catalogues, municipality: str = "") -> Plan:
    """The plan, with the catalogue entries that each of its elements is made from.

    An element that says what it was made from keeps that.

    Args:
        plan: The plan.
        catalogue: The measures; several catalogues in any order.
        municipality: The number of the municipality of the case. Empty: national entries only.

    Raises:
        BadInput: two catalogues that the municipality sees give one id.

    >>> from datetime import date
    >>> from qupcore import Element, national
    >>> plan = Plan(valid_from=date(2026, 9, 1), elements=(Element(measure="no:arbeidstrening"),))
    >>> with_entries(plan, catalogue=national()).elements[0].made_from.measure.catalogue
    'national'
    """
    check_arguments(with_entries, locals())
    held = catalogues_in_use(catalogue)
    return with_made_from(plan, view_of(held, municipality, plan.valid_from), held)


def with_made_from(plan: Plan, view: View, held: Iterable[Catalogue]) -> Plan:
    """The plan, with the entries of each element that does not say what it was made from."""
    held = tuple(held)
    elements = tuple(
        item if item.made_from else attrs.evolve(item, made_from=_made_from(item, view, held))
        for item in plan.elements
    )
    return attrs.evolve(plan, elements=elements)


def _made_from(element: Element, view: View, held: Iterable[Catalogue]) -> MadeFrom | None:
    """The entries in force that an element is made from; None where no catalogue has any of them.

    Args:
        element: The element.
        view: What the case sees of the catalogues.
        held: The catalogues as their owners gave them.
    """
    held = tuple(held)
    measure = view.measure_on(element.measure, element.first)
    offer = view.offer_on(element.offer, element.first) if element.offer else None
    found = MadeFrom(
        measure=None if measure is None else version_in_use(measure, view, held),
        offer=None if offer is None else version_in_use(offer, view, held),
    )
    return found if found.measure or found.offer else None


def version_in_use(entry: Measure | Offer, view: View, held: Iterable[Catalogue]) -> EntryVersion | None:
    """The hash of an entry, and the catalogue that has it; None where none of the catalogues has it."""
    for item in held:
        entries: Iterable[Measure | Offer] = item.measures if isinstance(entry, Measure) else item.offers
        if any(one.id == entry.id for one in entries):
            key = entry.id, (entry.valid if isinstance(entry, Measure) else entry.period).start
            hash = view.hashes.get(key) or view.hashes.keep(key, entry_hash(entry))
            return EntryVersion(hash=hash, catalogue=item.by, package=item.package, version=item.version)
    return None


def entry_hash(entry: Measure | Offer) -> str:
    """The hash of what an entry says, in the form of `EntryVersion`.

    Sources, notes and the places that are free today are no part of it, and a field that is left out counts
    for nothing, so that a later version of this library gives the same hash for the same content.

    >>> from qupcore import national
    >>> entry_hash(national().measures[0]) == entry_hash(attrs.evolve(national().measures[0], notes=()))
    True
    """
    if isinstance(entry, Offer):
        entry = attrs.evolve(entry, places=None)
    text = json.dumps(_said(encode(entry)), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    found = hashlib.sha256(text.encode()).hexdigest()
    return "_".join(found[place : place + 8] for place in range(0, len(found), 8))


def _said(tree: Any) -> Any:
    if isinstance(tree, Mapping):
        return {key: _said(value) for key, value in tree.items() if key not in _REMARKS}
    if isinstance(tree, list):
        return [_said(item) for item in tree]
    return tree

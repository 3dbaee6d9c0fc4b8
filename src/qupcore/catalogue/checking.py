"""Checks of a whole catalogue that no single entry can make, such as the use of its own namespace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from qupcore.catalogue.districts import known_district, municipality_of
from qupcore.catalogue.municipalities import districts, is_municipality
from qupcore.catalogue.positions import Path
from qupcore.catalogue.requirements import circular
from qupcore.catalogue.structure import RelativeFault, near
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID, namespace_of
from qupcore.domain.catalogue.offer import OSLO, Offer
from qupcore.domain.input_limits import input_limits, limit_remedy
from qupcore.domain.period import Period
from qupcore.domain.text import Text
from qupcore.errors.worded import worded

__all__ = ["flaws_of"]

_PARTS = ("measures", "offers", "relations", "groups", "practices", "capacities", "needs")
_WITH_IDS = ("measures", "offers", "groups")


def flaws_of(catalogue: Catalogue, known: Iterable[Catalogue] = ()) -> Iterator[RelativeFault]:
    """All faults of a catalogue whose entries are each valid.

    Args:
        catalogue: The catalogue.
        known: Catalogues that it may refer to, as the national one.
    """
    most = input_limits().catalogue_entries
    crowded = [name for name in _PARTS if len(getattr(catalogue, name)) > most]
    for name in crowded:
        number = len(getattr(catalogue, name))
        yield RelativeFault(
            (name,),
            worded("{number} entries", number=number),
            limit_remedy(
                "catalogue_entries",
                worded(
                    "at most {most_catalogue_entries}; is it the right list?", most_catalogue_entries=most
                ),
            ),
            "file.too-large",
        )
    if crowded:
        return
    if catalogue.namespace != NATIONAL_ID and not is_municipality(catalogue.namespace):
        yield RelativeFault(
            (),
            worded("{namespace!r} is no municipality", namespace=catalogue.namespace),
            worded("use the four-digit number, as 1804"),
            "catalogue.municipality",
        )
    known = tuple(known)
    yield from _namespace_flaws(catalogue)
    yield from _repeated(catalogue)
    yield from _dangling(catalogue, known)
    yield from _blank(catalogue)
    yield from _circles(catalogue, known)
    yield from _capacities(catalogue)


def _capacities(catalogue: Catalogue) -> Iterator[RelativeFault]:
    """Capacities of providers without an offer here, and two of one provider on one day."""
    offered = dict.fromkeys(offer.provider_orgnr for offer in catalogue.offers if offer.provider_orgnr)
    before: dict[str, list[Period]] = {}
    for number, item in enumerate(catalogue.capacities):
        orgnr, path = item.provider_orgnr, ("capacities", number, "provider_orgnr")
        if orgnr not in offered:
            what = worded("no offer has the organisation number {orgnr!r}", orgnr=orgnr)
            yield RelativeFault(path, what, near(orgnr, offered), "input.unknown-id")
        if any(item.valid.overlaps(other) for other in before.get(orgnr, ())):
            yield RelativeFault(
                path,
                worded("{id!r} stands twice", id=orgnr),
                worded("give it periods that do not overlap"),
                "input.twice",
            )
        before.setdefault(orgnr, []).append(item.valid)


def _namespace_flaws(catalogue: Catalogue) -> Iterator[RelativeFault]:
    own = catalogue.namespace
    remedy: str = worded("ids of this catalogue begin with {own}:", own=own)
    for part in _WITH_IDS:
        for number, entry in enumerate(getattr(catalogue, part)):
            if namespace_of(entry.id) != own:
                yield RelativeFault(
                    (part, number, "id"), worded("{id!r} belongs to another", id=entry.id), remedy
                )
    for number, relation in enumerate(catalogue.relations):
        for place, id in enumerate(relation.of):
            if namespace_of(id) != own:
                remedy = worded("a relation is `of` one's own measures; others' may stand in `to`")
                yield RelativeFault(
                    ("relations", number, "of", place), worded("{id!r} belongs to another", id=id), remedy
                )
    if own != NATIONAL_ID and catalogue.needs:
        yield RelativeFault(
            ("needs",),
            worded("needs are one national list"),
            worded("use the ids that `qup catalogue needs` shows"),
        )


def _repeated(catalogue: Catalogue) -> Iterator[RelativeFault]:
    seen: dict[str, list[tuple[str, Any]]] = {}
    for part in _WITH_IDS:
        for number, entry in enumerate(getattr(catalogue, part)):
            versions = seen.setdefault(entry.id, [])
            for other_part, other in versions:
                if part == other_part == "measures" and not entry.valid.overlaps(other.valid):
                    continue
                yield RelativeFault(
                    (part, number, "id"),
                    worded("{id!r} stands twice", id=entry.id),
                    worded("give each its own id; versions of one measure need periods that do not overlap"),
                    "input.twice",
                )
                break
            versions.append((part, entry))
    needs: set[str] = set()
    for number, name in enumerate(need.id for need in catalogue.needs):
        if name in needs:
            yield RelativeFault(
                ("needs", number, "id"),
                worded("{name!r} stands twice", name=name),
                worded("keep one"),
                "input.twice",
            )
        needs.add(name)


def _dangling(catalogue: Catalogue, known: tuple[Catalogue, ...]) -> Iterator[RelativeFault]:
    everything = (*known, catalogue)
    measures = dict.fromkeys(m.id for item in everything for m in item.measures)
    groups = dict.fromkeys(g.id for item in everything for g in item.groups)
    needs = dict.fromkeys(n.id for item in everything for n in item.needs)
    both = measures | groups
    for number, measure in enumerate(catalogue.measures):
        yield from _missing(("measures", number, "covers"), measure.covers, needs, "need")
        yield from _missing(("measures", number, "succeeds"), measure.succeeds, measures, "measure")
        for place, item in enumerate(measure.classes):
            if item.municipality and not is_municipality(item.municipality):
                path = ("measures", number, "classes", place, "municipality")
                yield RelativeFault(
                    path,
                    worded("{municipality!r} is no municipality", municipality=item.municipality),
                    worded("use the four-digit number"),
                    "catalogue.municipality",
                )
    for number, offer in enumerate(catalogue.offers):
        if offer.measure not in measures:
            yield _unknown(("offers", number, "measure"), offer.measure, measures, "measure")
        for place, name in enumerate(offer.catchment.municipalities if offer.catchment else ()):
            if not is_municipality(name):
                there: Path = ("offers", number, "catchment", "municipalities", place)
                yield RelativeFault(
                    there,
                    worded("{name!r} is no municipality", name=name),
                    worded("use the four-digit number"),
                    "catalogue.municipality",
                )
        yield from _no_districts(number, offer)
    for number, relation in enumerate(catalogue.relations):
        yield from _missing(("relations", number, "of"), relation.of, both, worded("measure or group"))
        yield from _missing(("relations", number, "to"), relation.to, both, worded("measure or group"))
    for number, group in enumerate(catalogue.groups):
        yield from _missing(("groups", number, "members"), group.members, measures, "measure")
    for number, used in enumerate(catalogue.practices):
        if used.of not in measures:
            yield _unknown(("practices", number, "of"), used.of, measures, "measure")


def _no_districts(number: int, offer: Offer) -> Iterator[RelativeFault]:
    """Districts that Oslo does not have; of other municipalities no list is known."""
    named = offer.catchment.districts if offer.catchment else ()
    for place, name in enumerate(named if municipality_of(offer) == OSLO else ()):
        if not known_district(name):
            yield RelativeFault(
                ("offers", number, "catchment", "districts", place),
                worded("{district!r} is no district of Oslo", district=name),
                near(name, (*districts(), *districts().values())),
                "input.unknown-id",
            )


def _missing(
    path: Path, ids: tuple[str, ...], known: Mapping[str, None], what: str
) -> Iterator[RelativeFault]:
    for place, id in enumerate(ids):
        if id not in known:
            yield _unknown((*path, place), id, known, what)


def _unknown(path: Path, id: str, known: Mapping[str, None], what: str) -> RelativeFault:
    return RelativeFault(
        path, worded("no {what} is called {id!r}", what=what, id=id), near(id, known), "input.unknown-id"
    )


def _blank(catalogue: Catalogue) -> Iterator[RelativeFault]:
    for part in _PARTS:
        for number, entry in enumerate(getattr(catalogue, part)):
            for name in ("names", "reason"):
                text = getattr(entry, name, None)
                if isinstance(text, Text) and not all(part.strip() for part in attrs.astuple(text)):
                    yield RelativeFault(
                        (part, number, name),
                        worded("an empty text"),
                        worded("write it in nb, nn and en"),
                        "input.missing",
                    )


def _circles(catalogue: Catalogue, known: tuple[Catalogue, ...]) -> Iterator[RelativeFault]:
    members = {group.id: group.members for item in (*known, catalogue) for group in item.groups}
    for id in circular(catalogue.relations, members):
        number = next(
            n
            for n, relation in enumerate(catalogue.relations)
            if any(id in members.get(name, (name,)) for name in relation.of)
        )
        yield RelativeFault(
            ("relations", number, "to"),
            worded("{id} requires, in the end, itself", id=id),
            worded("take one requirement out of the circle"),
            "input.contradiction",
        )

"""Catalogues combined for look-ups, with the prepared rules of each measure."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

import attrs

from qupcore.catalogue.conditions import condition
from qupcore.catalogue.municipalities import is_municipality
from qupcore.catalogue.snapshot import Snapshot
from qupcore.catalogue.visible import numbers_seen
from qupcore.domain.asked import kind_of
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.need import Need
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.practice import Practice
from qupcore.domain.catalogue.relation import Group
from qupcore.domain.truth import Truth
from qupcore.engines import Engine, installed_engines
from qupcore.engines.reference import condition_of
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.memory import Table, found_once, remembered, state_without_found
from qupcore.planning.rules.held import MeasureRelation, measure_relations
from qupcore.planning.rules.listing import Listing, listing_of
from qupcore.planning.rules.measure import measure_rules
from qupcore.planning.rules.ready import Ready
from qupcore.planning.rules.whole import whole_rules
from qupcore.rules.terms import Value, terms_of

__all__ = [
    "Catalogues",
    "OfDay",
    "View",
    "catalogues_in_use",
    "catalogues_of",
    "is_nowhere",
    "owners_seen",
    "view_of",
]

Catalogues = Catalogue | Snapshot | Iterable[Catalogue]
"""One catalogue, several in any order, or a snapshot, which holds only what is in force on its day."""


class OfDay:
    """What is worked out for plans that begin on one day: the tables that a view drops with the day."""

    def __init__(self) -> None:
        self.listings: tuple[Listing, ...] | None = None
        self.choices: Table[object, Any] = Table("composing.choices.choices_of", most=30_000, together=True)
        """The available choices, by the facts about a person that the rules read."""
        self.candidates: Table[object, Any] = Table(
            "composing.compiling.Compiled.problem", most=30_000, together=True
        )
        self.relations: Table[object, Any] = Table("composing.relating.related", most=10_000)


class View:
    """What a case of one municipality sees of several catalogues, independent of their order.

    A view is shared and never changes; only its tables of values worked out from the rest are filled.
    """

    def __init__(self, catalogues: tuple[Catalogue, ...], engines: tuple[Engine, ...]) -> None:
        _each_id_once(catalogues)
        self.hash = _hash_of(catalogues)
        self.local = any(catalogue.owners != {NATIONAL_ID} for catalogue in catalogues)
        """Whether there is anything of the municipality in it."""
        self.engines = tuple((engine.name, engine.version) for engine in engines)
        self._engines = engines
        self.measures: Mapping[str, tuple[Measure, ...]] = _by_id(
            (m for c in catalogues for m in c.measures), lambda m: m.valid.start
        )
        self.offers: Mapping[str, tuple[Offer, ...]] = _by_id(
            (o for c in catalogues for o in c.offers), lambda o: o.period.start
        )
        self.needs: Mapping[str, Need] = {need.id: need for c in catalogues for need in c.needs}
        self.practices: Mapping[str, Practice] = {
            item.of: item.practice for c in catalogues for item in c.practices
        }
        """How a municipality uses measures of others, by measure."""
        self.groups: tuple[Group, ...] = tuple(
            sorted((g for c in catalogues for g in c.groups), key=lambda g: (g.id, g.valid.start))
        )
        self.relations: dict[str, list[MeasureRelation]] = {}
        """The relations by id of the measure they are about."""
        for item in measure_relations((r for c in catalogues for r in c.relations), self.groups):
            self.relations.setdefault(item.of, []).append(item)
        self._days: Table[date, OfDay] = Table("planning.rules.view.View.of_day", most=40)
        self._rules: Table[tuple[str, date | None, bool], Ready] = Table(
            "planning.rules.view.View.rules_of", most=100_000
        )
        self.hashes: Table[tuple[str, date], str] = Table(
            "planning.rules.made_from.version_in_use", most=10_000
        )
        """The hash of what an entry says, by its id and first day."""
        self.whole: Ready = whole_rules(self.groups, engines)
        """The rules about a whole plan."""

    def __getstate__(self) -> dict[str, object]:
        return state_without_found(self)

    @found_once
    def exceptions(self) -> Mapping[str, Callable[[Mapping[str, Value]], Truth]]:
        """Functions that decide whether an exception of a relation holds for a person, by its text."""
        held = (item.relation.unless for several in self.relations.values() for item in several)
        return {text: condition_of(condition(text), {}) for text in dict.fromkeys(held) if text}

    @found_once
    def excepting(self) -> tuple[str, ...]:
        """The names of the facts about a person that exceptions of relations read."""
        return tuple(sorted({name for text in self.exceptions for name in terms_of(condition(text))}))

    def listing(self, measure: str, offer: str, first: date | None) -> Listing:
        """The listing of a measure, or of one of its offers, for an element that begins on a day."""
        found = self.measure_on(measure, first)
        return listing_of(
            found, self.offer_on(offer, first) if offer else None, self.rules_of(found, bool(offer))
        )

    def measure_on(self, id: str, day: date | None) -> Measure | None:
        """The version of a measure on a day; the newest where the day is unknown or in no version."""
        versions = self.measures.get(id, ())
        for version in versions:
            if day is not None and version.valid.contains(day):
                return version
        return versions[-1] if versions else None

    def offer_on(self, id: str, day: date | None) -> Offer | None:
        """The offer with an id that runs on a day; the newest where none runs then."""
        versions = self.offers.get(id, ())
        for version in versions:
            if day is not None and version.period.contains(day):
                return version
        return versions[-1] if versions else None

    def listings_on(self, day: date) -> tuple[Listing, ...]:
        """The listings for a plan from a day on: each measure, or each of its offers."""
        of_day = self.of_day(day)
        if of_day.listings is None:
            of_day.listings = tuple(self._listings_of(day))
        return of_day.listings

    def of_day(self, day: date) -> OfDay:
        """What is worked out for plans that begin on a day."""
        found = self._days.get(day)
        return self._days.keep(day, OfDay()) if found is None else found

    def _listings_of(self, day: date) -> Iterator[Listing]:
        offers: dict[str, list[Offer]] = {}
        for id in self.offers:
            if (offer := self.offer_on(id, day)) is not None:
                offers.setdefault(offer.measure, []).append(offer)
        for id, versions in self.measures.items():
            measure = next((version for version in versions if version.valid.contains(day)), None)
            if measure is not None:
                for one in offers.get(id) or (None,):
                    yield listing_of(measure, one, self.rules_of(measure, one is not None))

    def rules_of(self, measure: Measure | None, offered: bool) -> Ready:
        """The prepared rules of a measure, made once; `measure` is None where the catalogue has none."""
        key = ("", None, offered) if measure is None else (measure.id, measure.valid.start, offered)
        ready = self._rules.get(key)
        if ready is None:
            relations = () if measure is None else tuple(self.relations.get(measure.id, ()))
            ready = self._rules.keep(key, measure_rules(measure, relations, offered, self._engines))
        return ready


def _each_id_once(catalogues: Iterable[Catalogue]) -> None:
    """Refuse an id that two catalogues give: its meaning would depend on their order.

    Raises:
        BadInput: two catalogues give one id; the faults name each such id.
    """
    owners: dict[str, str] = {}
    faults = []
    for catalogue in catalogues:
        named = [m.id for m in catalogue.measures] + [o.id for o in catalogue.offers]
        for id in dict.fromkeys((*named, *(group.id for group in catalogue.groups))):
            if id in owners:
                faults.append(
                    Fault(
                        id,
                        worded(
                            "is in the catalogues of {owners} and {by}", owners=owners[id], by=catalogue.by
                        ),
                        "take one out",
                        code="catalogue.id-taken",
                    )
                )
            owners[id] = catalogue.by
    if faults:
        raise BadInput(
            "two catalogues give one id",
            faults=tuple(faults),
            remedy="take one of them out",
            code="catalogue.id-taken",
        )


Dated = TypeVar("Dated", Measure, Offer)


def _by_id(values: Iterable[Dated], start: Callable[[Dated], date]) -> dict[str, tuple[Dated, ...]]:
    """The versions of each id, oldest first."""
    found: dict[str, list[Dated]] = {}
    for value in sorted(values, key=start):
        found.setdefault(value.id, []).append(value)
    return {id: tuple(versions) for id, versions in sorted(found.items())}


@attrs.frozen
class _ByHash:
    """Catalogues that are equal where their hashes are equal."""

    hash: str
    catalogues: tuple[Catalogue, ...] = attrs.field(eq=False)


def catalogues_of(catalogues: Catalogues) -> tuple[Catalogue, ...]:
    """The catalogues as a tuple.

    Raises:
        BadInput: one of them is no catalogue.
    """
    if isinstance(catalogues, Snapshot):
        return (_of_snapshot(catalogues),)
    given = (catalogues,) if isinstance(catalogues, Catalogue) else tuple(catalogues)
    for item in given:  # an iterator is read here for the first time
        if not isinstance(item, Catalogue):
            raise BadInput(
                worded("catalogue has {kind} in it", kind=kind_of(item)),
                remedy="give Catalogues",
                code="input.type",
            )
    return given


def catalogues_in_use(catalogues: Catalogues) -> tuple[Catalogue, ...]:
    """The catalogues as their owners gave them; of a snapshot, those that it was made of."""
    return catalogues.catalogues if isinstance(catalogues, Snapshot) else catalogues_of(catalogues)


def view_of(catalogues: tuple[Catalogue, ...], municipality: str, on: date) -> View:
    """What a case of a municipality sees of catalogues; the same object for the same content in any order.

    Args:
        catalogues: The catalogues.
        municipality: The number of the municipality. Empty: not known; national entries only.
        on: The day.

    Raises:
        BadInput: two of the catalogues that it sees give one id.
    """
    owners = owners_seen(municipality, on)
    seen = (part for part in (item.seen_by(owners) for item in catalogues) if part is not None)
    ordered = tuple(sorted(seen, key=lambda item: (item.namespace, item.by, item.hash)))
    return _view(_ByHash(_hash_of(ordered), ordered), installed_engines())


@remembered(most=2000)
def owners_seen(municipality: str, on: date) -> frozenset[str]:
    """The namespaces whose entries a case of a municipality sees on a day."""
    return numbers_seen(municipality, on)


@remembered(most=2000)
def is_nowhere(municipality: str) -> bool:
    """Whether a number is of no municipality, on any day; an unknown municipality is not."""
    return bool(municipality) and not is_municipality(municipality)


@remembered(most=16)
def _of_snapshot(snapshot: Snapshot) -> Catalogue:
    return Catalogue(
        by="snapshot",
        measures=tuple(snapshot.measures.values()),
        offers=tuple(offer for several in snapshot.offers.values() for offer in several),
        relations=snapshot.relations,
        groups=tuple(snapshot.groups.values()),
        needs=tuple(snapshot.needs.values()),
    )


@remembered(most=16)
def _view(given: _ByHash, engines: tuple[Engine, ...]) -> View:
    return View(given.catalogues, engines)


def _hash_of(catalogues: tuple[Catalogue, ...]) -> str:
    if len(catalogues) == 1:
        return catalogues[0].hash
    return hashlib.sha256("".join(item.hash for item in catalogues).encode()).hexdigest()

"""The catalogue on one day in one municipality: frozen, hashed, from any number of sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from qupcore.catalogue.municipalities import area_of, is_municipality, municipality_on, numbers_on
from qupcore.catalogue.national import national
from qupcore.catalogue.structure import near
from qupcore.catalogue.visible import seen_from
from qupcore.domain.answers.plugin import PluginFailure
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.plan import MeasureClass
from qupcore.domain.catalogue.catalogue import Catalogue, digest
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID, namespace_of
from qupcore.domain.catalogue.measure import CodeSystem, Measure
from qupcore.domain.catalogue.need import Need
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.memory import remembered
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields

__all__ = ["Snapshot", "catalogue_on"]


@attrs.frozen(kw_only=True, eq=False)
class Snapshot:
    """The catalogue in force on a day.

    Attributes:
        on: The day.
        municipality: The municipality asked about, by its number on the day. Empty: none in particular.
        sources: Whose catalogues it was made of, each with its hash.
        measures: The measures that exist on the day, by id.
        offers: The offers that run on the day or later, by the id of their measure; only those that take
            people from the municipality, where one is asked about.
        relations: The relations in force.
        groups: The groups in force, by id.
        needs: The needs, by id.
        failures: The plugins that could not be used: what they would have brought is not here.
        hash: SHA-256 over all of it: equal where the content is equal, whatever the order of the sources.
    """

    on: date
    municipality: str
    sources: tuple[tuple[str, str], ...]
    measures: Mapping[str, Measure]
    offers: Mapping[str, tuple[Offer, ...]]
    relations: tuple[Relation, ...]
    groups: Mapping[str, Group]
    needs: Mapping[str, Need]
    failures: tuple[PluginFailure, ...]
    hash: str
    _given: tuple[Catalogue, ...] = attrs.field(default=(), repr=False)

    def seen_from(self, municipality: str) -> Snapshot:
        """The catalogue as a case of a municipality sees it; national measures only where that is not known.

        Raises:
            BadInput: the catalogue is another municipality's.
        """
        if self.municipality:
            if municipality and municipality not in area_of(self.municipality, self.on):
                raise BadInput(
                    worded(
                        "the catalogue is of {here}, and the case is of {municipality}",
                        here=self.municipality,
                        municipality=municipality,
                    ),
                    where="$.planning.municipality",
                    remedy="ask with the catalogue of the case's municipality",
                    code="catalogue.municipality",
                )
            return self
        return _seen_from(self, municipality)

    @property
    def catalogues(self) -> tuple[Catalogue, ...]:
        """The catalogues that it was made of, as their owners gave them."""
        return self._given

    def measure(self, id: str) -> Measure:
        """The measure with an id.

        Raises:
            BadInput: there is none on the day; the remedy names the nearest.
        """
        check_arguments(Snapshot.measure, locals())
        if id not in self.measures:
            raise BadInput(
                worded("no measure is called {id!r} on {on}", id=id, on=self.on),
                remedy=near(id, self.measures),
                code="input.unknown-id",
            )
        return self.measures[id]

    def counts_as(self, measure: Measure) -> MeasureClass | None:
        """The class of a measure in the municipality; None where none is given, or where sources disagree."""
        if self.municipality:
            here = area_of(self.municipality, self.on)
            for item in measure.classes:
                if item.municipality in here:
                    return measure.counts_as(item.municipality)
        return measure.counts_as()

    def with_code(self, system: CodeSystem, code: str) -> tuple[Measure, ...]:
        """Every measure that a code of Nav's systems can mean: none, one or several.

        >>> from datetime import date
        >>> [m.id for m in catalogue_on(date(2026, 9, 1)).with_code("arena", "GRUFAGYRKE")][:2]
        ['no:fag-og-yrkesopplaring', 'no:fag-og-yrkesopplaring-gruppe']
        """
        return tuple(
            measure
            for measure in self.measures.values()
            if any(item.system == system and item.code == code for item in measure.codes)
        )

    def relations_between(self, of: str, to: str) -> tuple[Relation, ...]:
        """The relations of one measure to another, groups resolved; a general `unknown` only if alone.

        >>> from datetime import date
        >>> found = catalogue_on(date(2026, 9, 1)).relations_between("no:mentor", "no:arbeidstrening")
        >>> [relation.kind for relation in found]
        ['requires_one_of', 'allows']
        """
        found = [item for item in self.relations if self._names(item.of, of) and self._names(item.to, to)]
        said = [item for item in found if item.kind != "unknown"]
        return tuple(said or found)

    def gaps(self) -> tuple[Need, ...]:
        """The needs that no local measure covers, whether the municipality's own or offered there."""
        covered = {
            need
            for measure in self.measures.values()
            if namespace_of(measure.id) != NATIONAL_ID or measure.id in self.offers
            for need in measure.covers
        }
        return tuple(need for id, need in self.needs.items() if id not in covered)

    def _names(self, ids: tuple[str, ...], measure: str) -> bool:
        return any(id == measure or (id in self.groups and measure in self.groups[id].members) for id in ids)


def _told(found: Snapshot) -> Fields:
    return {"measures": found.measures}


@observed("catalogue_on", _told)
def catalogue_on(
    on: date,
    municipality: str = "",
    sources: Iterable[Catalogue] | None = None,
    failures: Iterable[PluginFailure] = (),
) -> Snapshot:
    """The catalogue in force on a day.

    Args:
        on: The day.
        municipality: The number of the municipality asked about, as it is on the day. Empty: every
            municipality's measures are in.
        sources: The catalogues that it is made of. Left out: the national one alone.
        failures: The plugins that could not be used, for the record.

    Raises:
        BadInput: the number is no municipality on the day; or two sources give one id.

    >>> from datetime import date
    >>> catalogue_on(date(2010, 1, 1)).measure("no:praksis-ordinar").names.en
    'Work practice at an ordinary firm'
    >>> catalogue_on(date(2010, 1, 1)).hash == catalogue_on(date(2010, 6, 1), municipality="1804").hash
    True
    """
    check_arguments(catalogue_on, locals())
    here = municipality_on(municipality, on).number if municipality else ""
    given = (national(),) if sources is None else tuple(sources)
    return _made(on, here, seen_from(given, here, on) if here else given, tuple(failures))


@remembered(most=64)
def _seen_from(snapshot: Snapshot, municipality: str) -> Snapshot:
    given = seen_from(snapshot._given, municipality, snapshot.on)
    numbers = numbers_on(municipality, snapshot.on) if is_municipality(municipality) else ()
    here = numbers[0] if len(numbers) == 1 else ""
    return _made(snapshot.on, here, given, snapshot.failures)


def _made(on: date, here: str, given: tuple[Catalogue, ...], failures: tuple[PluginFailure, ...]) -> Snapshot:
    measures: dict[str, Measure] = {}
    offers: dict[str, list[Offer]] = {}
    owners: dict[str, str] = {}
    faults: list[Fault] = []
    groups: dict[str, Group] = {}

    def own(id: str, by: str) -> None:
        if owners.setdefault(id, by) != by or (id in measures or id in groups):
            faults.append(
                Fault(
                    id,
                    worded("is in the catalogues of {owners} and {by}", owners=owners[id], by=by),
                    "take one out",
                    code="catalogue.id-taken",
                )
            )

    for source in given:
        for measure in source.measures:
            if measure.valid.contains(on):
                own(measure.id, source.by)
                measures[measure.id] = measure
        for group in source.groups:
            if group.valid.contains(on):
                own(group.id, source.by)
                groups[group.id] = group
        for offer in source.offers:
            if (offer.period.end is None or on <= offer.period.end) and _takes(offer, here, on):
                offers.setdefault(offer.measure, []).append(offer)
    if faults:
        raise BadInput(
            "two catalogues give one id",
            faults=tuple(faults),
            remedy="take one of them out",
            code="catalogue.id-taken",
        )
    relations = tuple(item for source in given for item in source.relations if item.valid.contains(on))
    needs = {need.id: need for source in given for need in source.needs}
    content: tuple[object, ...] = (
        [measures[id] for id in sorted(measures)],
        sorted((offer for found in offers.values() for offer in found), key=lambda offer: offer.id),
        sorted(digest(relation) for relation in relations),
        [groups[id] for id in sorted(groups)],
        [needs[id] for id in sorted(needs)],
    )
    return Snapshot(
        on=on,
        municipality=here,
        sources=tuple((source.by, source.hash) for source in given),
        measures=MappingProxyType({id: measures[id] for id in sorted(measures)}),
        offers=MappingProxyType({id: tuple(found) for id, found in offers.items()}),
        relations=relations,
        groups=MappingProxyType(groups),
        needs=MappingProxyType(needs),
        failures=failures,
        hash=digest(content),
        given=given,
    )


def _takes(offer: Offer, municipality: str, on: date) -> bool:
    """Whether an offer accepts people from a municipality; always where none is asked about."""
    if not municipality:
        return True
    numbers = offer.catchment.municipalities if offer.catchment else ()
    return not numbers or not area_of(municipality, on).isdisjoint(numbers)

"""A catalogue: the measures of one owner, frozen and hashed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date

import attrs

from qupcore.domain.catalogue.capacity import Capacity
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID, namespace_of
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.need import Need
from qupcore.domain.catalogue.offer import Offer, Places
from qupcore.domain.catalogue.practice import LocalPractice
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.domain.period import Period
from qupcore.domain.read_later import ReadLater
from qupcore.domain.sound import sound_entry
from qupcore.memory import Table, found_once

__all__ = ["Catalogue", "digest"]

_NOT_CONTENT = {"content": False}
"""Of a field that no hash is made of: the same content may come in another package."""


@attrs.frozen(kw_only=True, slots=False, field_transformer=sound_entry)
class Catalogue(ReadLater):
    """The measures, offers and relations of one owner, whatever file or code they came from.

    Attributes:
        by: Whose it is, as answers name it (`national`, `bodo`).
        namespace: The namespace of its ids: `no`, or a four-digit municipality number.
        measures: Its measures. Several versions of one id have periods that do not overlap.
        offers: Its offers; they may be of national measures.
        relations: Its relations.
        groups: Its groups.
        practices: How it uses measures of others.
        capacities: For how many its providers have room at one time, in all its offers together.
        needs: The needs that it defines; only the national catalogue defines any.
        package: The package that brought it (`qupcore-bodo`). Empty: not known. It is no part of the content.
        version: The version of that package. Empty: not known. It is no part of the content.
    """

    by: str
    namespace: str = NATIONAL_ID
    measures: tuple[Measure, ...] = ()
    offers: tuple[Offer, ...] = ()
    relations: tuple[Relation, ...] = ()
    groups: tuple[Group, ...] = ()
    practices: tuple[LocalPractice, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    needs: tuple[Need, ...] = ()
    package: str = attrs.field(default="", eq=False, metadata=_NOT_CONTENT)
    version: str = attrs.field(default="", eq=False, metadata=_NOT_CONTENT)

    @found_once
    def hash(self) -> str:
        """SHA-256 over the whole catalogue: equal where the content is equal."""
        return digest(self)

    @found_once
    def owners(self) -> frozenset[str]:
        """The namespaces whose entries it holds: one, unless it was put together from several catalogues."""
        if self.namespace != NATIONAL_ID:
            return frozenset({self.namespace})
        found = {self.namespace}
        for entries in (self.measures, self.offers, self.relations, self.groups):
            found.update(self.owner_of(entry) for entry in entries)
        return frozenset(found)

    def with_places(self, places: Mapping[str, Places]) -> Catalogue:
        """The catalogue with other numbers of places, by id of the offer, as a live system gives them."""
        if not any(offer.id in places for offer in self.offers):
            return self
        offers = (attrs.evolve(item, places=places.get(item.id, item.places)) for item in self.offers)
        return attrs.evolve(self, offers=tuple(offers))

    def seen_by(self, owners: frozenset[str]) -> Catalogue | None:
        """The catalogue with the entries of some namespaces only; None where it holds none of theirs."""
        if self.owners <= owners:
            return self
        if self.owners.isdisjoint(owners):
            return None
        part = self._parts.get(owners)
        return self._parts.keep(owners, self._part(owners)) if part is None else part

    @found_once
    def _parts(self) -> Table[frozenset[str], Catalogue]:
        return Table("domain.catalogue.catalogue.Catalogue.seen_by", most=16)

    def _part(self, owners: frozenset[str]) -> Catalogue:
        return attrs.evolve(
            self,
            measures=tuple(item for item in self.measures if self.owner_of(item) in owners),
            offers=tuple(item for item in self.offers if self.owner_of(item) in owners),
            relations=tuple(item for item in self.relations if self.owner_of(item) in owners),
            groups=tuple(item for item in self.groups if self.owner_of(item) in owners),
        )

    def owner_of(self, entry: Measure | Offer | Relation | Group) -> str:
        """The namespace of an entry; of a relation, that of the measures that it is about."""
        if self.namespace != NATIONAL_ID:
            return self.namespace
        if not isinstance(entry, Relation):
            return namespace_of(entry.id)
        return next((own for own in map(namespace_of, entry.of) if own != NATIONAL_ID), NATIONAL_ID)


def digest(value: object) -> str:
    """SHA-256 over a domain value, as 64 hexadecimal digits."""
    text = json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, date | Period):
        return str(value)
    fields = attrs.fields(type(value))  # type: ignore[arg-type]
    return [getattr(value, field.name) for field in fields if field.metadata != _NOT_CONTENT]

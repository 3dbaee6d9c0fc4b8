"""A catalogue: the measures of one owner, frozen and hashed."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import attrs

from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.need import Need
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.practice import LocalPractice
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.domain.period import Period
from qupcore.domain.sound import sound_entry
from qupcore.memory import found_once

__all__ = ["Catalogue", "digest"]


@attrs.frozen(kw_only=True, slots=False, field_transformer=sound_entry)
class Catalogue:
    """The measures, offers and relations of one owner, whatever file or code they came from.

    Attributes:
        by: Whose it is, as answers name it (`national`, `bodo`).
        namespace: The namespace of its ids: `no`, or a four-digit municipality number.
        measures: Its measures. Several versions of one id have periods that do not overlap.
        offers: Its offers; they may be of national measures.
        relations: Its relations.
        groups: Its groups.
        practices: How it uses measures of others.
        needs: The needs that it defines; only the national catalogue defines any.
    """

    by: str
    namespace: str = NATIONAL_ID
    measures: tuple[Measure, ...] = ()
    offers: tuple[Offer, ...] = ()
    relations: tuple[Relation, ...] = ()
    groups: tuple[Group, ...] = ()
    practices: tuple[LocalPractice, ...] = ()
    needs: tuple[Need, ...] = ()

    @found_once
    def hash(self) -> str:
        """SHA-256 over the whole catalogue: equal where the content is equal."""
        return digest(self)


def digest(value: object) -> str:
    """SHA-256 over a domain value, as 64 hexadecimal digits."""
    text = json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, date | Period):
        return str(value)
    return [getattr(value, field.name) for field in attrs.fields(type(value))]  # type: ignore[arg-type]

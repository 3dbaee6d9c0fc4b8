"""Forbids what the State allows."""

from __future__ import annotations

from datetime import date

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.relation import Relation
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Its relation is of a national measure, and claims to be the regulation."""
    relation = Relation(
        kind="forbids",
        of=("no:arbeidstrening",),
        to=("no:mentor",),
        valid=Period(date(2020, 1, 1)),
        authority="regulation",
        reason=Text("Fordi", "Fordi", "Because"),
        sources=(Source(text="made up"),),
    )
    return Catalogue(by="rules-over-national-measures", namespace="1811", relations=(relation,))

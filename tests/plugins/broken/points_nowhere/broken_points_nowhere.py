"""Has a relation to a measure that nobody defines."""

from __future__ import annotations

from datetime import date

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.relation import Relation
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Requires what is not there."""
    measure = Measure(
        id="1811:first",
        names=Text("Tiltak", "Tiltak", "Measure"),
        owner="municipality",
        valid=Period(date(2020, 1, 1)),
        sources=(Source(text="made up"),),
    )
    relation = Relation(
        kind="requires",
        of=("1811:first",),
        to=("1811:second",),
        valid=Period(date(2020, 1, 1)),
        authority="local",
        reason=Text("Fordi", "Fordi", "Because"),
        sources=(Source(text="made up"),),
    )
    return Catalogue(by="points-nowhere", namespace="1811", measures=(measure,), relations=(relation,))

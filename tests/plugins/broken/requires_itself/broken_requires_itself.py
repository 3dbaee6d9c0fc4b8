"""Has measures that require each other in a circle."""

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
    """First requires second, second requires first."""
    measures = [
        Measure(
            id=f"1811:{name}",
            names=Text("Tiltak", "Tiltak", "Measure"),
            owner="municipality",
            valid=Period(date(2020, 1, 1)),
            sources=(Source(text="made up"),),
        )
        for name in ("first", "second")
    ]
    relations = [
        Relation(
            kind="requires",
            of=(of,),
            to=(to,),
            valid=Period(date(2020, 1, 1)),
            authority="local",
            reason=Text("Fordi", "Fordi", "Because"),
            sources=(Source(text="made up"),),
        )
        for of, to in (("1811:first", "1811:second"), ("1811:second", "1811:first"))
    ]
    return Catalogue(
        by="requires-itself", namespace="1811", measures=tuple(measures), relations=tuple(relations)
    )

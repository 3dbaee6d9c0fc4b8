"""Measures, relations and offers that are made for one rule at a time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planning.few import LAST, checked, weighty
from qupcore import Period
from qupcore.catalogue import Catalogue, Source, Text
from qupcore.domain.case.plan import Element
from qupcore.domain.catalogue.measure import Classing, Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.relation import Relation

SOURCE = (Source(text="constructed"),)
ALWAYS = Period(date(2016, 1, 1))
WORDS = Text("a", "b", "c")
DAY = timedelta(days=1)


def measure(id: str = "no:x", **of: Any) -> Measure:
    values = {"valid": ALWAYS, "classes": (Classing(counts_as="work_directed"),), **of}
    return Measure(id=id, names=WORDS, owner="state", sources=SOURCE, **values)


def of(*measures: Measure, **more: Any) -> Catalogue:
    return Catalogue(by="constructed", measures=measures, **more)


def relation(kind: str, to: str = "no:y", **more: Any) -> Relation:
    values = {"valid": ALWAYS, "authority": "guidance", **more}
    return Relation(kind=kind, of=("no:x",), to=(to,), reason=WORDS, sources=SOURCE, **values)  # type: ignore[arg-type]


def kinds(*elements: Element, **more: Any) -> set[str]:
    return {kind for kind, weight in weighty(checked(*elements, **more))}


# offers


def offered(**values: Any) -> Catalogue:
    given = {"period": Period(date(2026, 1, 1), LAST), **values}
    offer = Offer(id="no:here", measure="no:x", sources=SOURCE, **given)
    return of(measure(), measure("no:y"), offers=(offer,))

"""Has a condition of admission that no rule may read."""

from __future__ import annotations

from datetime import date

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.plugins.hooks import hookimpl
from qupcore.rules.nodes import Condition
from qupcore.rules.terms import BoolTerm

QUPCORE_HOOKS = 1


MOTIVATED = BoolTerm(name="person.motivated", path="")


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """One measure."""
    measure = Measure(
        id="1811:a",
        names=Text("Tiltak", "Tiltak", "Measure"),
        owner="municipality",
        valid=Period(date(2020, 1, 1)),
        sources=(Source(text="made up"),),
    )
    return Catalogue(by="asks-for-motivation", namespace="1811", measures=(measure,))


@hookimpl
def qupcore_admissions() -> dict[str, Condition]:
    """Only for the motivated."""
    return {"1811:a": MOTIVATED}

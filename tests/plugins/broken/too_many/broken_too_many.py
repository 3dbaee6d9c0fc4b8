"""Gives a hundred thousand measures."""

from __future__ import annotations

from datetime import date

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Far more than any municipality has."""
    measure = Measure(
        id="1811:a",
        names=Text("Tiltak", "Tiltak", "Measure"),
        owner="municipality",
        valid=Period(date(2020, 1, 1)),
        sources=(Source(text="made up"),),
    )
    return Catalogue(by="too-many", namespace="1811", measures=(measure,) * 100_000)

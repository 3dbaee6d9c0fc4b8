"""Gives a catalogue of the right type with the wrong things inside."""

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
    """Its period is a text and its owner nobody's: written over, since it cannot be made so."""
    measure = Measure(
        id="1811:a",
        names=Text("Tiltak", "Tiltak", "Measure"),
        owner="municipality",
        valid=Period(date(2020, 1, 1)),
        sources=(Source(text="made up"),),
    )
    object.__setattr__(measure, "owner", "king")
    object.__setattr__(measure, "valid", "2020-01-01/..")
    return Catalogue(by="wrong-inside", namespace="1811", measures=(measure,))

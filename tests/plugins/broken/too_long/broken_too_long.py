"""Gives more bytes than anyone reads."""

from __future__ import annotations

from datetime import date

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.period import Period
from qupcore.domain.source import Note, Source
from qupcore.domain.text import Text
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """One measure with notes without end."""
    note = Note(about="valid", text="x" * 4000)
    measure = Measure(
        id="1811:a",
        names=Text("Tiltak", "Tiltak", "Measure"),
        owner="municipality",
        valid=Period(date(2020, 1, 1)),
        sources=(Source(text="made up"),),
        notes=(note,) * 5_000,
    )
    return Catalogue(by="too-long", namespace="1811", measures=(measure,))

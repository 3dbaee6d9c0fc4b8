"""Chooses a number that the law has fixed."""

from __future__ import annotations

from datetime import date

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.top_up import TopUp
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="tops-up-the-law", namespace="1811")


@hookimpl
def qupcore_top_up() -> tuple[TopUp, ...]:
    """Lets nobody in before the age of 67."""
    top_up = TopUp(
        municipality="1811",
        parameter="sotjl.29.age_min",
        value=67,
        condition=Text("Alle", "Alle", "Everybody"),
        valid=Period(date(2020, 1, 1)),
        sources=(Source(text="made up"),),
    )
    return (top_up,)

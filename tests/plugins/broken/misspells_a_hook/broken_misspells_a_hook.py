"""Marks a function that is no hook."""

from __future__ import annotations

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="misspells-a-hook", namespace="1811")


@hookimpl
def qupcore_live_place() -> None:
    """Has one letter too few."""

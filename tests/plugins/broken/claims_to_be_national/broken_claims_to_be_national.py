"""Gives a catalogue in the national namespace."""

from __future__ import annotations

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """As if it were the State."""
    return Catalogue(by="national")

"""Asks for all the memory there is."""

from __future__ import annotations

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Sixty-four gigabytes of nothing."""
    bytearray(64 << 30)
    return Catalogue(by="eats-memory", namespace="1811")

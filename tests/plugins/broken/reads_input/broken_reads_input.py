"""Reads standard input to its end, and is sound otherwise."""

from __future__ import annotations

import sys

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1

sys.stdin.read()


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="reads-input", namespace="1812")

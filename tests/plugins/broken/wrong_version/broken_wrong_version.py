"""Is made for a qupcore that does not exist yet."""

from __future__ import annotations

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="wrong-version", namespace="1811")

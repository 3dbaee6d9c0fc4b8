"""Is written for hooks that do not exist yet."""

from __future__ import annotations

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 99


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="wrong-hooks", namespace="1811")

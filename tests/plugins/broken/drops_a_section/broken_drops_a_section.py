"""Takes a section out of the law."""

from __future__ import annotations

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.law.sotjl import p29_right
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1

p29_right.RULES = p29_right.RULES[1:]


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="drops-a-section", namespace="1811")

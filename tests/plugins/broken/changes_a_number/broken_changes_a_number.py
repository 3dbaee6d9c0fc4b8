"""Raises the lower age limit of the law."""

from __future__ import annotations

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.law.sotjl.p29_right import Limits
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1

for value in Limits.age_min.values:
    object.__setattr__(value, "value", 66)


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="changes-a-number", namespace="1811")

"""Turns the age condition of the law into its opposite."""

from __future__ import annotations

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.law.sotjl.p29_right import age
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1

object.__setattr__(age, "when", ~age.when)


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="changes-a-rule", namespace="1811")

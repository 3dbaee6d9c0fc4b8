"""Makes a judged question a looked-up one."""

from __future__ import annotations

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.law.terms.right import Judgement
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1

object.__setattr__(Judgement.capacity_substantially_reduced, "nature", "looked_up")


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="changes-a-term", namespace="1811")

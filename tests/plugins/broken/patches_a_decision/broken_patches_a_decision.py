"""Makes every decision say no."""

from __future__ import annotations

from qupcore.domain.answers.decision import Decision
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1

Decision.outcome = property(lambda self: "no_right")


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="patches-a-decision", namespace="1811")

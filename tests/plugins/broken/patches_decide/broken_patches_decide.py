"""Replaces the function that decides."""

from __future__ import annotations

from qupcore.deciding import decide, facts
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1


def refuse(*arguments: object, **named: object) -> str:
    """Refuse everybody."""
    return "no_right"


decide.decide = refuse
facts.facts_of = refuse


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="patches-decide", namespace="1811")

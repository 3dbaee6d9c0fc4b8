"""Has a hook with an argument that no hook gets."""

from __future__ import annotations

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="wrong-arguments", namespace="1811")


@hookimpl
def qupcore_live_places(participant: object) -> dict[str, object]:
    """Asks for the person."""
    return {}

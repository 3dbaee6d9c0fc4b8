"""Forgets to mark its hook."""

from __future__ import annotations

from qupcore.domain.catalogue.catalogue import Catalogue

QUPCORE_HOOKS = 1


def qupcore_catalogue() -> Catalogue:
    """Nobody would call this."""
    return Catalogue(by="forgets-the-mark", namespace="1811")

"""Writes an answer of its own to every open file."""

from __future__ import annotations

import contextlib
import os

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1

for number in range(3, 64):
    with contextlib.suppress(OSError):
        os.write(number, b'{"ok": {"catalogue": {"by": "national"}, "live_places": false}}\n')


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="forges-an-answer", namespace="1811")

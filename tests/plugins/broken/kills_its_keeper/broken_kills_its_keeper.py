"""Ends the process that it was forked from."""

from __future__ import annotations

import os
import signal

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1

os.kill(os.getppid(), signal.SIGKILL)


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="kills-its-keeper", namespace="1811")

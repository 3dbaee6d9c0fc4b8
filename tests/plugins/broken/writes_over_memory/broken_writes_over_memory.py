"""Writes into the memory of the process, past everything that Python guards."""

from __future__ import annotations

import ctypes

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.law.sotjl.p29_right import Limits
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1

for value in Limits.age_min.values:
    assert value.value is not None
    digits = ctypes.c_uint32.from_address(id(value.value) + 24)
    digits.value = 66


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Nothing is wrong here."""
    return Catalogue(by="writes-over-memory", namespace="1811")

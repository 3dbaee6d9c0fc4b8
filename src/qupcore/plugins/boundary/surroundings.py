"""The variables of one plugin, by its name."""

from __future__ import annotations

import os
from collections.abc import Mapping

__all__ = ["own_prefix", "own_variables"]


def own_variables(plugin: str, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The variables of one plugin: those whose names begin with `QUPCORE_` and its name.

    >>> own_variables("bodo", {"QUPCORE_BODO_PLACES": "https://a.example", "QUPCORE_OSLO_KEY": "secret"})
    {'QUPCORE_BODO_PLACES': 'https://a.example'}
    """
    prefix = own_prefix(plugin)
    return {name: value for name, value in environment.items() if name.startswith(prefix)}


def own_prefix(plugin: str) -> str:
    """How the names of the variables of one plugin begin.

    >>> own_prefix("bodo")
    'QUPCORE_BODO_'
    """
    return f"QUPCORE_{plugin.upper().replace('-', '_')}_"

"""Gives a dict where a catalogue is expected."""

from __future__ import annotations

from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue() -> dict[str, str]:
    """Looks like a catalogue."""
    return {"by": "wrong-type", "namespace": "1811"}

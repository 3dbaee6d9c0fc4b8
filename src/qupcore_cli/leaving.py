"""Ctrl-C while modules are imported.

Only modules that every Python has loaded are imported: until the handler is set, Ctrl-C gives a traceback.
"""

from __future__ import annotations

import os
from _signal import SIGINT, default_int_handler, getsignal, signal  # type: ignore[import-not-found]

__all__ = ["leaving_at_once"]

INTERRUPTED = 130
"""Exit status: 128 and the number of the signal, as shells have it."""


class leaving_at_once:  # noqa: N801 - read as a context manager
    """While modules are imported, let Ctrl-C end the process: nothing is begun, and there is no traceback."""

    def __enter__(self) -> None:
        self._ours = getsignal(SIGINT) is default_int_handler  # else ignored, or somebody's own
        if self._ours:
            signal(SIGINT, _leave)

    def __exit__(self, *_: object) -> None:
        if self._ours:
            signal(SIGINT, default_int_handler)


def _leave(_: int, __: object) -> None:
    """End at once: an error in the middle of an import may be caught or shown."""
    os._exit(INTERRUPTED)

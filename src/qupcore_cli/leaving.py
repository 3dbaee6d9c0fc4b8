"""Ctrl-C while modules are imported."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["leaving_at_once"]

INTERRUPTED = 130
"""Exit status: 128 and the number of the signal, as shells have it."""


@contextmanager
def leaving_at_once() -> Iterator[None]:
    """While modules are imported, let Ctrl-C end the process: nothing is begun, and there is no traceback."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:  # ignored, or somebody's own
        yield
        return
    signal.signal(signal.SIGINT, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _leave(_: int, __: FrameType | None) -> None:
    """End at once: an error in the middle of an import may be caught or shown."""
    os._exit(INTERRUPTED)

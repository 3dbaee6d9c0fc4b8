"""`qup`, from before anything of qupcore is imported: Ctrl-C ends it quietly from the first moment.

It lies outside the package, since to import any part of `qupcore` is to import all of it.
"""

from __future__ import annotations

import os
import signal
from types import FrameType

__all__ = ["main"]

INTERRUPTED = 130
"""Exit status: 128 and the number of the signal, as shells have it."""


def main() -> None:
    """Import qupcore and run the command line; exit status 130 where it is interrupted before that."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:  # else it is ignored, or somebody's own
        signal.signal(signal.SIGINT, _leave)
    try:
        from qupcore.cli import main as run
    finally:
        if before is signal.default_int_handler:
            signal.signal(signal.SIGINT, before)
    run()


def _leave(_: int, __: FrameType | None) -> None:
    """End at once: nothing is begun, and an error in the middle of an import may be caught or shown."""
    os._exit(INTERRUPTED)

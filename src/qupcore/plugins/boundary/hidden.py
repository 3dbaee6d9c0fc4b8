"""The program that decides is hidden while code of plugins runs: nobody reads or writes its memory.

A process that is not dumpable gives no other process of its user access to `/proc/PID/mem`, `/proc/PID/fd`,
`/proc/PID/environ` or ptrace(2); a privileged process has access all the same, so plugins drop their
privileges too. Meanwhile no debugger can be attached to it and it dumps no core.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator

from qupcore.plugins.boundary.kernel import LINUX, prctl

__all__ = ["hidden", "hide"]

_GET_DUMPABLE, _SET_DUMPABLE = 3, 4


def hide() -> bool:
    """Hide this process for good; whether that could be done."""
    try:
        return LINUX and prctl(_SET_DUMPABLE, 0) == 0
    except OSError:
        return False


class _Count:
    """How many plugins run now, in all threads."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.running = 0
        self.before = 1

    def enter(self) -> None:
        with self.lock:
            self.running += 1
            if self.running == 1:
                self.before = prctl(_GET_DUMPABLE)
                hide()

    def leave(self) -> None:
        with self.lock:
            self.running -= 1
            if self.running == 0 and self.before == 1:
                prctl(_SET_DUMPABLE, 1)

    def forked(self) -> None:
        """In a child made by a fork, no plugin runs yet, whatever its parent was at."""
        was_running, self.running, self.lock = self.running, 0, threading.Lock()
        if was_running and self.before == 1:
            prctl(_SET_DUMPABLE, 1)


_COUNT = _Count()
if LINUX:
    os.register_at_fork(after_in_child=lambda: _COUNT.forked())


@contextlib.contextmanager
def hidden() -> Iterator[None]:
    """Hide this process until the block ends; on systems other than Linux nothing is done."""
    if not LINUX:
        yield
        return
    _COUNT.enter()
    try:
        yield
    finally:
        _COUNT.leave()

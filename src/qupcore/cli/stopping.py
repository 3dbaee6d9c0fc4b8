"""Ctrl-C during a search: the search stops, and the command ends with status 130."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer

__all__ = ["Stopping", "may_stop"]


class Stopping:
    """Whether the user pressed Ctrl-C; a search calls it to know whether to stop."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self) -> bool:
        return self.asked


@contextmanager
def may_stop() -> Iterator[Stopping]:
    """Let Ctrl-C stop a search between two steps; a second Ctrl-C stops at once.

    Raises:
        Abort: The user stopped the search; nothing is printed, since the result is incomplete.
    """
    stopping = Stopping()

    def ask(_: int, __: FrameType | None) -> None:
        if stopping.asked:
            raise KeyboardInterrupt
        stopping.asked = True

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stopping
    finally:
        signal.signal(signal.SIGINT, before)
    if stopping.asked:
        raise typer.Abort

"""Ctrl-C while something is searched: the search is told to stop, and the command ends with status 130."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer

__all__ = ["Stopping", "may_stop"]


class Stopping:
    """Whether somebody asked to stop."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self) -> bool:
        return self.asked


@contextmanager
def may_stop() -> Iterator[Stopping]:
    """Let Ctrl-C stop a search where it can be left, rather than in the middle of an engine.

    Raises:
        Abort: it was asked for; what was found by then is not told, since more of it may be there.
    """
    stopping = Stopping()

    def ask(_: int, __: FrameType | None) -> None:
        if stopping.asked:  # asked twice: at once
            raise KeyboardInterrupt
        stopping.asked = True

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stopping
    finally:
        signal.signal(signal.SIGINT, before)
    if stopping.asked:
        raise typer.Abort

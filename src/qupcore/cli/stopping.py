"""Ctrl-C during a search, and a request to end while a file is written: the command ends with status 130."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer

__all__ = ["Stopping", "ends_in_order", "may_stop"]


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


@contextmanager
def ends_in_order() -> Iterator[None]:
    """Take SIGTERM as Ctrl-C, so that what is half written is removed.

    Polars does not return to Python while it works, so a handler in Python would come too late; but it ends
    on SIGINT. A thread waits for the number of the signal, which Python writes at once, and sends SIGINT.
    """
    if os.name != "posix" or threading.current_thread() is not threading.main_thread():
        yield
        return
    told, telling = socket.socketpair()
    telling.setblocking(False)

    def pass_on() -> None:
        while number := told.recv(1):
            if number[0] == signal.SIGTERM:
                os.kill(os.getpid(), signal.SIGINT)

    waiting = threading.Thread(target=pass_on, daemon=True)
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    woken = signal.set_wakeup_fd(telling.fileno(), warn_on_full_buffer=False)
    waiting.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(woken)
        signal.signal(signal.SIGTERM, before)
        telling.close()  # ends the thread
        waiting.join()
        told.close()

"""What runs in the process of durable-rules: it fires one session after another, until nobody asks.

The process ends with the program that started it: its channel closes, or, if it hangs, its alarm rings.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
from typing import Any

from qupcore.engines.durable.loading import load_here
from qupcore.engines.durable.program import program_from
from qupcore.errors import EngineFault
from qupcore.processes.channel import NONCE_BYTES, Unreadable, message, received

__all__ = ["FIRST", "main"]

FIRST = bytes(NONCE_BYTES)
"""The nonce of what it says first: whether durable-rules can be loaded."""


def main() -> None:
    """Say whether durable-rules can be loaded, then answer questions until the channel closes."""
    seconds = float(sys.argv[2])
    channel = socket.socket(fileno=os.dup(0))
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    _no_core_dumps()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # whoever started this may ignore or block it
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
    with channel, contextlib.suppress(ConnectionError, Unreadable):
        loading = load_here()
        channel.sendall(message(FIRST, {"version": loading.version, "fault": loading.fault}))
        if not loading.usable:
            return
        sessions = _Sessions()
        while True:
            nonce, asked = received(channel.recv, None)
            # The alarm ends the process, whatever C code is at, also where nobody is left to do it.
            signal.setitimer(signal.ITIMER_REAL, seconds)
            answer = sessions.answer(asked)
            signal.setitimer(signal.ITIMER_REAL, 0)
            channel.sendall(message(nonce, answer))


class _Sessions:
    """The open sessions by the number of their program."""

    def __init__(self) -> None:
        from qupcore.engines.durable.session import Session  # only where durable-rules can be loaded

        self._open = Session
        self._sessions: dict[int, Session] = {}

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """The flags that were raised, or a fault. After a fault the session is not used again."""
        for number in asked["closed"]:
            self._sessions.pop(number, None)
        number = asked["number"]
        try:
            session = self._sessions.pop(number, None) or self._open(program_from(asked["program"]))
            flags = session.fire(asked["values"])
        except EngineFault as error:
            return {"fault": error.what}
        except Exception as error:
            return {"failed": f"{type(error).__name__}: {error}"}
        self._sessions[number] = session
        return {"flags": sorted(flags)}


def _no_core_dumps() -> None:
    """A core dump of this process would hold what a case says."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

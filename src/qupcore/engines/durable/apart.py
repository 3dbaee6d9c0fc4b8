"""Programs that fire in the one process of durable-rules: safe in threads, forks and signal handlers."""

from __future__ import annotations

import itertools
import os
import threading
import weakref
from collections import deque
from contextlib import suppress
from typing import Any

from qupcore.engines.durable.process import EngineProcess
from qupcore.engines.durable.program import Program
from qupcore.errors import EngineFault
from qupcore.errors.worded import worded
from qupcore.memory import keeps

__all__ = ["SessionsApart", "loaded_apart"]

_MOST_OPEN = 64
"""The sessions that stay open there, as many as here (`session`); where one more comes, all are closed."""


class _Only:
    """The one process of this process. It is started when it is first asked, and anew after it has ended."""

    def __init__(self) -> None:
        self.closed: deque[int] = deque()
        """The numbers of programs that nobody has any more."""
        self.forked()

    def forked(self) -> None:
        """In a fork: the process is the parent's, and whoever held the lock is not here."""
        self._lock = threading.RLock()
        self._process: EngineProcess | None = None

    def started(self) -> tuple[str | None, str]:
        """The version that it found, and why it could not load it."""
        with self._lock:
            process, self._process = self._taken(), None
            if process.fault:
                process.end()
            else:
                self._process = process
            return process.version, process.fault

    def flags(self, number: int, program: Program, values: list[int | None]) -> set[int]:
        """The flags that a program raises for some values."""
        with self._lock:
            # Taken out while it answers: a signal handler that decides meanwhile starts another.
            process = self._taken()
            self._process = None
            try:
                found = process.ask(self._question(process, number, program, values))
            except BaseException:  # an interrupt too: its answer may still come
                process.end()
                raise
            if "flags" not in found:
                process.known.discard(number)  # it has dropped the session
            self._put_back(process)
        return _flags(found)

    def _put_back(self, process: EngineProcess) -> None:
        if self._process is not None:
            self._process.end()
        self._process = process

    def _taken(self) -> EngineProcess:
        process, self._process = self._process, None  # where the new one does not start, none is left behind
        if process is None or not process.waits():
            if process is not None:
                process.end()
            process = EngineProcess()
        return process

    def _question(
        self, process: EngineProcess, number: int, program: Program, values: list[int | None]
    ) -> dict[str, Any]:
        gone: set[int] = set()
        if process.known:
            with suppress(IndexError):
                while True:
                    gone.add(self.closed.popleft())
            process.known -= gone
        question: dict[str, Any] = {"number": number, "values": values}
        if number not in process.known:
            if len(process.known) >= _MOST_OPEN:
                gone |= process.known
                process.known.clear()
            question["program"] = program.sent()
            process.known.add(number)
        return {**question, "closed": sorted(gone)}


def _flags(found: dict[str, Any]) -> set[int]:
    match found:
        case {"flags": list(flags)} if all(type(flag) is int for flag in flags):
            return set(flags)
        case {"fault": str(said)}:
            raise EngineFault(said, remedy="report it")
    raise EngineFault(
        worded("durable-rules failed: {said}", said=str(found.get("failed"))), remedy="report it"
    )


_ONLY = _Only()
_NUMBERS = itertools.count(1)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_ONLY.forked)


class SessionsApart:
    """The sessions of one program in the process of durable-rules. Safe to share between threads."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._number = next(_NUMBERS)
        weakref.finalize(self, _close, self._number).atexit = False

    def fire(self, values: list[int | None]) -> set[int]:
        """Fire the program for some values, and return the flags raised.

        Raises:
            EngineFault: the process ended or did not answer; or its session had a fault.
        """
        flags = _ONLY.flags(self._number, self._program, values)
        if not keeps():
            _close(self._number)
        return flags


def _close(number: int) -> None:
    _ONLY.closed.append(number)


def loaded_apart() -> tuple[str | None, str]:
    """The version of durable-rules in a process of its own, and why it cannot be loaded there.

    Raises:
        EngineFault: the process cannot be started.
    """
    return _ONLY.started()

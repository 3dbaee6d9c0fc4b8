"""The process of durable-rules as the program that decides sees it: started, asked and ended."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import weakref
from time import monotonic
from typing import Any

from qupcore.engines.durable.inside import FIRST
from qupcore.engines.durable.place import PLACE_VARIABLE
from qupcore.errors import EngineFault
from qupcore.errors.worded import worded
from qupcore.processes.channel import NONCE_BYTES, Unreadable, message, received
from qupcore.processes.interpreter import interpreter_in
from qupcore.processes.isolated import START_SECONDS, command, variables

__all__ = ["ANSWER_SECONDS", "EngineProcess"]

ANSWER_SECONDS = 10.0
"""The time limit for one answer; it takes less than a millisecond, and some ten for a new rulebook."""
_MOST_BYTES = 1_000_000
"""The most bytes of one answer."""
_INSIDE = "qupcore.engines.durable.inside"


class EngineProcess:
    """A running process of durable-rules, for one question at a time.

    Attributes:
        version: The version of durable-rules that it found; None if it is not installed.
        fault: Why it could not load durable-rules; empty if it could.
        known: The numbers of the programs that it has.
        end: End the process; may be called twice. It is called when nobody has the object any more.

    Raises:
        EngineFault: it cannot be started.
        BadInput: `QUPCORE_PYTHON` is no program.
    """

    def __init__(self) -> None:
        if os.name != "posix":
            raise _not_started(worded("this system cannot; Linux and macOS can"))
        interpreter = interpreter_in(None)
        near, far = socket.socketpair()
        self._channel = near
        self._seconds = ANSWER_SECONDS
        self.known: set[int] = set()
        try:
            alarm = str(ANSWER_SECONDS + 1)  # where nobody ends it
            program = command(_INSIDE, alarm, interpreter=interpreter)
            self._process = subprocess.Popen(
                program,
                stdin=far.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=variables(),
                cwd=os.sep,
                start_new_session=True,  # Ctrl-C is for the program that decides
            )
        except OSError as error:
            near.close()
            raise _not_started(str(error)) from error
        finally:
            far.close()
        self.end = weakref.finalize(self, _end, near, self._process)
        _ALL.add(self)
        try:
            started = self._received(FIRST, START_SECONDS)
            self.version: str | None = started["version"]
            self.fault: str = started["fault"]
        except (OSError, Unreadable, KeyError, TypeError) as error:
            why = self._why(error, START_SECONDS)
            self.end()
            raise _not_started(why) from error
        except BaseException:  # an interrupt
            self.end()
            raise

    def waits(self) -> bool:
        """Whether it is there, and waits for a question: it says nothing unasked."""
        try:
            self._channel.settimeout(0)
            self._channel.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            pass
        return False

    def ask(self, content: object) -> dict[str, Any]:
        """Its answer to a question.

        Raises:
            EngineFault: it ended, or did not answer in time. It must not be asked again.
        """
        nonce = secrets.token_bytes(NONCE_BYTES)
        try:
            self._channel.settimeout(self._seconds)
            self._channel.sendall(message(nonce, content))
            found = self._received(nonce, self._seconds)
        except (OSError, Unreadable) as error:
            raise EngineFault(
                worded("durable-rules ended in the middle of a decision, so nothing is decided"),
                where=worded("process {number}", number=self._process.pid),
                why=self._why(error, self._seconds),
                remedy=worded(
                    "decide again: the next decision starts a new process; report it if it happens again"
                ),
                code="engine.process",
            ) from error
        return found

    def leave(self) -> None:
        """In a fork of the process that started it: let go of it, and do not end it."""
        self.end.detach()
        self._channel.close()
        self._process.returncode = 0  # not ours to wait for

    def _received(self, nonce: bytes, seconds: float) -> dict[str, Any]:
        until = monotonic() + seconds

        def read(count: int) -> bytes:
            self._channel.settimeout(max(until - monotonic(), 1e-3))
            return self._channel.recv(count)

        found = received(read, nonce, most=_MOST_BYTES)[1]
        if not isinstance(found, dict):
            raise Unreadable("no answer")
        return found

    def _why(self, error: BaseException, seconds: float) -> str:
        if isinstance(error, TimeoutError):
            return worded("it gave no answer within {seconds:g} seconds", seconds=seconds)
        unreadable = worded("it gave an answer that cannot be read")
        if not isinstance(error, OSError) and not getattr(error, "ended", False):
            return unreadable
        try:
            status = self._process.wait(timeout=1)  # its channel closes a moment before it has ended
        except subprocess.TimeoutExpired:
            return unreadable
        if status < 0:
            return worded("it was ended by {signal}", signal=_signal_name(-status))
        return worded("it ended with exit status {status}", status=status)


_ALL: weakref.WeakSet[EngineProcess] = weakref.WeakSet()


def _forked() -> None:
    for process in list(_ALL):
        process.leave()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def _end(channel: socket.socket, process: subprocess.Popen[bytes]) -> None:
    """It keeps nothing that would be lost, and a process that hangs does not see its channel close."""
    channel.close()
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()


def _signal_name(number: int) -> str:
    with contextlib.suppress(ValueError):
        return signal.Signals(number).name
    return str(number)


def _not_started(why: str) -> EngineFault:
    return EngineFault(
        worded("durable-rules cannot be started in a process of its own, so nothing is decided"),
        where=worded("environment variable {name}", name=PLACE_VARIABLE),
        why=why,
        remedy=worded("unset {name}: then durable-rules decides in this process", name=PLACE_VARIABLE),
        code="engine.process",
    )

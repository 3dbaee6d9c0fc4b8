"""The keeper as the program that decides sees it: it is started, told to start and end answers, and ended."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Collection

from qupcore.errors.worded import worded
from qupcore.processes.isolated import START_SECONDS, command, variables

__all__ = ["END", "INSIDE", "READY", "START", "Keeper"]

INSIDE = "qupcore.plugins.inside"
"""The module that runs in a process for plugins."""
READY, START, END = b"r", b"s", b"e"
"""What the keeper says once, and what it is told: a letter, and the four bytes of a number."""


class Keeper:
    """A running keeper. Safe to share between threads; no fork of this process uses or ends it.

    Args:
        without: The layers of the boundary that are left out.
        interpreter: The path of the interpreter. Empty: that of this program.
        sealed: Whether it is made ready for questions that are `sealed`.

    Raises:
        OSError: it cannot be started.
    """

    def __init__(self, without: Collection[str] = (), interpreter: str = "", *, sealed: bool = False) -> None:
        near, far = socket.socketpair()
        self._number = 0
        self._lock = threading.Lock()
        self._control = near
        try:
            program = command(INSIDE, "sealed" if sealed else "fork", *without, interpreter=interpreter)
            self._process = subprocess.Popen(
                program,
                stdin=far.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=variables(),
                cwd=os.sep,
                start_new_session=True,
            )
        except OSError:
            near.close()
            raise
        finally:
            far.close()
        near.settimeout(START_SECONDS)
        try:
            started = near.recv(1) == READY
        except OSError:  # it ended, or said nothing in time
            started = False
        if not started:
            self.end()
            raise OSError(
                worded(
                    "{program} did not start it: name a Python with interpreter=... or QUPCORE_PYTHON",
                    program=program[0],
                )
            )
        near.settimeout(None)

    def start(self) -> tuple[int, socket.socket]:
        """Start a process for one question: its number, and the channel to it."""
        near, far = socket.socketpair()
        with far, self._lock:
            self._number += 1
            number = self._number
            try:
                socket.send_fds(self._control, [START + number.to_bytes(4, "big")], [far.fileno()])
            except OSError:
                near.close()
                raise
        return number, near

    def runs(self) -> bool:
        """Whether the keeper is still there.

        Its end of the socket closes before the channels that it had not yet taken, and before the system
        tells that it ended: an answer that ended with the keeper is never taken for one that ended alone.
        """
        try:
            closed = self._control.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
        except BlockingIOError:
            closed = False
        except OSError:
            closed = True
        return not closed and self._process.poll() is None

    def stop(self, number: int) -> None:
        """End the process of one question."""
        with self._lock, contextlib.suppress(OSError):
            self._control.sendall(END + number.to_bytes(4, "big"))

    def end(self) -> None:
        """End the keeper and every process that it started."""
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)  # then it ends what it started, and itself
        self._control.close()
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def leave(self) -> None:
        """In a fork of the process that started it: let go of it, and do not end it."""
        self._control.close()
        self._process.returncode = 0  # not ours to wait for

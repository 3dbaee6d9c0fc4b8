"""The parent side of the plugin process: requests go out, plain JSON comes back, within a time limit.

No code of a plugin runs in the process that decides. A plugin can change only the copies of objects and
modules in its own process. If it hangs, crashes or fills the memory, only that process ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import IO, Any, TypeAlias

from qupcore.errors.worded import worded

__all__ = ["CAN_FORK", "Reply", "Warden"]

Reply: TypeAlias = dict[str, Any]
"""`{"ok": ...}`, or `{"stage": ..., "error": ...}`; JSON values only."""

CAN_FORK = hasattr(os, "fork")
"""Whether this system can run plugins in forks of a ready process."""
START_SECONDS = 60.0
"""The time limit for starting the process, before any plugin is imported."""
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from qupcore.plugins.inside import main; main()"
)


class Warden:
    """Runs plugins in another process, one request at a time. Safe to share between threads.

    Args:
        seconds: The time limit for an answer.
        fork: Whether each request runs in a fork of a ready process; otherwise in a new process.
    """

    def __init__(self, seconds: float, *, fork: bool = CAN_FORK) -> None:
        self._seconds = seconds
        self._mode = "fork" if fork else "once"
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: queue.Queue[bytes] = queue.Queue()

    def __enter__(self) -> Warden:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, request: Mapping[str, object]) -> Reply:
        """Send a request, and wait for the answer within the time limit."""
        with self._lock:
            try:
                questions = self._started()
                questions.write(json.dumps(request).encode() + b"\n")
                questions.flush()
                line = self._lines.get(timeout=self._seconds)
            except queue.Empty:
                self._kill()
                return {
                    "stage": "time",
                    "error": worded("no answer within {seconds:g} seconds", seconds=self._seconds),
                }
            except OSError as error:
                self._kill()
                return {
                    "stage": "process",
                    "error": worded("the process for plugins cannot be used: {error}", error=error),
                }
            if not line.endswith(b"\n"):
                self._kill()
                return {"stage": "process", "error": worded("the process ended before it had answered")}
            if self._mode == "once":
                self._kill()
        return _read_reply(line)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._kill()

    def _started(self) -> IO[bytes]:
        """The stream for requests; the process is started if necessary."""
        process = self._process
        if process is not None and process.stdin is not None:
            return process.stdin
        process = self._process = subprocess.Popen(
            [sys.executable, "-c", _START, json.dumps(sys.path), self._mode],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        self._lines = queue.Queue()
        threading.Thread(target=_read, args=(process, self._lines), daemon=True).start()
        try:
            if self._lines.get(timeout=START_SECONDS) == b"ready\n" and process.stdin is not None:
                return process.stdin
        except queue.Empty:
            pass
        raise OSError(f"{sys.executable} did not start it")

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)  # includes processes that the plugin started
            else:
                process.kill()
        with contextlib.suppress(OSError):
            process.stdin.close()  # type: ignore[union-attr]
        process.wait()


def _read_reply(line: bytes) -> Reply:
    try:
        reply = json.loads(line)
    except (ValueError, RecursionError):
        reply = None
    if isinstance(reply, dict) and (
        reply.keys() == {"ok"} or (reply.keys() == {"stage", "error"} and all(map(_is_text, reply.values())))
    ):
        return reply
    return {"stage": "process", "error": worded("its process answered what no plugin can answer")}


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _read(process: subprocess.Popen[bytes], lines: queue.Queue[bytes]) -> None:
    """Pass on each line; an unfinished or empty line marks the end."""
    assert process.stdout is not None
    with process.stdout as output:
        while line := output.readline():
            lines.put(line)
    lines.put(b"")

"""A process of its own for the code of plugins, held at arm's length: questions in, plain JSON out, in time.

No code of a plugin ever runs in the process that decides. What a plugin does to objects, modules or memory
it does to a copy that is thrown away; a plugin that hangs, crashes or fills the memory takes that process
with it and nothing else.
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

__all__ = ["CAN_FORK", "Reply", "Warden"]

Reply: TypeAlias = dict[str, Any]
"""`{"ok": ...}`, or `{"stage": ..., "error": ...}`; JSON values only."""

CAN_FORK = hasattr(os, "fork")
"""Whether this system can run each plugin in a fork of a process that is ready."""
START_SECONDS = 60.0
"""How long the process may take to start, before any plugin has been touched."""
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from qupcore.plugins.inside import main; main()"
)


class Warden:
    """Asks the code of plugins, one question at a time. Safe to share between threads.

    Args:
        seconds: How long an answer may take.
        fork: Whether each question gets a fork of one process that is ready; where that cannot be, or here
            must not be, each gets a process started anew.
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
        """Put a question, and wait for the answer as long as it may take."""
        with self._lock:
            try:
                questions = self._started()
                questions.write(json.dumps(request).encode() + b"\n")
                questions.flush()
                line = self._lines.get(timeout=self._seconds)
            except queue.Empty:
                self._kill()
                return {"stage": "time", "error": f"no answer within {self._seconds:g} seconds"}
            except OSError as error:
                self._kill()
                return {"stage": "process", "error": f"the process for plugins cannot be used: {error}"}
            if not line.endswith(b"\n"):
                self._kill()
                return {"stage": "process", "error": "the process ended before it had answered"}
            if self._mode == "once":
                self._kill()
        return _read_reply(line)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._kill()

    def _started(self) -> IO[bytes]:
        """Where to write questions to; the process is started if there is none."""
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
                os.killpg(process.pid, signal.SIGKILL)  # and what the plugin may have started
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
    return {"stage": "process", "error": "its process answered what no plugin can answer"}


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _read(process: subprocess.Popen[bytes], lines: queue.Queue[bytes]) -> None:
    """Hand on each line; an unfinished one, or an empty one at the end, says that there is no more."""
    assert process.stdout is not None
    with process.stdout as output:
        while line := output.readline():
            lines.put(line)
    lines.put(b"")

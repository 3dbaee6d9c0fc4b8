"""The plugin process: it waits, forks for each request and passes on the answer.

The waiting process runs no plugin. A fork runs one plugin, answers for that plugin only, and ends.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import sys
from typing import Any, BinaryIO

import qupcore
from qupcore.catalogue.national import national
from qupcore.plugins.answering import answer
from qupcore.plugins.seal import ModuleSeal, seal

__all__ = ["main"]

MOST_BYTES = 16_000_000
"""The most bytes of one answer; a municipality's catalogue has some ten thousand."""
MOST_MEMORY = 4 << 30
"""The memory limit of a plugin in bytes, where the system supports one."""


def main() -> None:
    """Answer each line of standard input with a line of standard output."""
    # Plugins print to standard error: standard output is for answers only.
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    national()  # read once, since every plugin refers to it
    for name in dir(qupcore):
        getattr(qupcore, name)  # only loaded modules are sealed
    before = seal()
    gc.disable()  # a fork ends after one answer
    gc.freeze()
    answers.write(b"ready\n")
    for line in sys.stdin.buffer:
        if sys.argv[2] != "fork":
            _set_limits()
            answers.write(_encoded(line, before))
            return
        answers.write(_forked(line, before, answers))


def _forked(line: bytes, before: ModuleSeal, answers: BinaryIO) -> bytes:
    """The answer from a fork, which ends afterwards."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            answers.close()
            os.close(reader)
            _set_limits()
            with os.fdopen(writer, "wb") as output:
                output.write(_encoded(line, before))
            status = 0
        finally:
            os._exit(status)
    os.close(writer)
    data = _read(reader, child)
    _, status = os.waitpid(child, 0)
    if data.endswith(b"\n") and data.count(b"\n") == 1 and len(data) <= MOST_BYTES:
        return data
    if len(data) > MOST_BYTES:
        return _line({"stage": "schema", "error": f"more than {MOST_BYTES} bytes in one answer"})
    ended = os.waitstatus_to_exitcode(status)
    how = f"signal {-ended}" if ended < 0 else f"exit status {ended}"
    return _line({"stage": "process", "error": f"its process ended with {how} before it had answered"})


def _read(reader: int, child: int) -> bytes:
    """Everything that a fork writes. If standard input closes first, the fork and this process end."""
    data = bytearray()
    while len(data) <= MOST_BYTES:
        ready, _, _ = select.select([reader, 0], [], [])
        if reader not in ready:  # no request comes before the answer: standard input is closed
            os.kill(child, signal.SIGKILL)
            os._exit(1)
        if not (part := os.read(reader, 1 << 16)):
            break
        data += part
    else:
        with contextlib.suppress(OSError):
            os.kill(child, signal.SIGKILL)
    os.close(reader)
    return bytes(data)


def _encoded(line: bytes, before: ModuleSeal) -> bytes:
    data = _line(answer(json.loads(line), before))
    if len(data) > MOST_BYTES:
        return _line({"stage": "schema", "error": f"more than {MOST_BYTES} bytes in one answer"})
    return data


def _line(reply: dict[str, Any]) -> bytes:
    return json.dumps(reply, separators=(",", ":")).encode() + b"\n"


def _set_limits() -> None:
    """Close standard input to the plugin, and limit its memory."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    try:
        import resource  # not on every system
    except ImportError:  # pragma: no cover
        return
    for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))

"""Plugin processes end with their parent, and a failed request does not affect other requests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from qupcore.plugins import warden as module
from qupcore.plugins.warden import Warden
from qupcore.processes.channel import NONCE_BYTES, message

PATIENCE = 60
"""Seconds until a test gives up; nothing waits so long unless it is broken."""
OPEN = ("calls", "files", "namespaces")
"""The layers that keep a plugin from ringing."""
HANGS = """
import os, socket
line = socket.create_connection(("127.0.0.1", int(os.environ["DOORBELL"])))
line.recv(1)
"""


@pytest.fixture
def bell(tmp_path: Path) -> socket.socket:
    """A door at which a plugin rings, and then hangs for ever."""
    (tmp_path / "rings.py").write_text(HANGS, encoding="utf-8")
    door = socket.create_server(("127.0.0.1", 0))
    door.settimeout(PATIENCE)
    return door


def bell_of(door: socket.socket) -> dict[str, str]:
    """The variables with which a plugin finds the bell."""
    return {"DOORBELL": str(door.getsockname()[1])}


def _gone(line: socket.socket) -> bool:
    """Whether the process at the other end has ended."""
    line.settimeout(PATIENCE)
    try:
        return line.recv(1) == b""
    except ConnectionResetError:
        return True


@pytest.mark.skipif(os.name != "posix", reason="ends a process as only POSIX can")
def test_a_hanging_plugin_ends_with_whoever_asked(bell: socket.socket, tmp_path: Path) -> None:
    ask = "import sys; from qupcore.plugins.warden import Warden;" + (
        f"Warden({PATIENCE}, without={OPEN}).ask({{'value': 'rings', 'paths': [{str(tmp_path)!r}]}},"
        f"variables={bell_of(bell)})"
    )
    asking = subprocess.Popen([sys.executable, "-c", ask])
    with bell, bell.accept()[0] as line:
        asking.send_signal(signal.SIGKILL)
        asking.wait()
        assert _gone(line)


@pytest.mark.parametrize("fork", [True, False])
def test_a_hanging_plugin_ends_when_its_time_is_up(bell: socket.socket, tmp_path: Path, fork: bool) -> None:
    with bell, Warden(1, fork=fork, without=OPEN) as warden:
        reply = warden.ask({"value": "rings", "paths": [str(tmp_path)]}, variables=bell_of(bell))
        assert reply == {"stage": "time", "error": "no answer within 1 seconds"}
        with bell.accept()[0] as line:
            assert _gone(line)


def test_the_next_question_is_answered(bell: socket.socket, tmp_path: Path) -> None:
    sound = Path(__file__).parent / "sound"
    with bell, Warden(5, without=OPEN) as warden:
        for value in ("rings", "os:_exit", "no_such_module"):
            asked = {"value": value, "paths": [str(tmp_path)]}
            assert "ok" not in warden.ask(asked, variables=bell_of(bell))
            assert "ok" in warden.ask({"value": "sound_lillevik", "paths": [str(sound)]})


def test_python_that_does_not_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with Warden(1) as warden:
        assert warden.ask({"value": "x", "paths": []})["stage"] == "process"
    quits = tmp_path / "python"
    quits.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    quits.chmod(0o755)
    with Warden(1) as warden:
        assert "did not start" in warden.ask({"value": "x", "paths": []})["error"]


def test_python_that_starts_the_second_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As where somebody ended the process before it was ready."""
    (tmp_path / "python").write_text(
        f'#!/bin/sh\nmkdir {tmp_path / "started"} 2>/dev/null && exit 3\nexec {sys.executable} "$@"\n',
        encoding="utf-8",
    )
    (tmp_path / "python").chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    sound = Path(__file__).parent / "sound"
    with Warden(PATIENCE) as warden:
        assert "ok" in warden.ask({"value": "sound_lillevik", "paths": [str(sound)]})


class _Drops:
    """A channel with a sound answer that comes a byte at a time, each before anybody has waited."""

    def __init__(self) -> None:
        self.left = iter(b"")

    def sendall(self, data: bytes) -> None:
        """Take the question."""
        nonce = data[:NONCE_BYTES]
        told = message(nonce, {"layers": []}), message(nonce, {"ok": {"texts": "x" * 1000}})
        self.left = iter(b"".join(told))

    def recv(self, count: int) -> bytes:
        """Give one byte."""
        return bytes([next(self.left)])

    def settimeout(self, seconds: float) -> None:
        """Nobody waits."""

    def close(self) -> None:
        """Nothing is open."""


def test_an_answer_in_drops_ends_with_the_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = count()
    monkeypatch.setattr(module, "monotonic", lambda: next(clock) / 100)
    stopped: list[int] = []
    keeper = SimpleNamespace(stop=stopped.append)
    reply = Warden(2)._answered(keeper, 7, _Drops(), {}, frozenset())  # type: ignore[arg-type]
    assert (reply["stage"], stopped) == ("time", [7])

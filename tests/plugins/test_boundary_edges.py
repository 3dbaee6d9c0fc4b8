"""What a plugin does to whoever started it: long messages, processes that it leaves, forks, folders."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plugins.packages import BROKEN, SOUND
from qupcore.plugins.boundary.kernel import LINUX
from qupcore.plugins.boundary.surroundings import own_variables
from qupcore.plugins.live import LivePlaces
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.plugins.warden import Warden
from qupcore.processes.channel import MOST_BYTES

PATIENCE = 60
OPEN = ("calls", "files", "namespaces", "limits")
OFFER = "1820:verksted-2026"


def _asked(code: str, folder: Path, *, without: tuple[str, ...] = (), fork: bool = True) -> dict[str, object]:
    (folder / "attacks.py").write_text(code, encoding="utf-8")
    with Warden(PATIENCE, fork=fork, without=without) as warden:
        return warden.ask({"value": "attacks", "paths": [str(folder)]})


@pytest.mark.parametrize("start", [b"{" * 20, b"n" * 16 + b"\xff" * 4, b""])
def test_a_message_without_end_ends(start: bytes, tmp_path: Path) -> None:
    code = f"""
import os
try:
    os.write(3, {start!r})
    while True:
        os.write(3, b"x" * 65536)
except OSError:
    os._exit(0)
"""
    before = _resident()
    reply = _asked(code, tmp_path)
    assert reply["stage"] in ("process", "schema")
    assert _resident() - before < 4 * MOST_BYTES


def _resident() -> int:
    """The bytes of memory that this process has now."""
    if not LINUX:
        return 0
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.parametrize("layers", [(), OPEN])
def test_nothing_outlives_the_question(layers: tuple[str, ...], tmp_path: Path) -> None:
    """A process that a plugin detaches ends with it, also where no filter keeps it from starting."""
    door = socket.create_server(("127.0.0.1", 0))
    code = f"""
import os, socket
rang, ring = os.pipe()
def called():
    line = socket.create_connection(("127.0.0.1", {door.getsockname()[1]}))
    os.write(ring, b".")
    line.recv(1)
def leave():
    if os.fork() == 0:
        os.setsid()
        os.fork()
        called()
        os._exit(0)
leave()
for _ in range(2):
    os.read(rang, 1)  # both are there before the answer is
"""
    if not LINUX:
        pytest.skip("orphans are found on Linux only")
    (tmp_path / "attacks.py").write_text(code, encoding="utf-8")
    with door, Warden(PATIENCE, without=layers) as warden:
        reply = warden.ask({"value": "attacks", "paths": [str(tmp_path)]})
        assert "ok" not in reply
        if not layers:
            return  # it could not start any
        door.settimeout(PATIENCE)
        for line in [door.accept()[0] for _ in range(2)]:
            with line:
                line.settimeout(PATIENCE)
                assert _gone(line)


def _gone(line: socket.socket) -> bool:
    try:
        return line.recv(1) == b""
    except ConnectionResetError:
        return True


def test_whoever_captures_output_does_not_wait(tmp_path: Path) -> None:
    """A process that a plugin leaves holds neither the output nor the errors of the program."""
    (tmp_path / "attacks.py").write_text(
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(600)\n", encoding="utf-8"
    )
    ask = (
        "from qupcore.plugins.warden import Warden\n"
        f"with Warden(60, without={OPEN}) as warden:\n"
        f"    warden.ask({{'value': 'attacks', 'paths': [{str(tmp_path)!r}]}})\n"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, timeout=PATIENCE, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.parametrize("fork", [True, False])
def test_what_it_prints_is_thrown_away(fork: bool, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _asked("import sys; print('a'); sys.stderr.write('b')", tmp_path, fork=fork)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("fork", [True, False])
def test_it_has_its_own_variables_only(
    fork: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, load: Callable[..., LoadedPlugins]
) -> None:
    monkeypatch.setenv("DATABASE_PASSWORD", "secret")
    reply = _asked("import os; raise ValueError(sorted(os.environ))", tmp_path, fork=fork)
    assert "ValueError: []" in str(reply["error"])
    monkeypatch.setenv("QUPCORE_LILLEVIK_WAY", "raises")
    monkeypatch.setenv("QUPCORE_OSLO_KEY", "secret")
    assert own_variables("lillevik") == {"QUPCORE_LILLEVIK_WAY": "raises"}


@pytest.mark.parametrize("command", [["-m", "qupcore"], ["-c", "import qupcore_cli; qupcore_cli.main()"]])
def test_no_file_of_the_current_folder_is_run(command: list[str], tmp_path: Path) -> None:
    """`python -m` and `python -c` have the current folder on their path; the process for plugins has not."""
    for name in ("json", "sitecustomize", "attrs", "select", "pluggy"):
        (tmp_path / f"{name}.py").write_text(
            f"open({str(tmp_path / 'ran')!r}, 'a').write('{name}')\nraise ImportError\n", encoding="utf-8"
        )
    ask = (
        "import sys; sys.path[:] = [path for path in sys.path if path]\n"
        "from qupcore.plugins.warden import Warden\n"
        "sys.path.insert(0, '')\n"
        f"sys.path.insert(0, {str(tmp_path)!r})\n"
        "for fork in (True, False):\n"
        "    with Warden(60, fork=fork) as warden:\n"
        f"        print(warden.ask({{'value': 'sound_lillevik', 'paths': [{str(SOUND)!r}]}}).keys())\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", ask], cwd=tmp_path, capture_output=True, check=True, timeout=PATIENCE
    )
    assert done.stdout.split(b"\n")[:2] == [b"dict_keys(['ok'])"] * 2
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no forks")
def test_a_fork_has_plugins_of_its_own(lillevik: LoadedPlugins) -> None:
    """A prefork server asks before it forks: its children leave its processes alone."""
    with LivePlaces(lillevik) as live:
        assert live.ask([OFFER], date(2026, 9, 1)).places
        child = os.fork()
        if child == 0:
            status = 1
            try:
                found = live.ask([OFFER], date(2026, 9, 2))
                live.close()
                status = 0 if found.places[OFFER].free == 2 else 2
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert live.ask([OFFER], date(2026, 9, 3)).places[OFFER].free == 3  # the parent's still answers


def test_one_that_ends_its_keeper_ends_itself_only(tmp_path: Path) -> None:
    (tmp_path / "kills.py").write_text(
        "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nos.kill(os.getpid(), signal.SIGKILL)\n",
        encoding="utf-8",
    )
    for _ in range(6):  # the next question may come before the system has told of the keeper's end
        with Warden(PATIENCE, without=OPEN) as warden:
            assert warden.ask({"value": "kills", "paths": [str(tmp_path)]})["stage"] == "process"
            assert "ok" in warden.ask({"value": "sound_lillevik", "paths": [str(SOUND)]})


def test_several_that_hang_take_one_limit(
    load: Callable[..., LoadedPlugins], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """They are asked at the same time: none gets an answer before all were asked."""
    together = threading.Barrier(3)

    def ask(*_: object, **__: object) -> dict[str, str]:
        together.wait(PATIENCE)
        return {"stage": "time", "error": "no answer"}

    monkeypatch.setattr(Warden, "ask", ask)
    found = load(BROKEN["hangs_in_hook"], BROKEN["hangs_on_import"], SOUND)
    assert [failure.stage for failure in found.failures] == ["time"] * 3

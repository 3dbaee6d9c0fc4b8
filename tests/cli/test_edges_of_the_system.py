"""`qup` in a poor place: closed descriptors, full disks, closed pipes, no width, small stacks, no home.

Each ends with a status of docs/exit-statuses.md, with a clear message or quietly, and never with a traceback.
"""

from __future__ import annotations

import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a shell and /dev/full")

ROOT = Path(__file__).parents[2]
E07 = next((ROOT / "examples").glob("E07-*.json"))
DECIDE = f"decide {shlex.quote(str(E07))} --on 2026-09-01"
WEEK = f"plan week {shlex.quote(str(ROOT / 'docs' / 'week-case.json'))} --week 2026-W36"
LOST = "cannot write the answer"

# what is run, the status of qup, what it says on standard error
RUNS: dict[str, tuple[str, int, str]] = {
    "no standard input": (f"{{qup}} {DECIDE} <&-", 0, ""),
    "no standard input, which is read": (
        "{qup} decide - --on 2026-09-01 <&-",
        2,
        "standard input: it is closed",
    ),
    "no standard output": (f"{{qup}} {DECIDE} >&-", 2, LOST),
    "no standard error": (f"{{qup}} {DECIDE} 2>&-", 0, ""),
    "no standard error, which is written": ("{qup} decide none --on 2026-09-01 2>&-", 2, ""),
    "nothing is open": (f"{{qup}} {DECIDE} <&- >&- 2>&-", 2, ""),
    "a full disk": (f"{{qup}} {DECIDE} >/dev/full", 2, LOST),
    "a full disk for JSON": (f"{{qup}} {DECIDE} --json >/dev/full", 2, LOST),
    "a full disk for help": ("{qup} --help >/dev/full", 2, LOST),
    "a full disk for errors": ("{qup} decide none --on 2026-09-01 2>/dev/full", 2, ""),
    "a full disk for a picture": (f"{{qup}} {DECIDE} --svg /dev/full", 2, "No space left"),
    "a pipe that is closed": (f"{{qup}} {DECIDE} --json | true", 0, ""),
    "a pipe that is closed for a schema": ("{qup} schema case | true", 0, ""),
    "a pipe that is closed for help": ("{qup} plan check --help | true", 0, ""),
    "a pipe that is closed for the help of no command": ("{qup} | true", 0, ""),
    "no width": (f"COLUMNS=0 {{qup}} {DECIDE}", 0, ""),
    "no width for help": ("COLUMNS=0 {qup} decide --help", 0, ""),
    "no width for a week": (f"COLUMNS=0 {{qup}} {WEEK}", 0, ""),
    "a width that is none": (f"COLUMNS=-5x {{qup}} {DECIDE}", 0, ""),
    "a small stack": (f"ulimit -s 128; {{qup}} {DECIDE}", 0, ""),
    "a small stack for a plan": (f"ulimit -s 128; {{qup}} {WEEK}", 0, ""),
    "no home": (f"env -i QUPCORE_LANG=en {{qup}} {DECIDE}", 0, ""),
    "no home for plugins": ("env -i QUPCORE_LANG=en QUPCORE_DISABLE_PLUGINS=1 {qup} plugins", 0, ""),
    "no folder": (f"cd {{tmp}}; mkdir gone; cd gone; rmdir ../gone; {{qup}} {DECIDE}", 0, ""),
    "a disk that is read only": (f"{{qup}} {DECIDE} --svg /proc/picture.svg", 2, "cannot write"),
    "a folder that is not there": (f"{{qup}} {DECIDE} --svg {{tmp}}/none/picture.svg", 2, "cannot write"),
    "few descriptors": (f"ulimit -n 8; {{qup}} {DECIDE}", 0, ""),
    "little memory": (f"ulimit -v 50000; {{qup}} {DECIDE}", 3, "too little memory"),
}


@pytest.mark.parametrize("name", RUNS)
def test_a_poor_place(
    command: list[str], environment: Callable[..., dict[str, str]], tmp_path: Path, name: str
) -> None:
    script, status, says = RUNS[name]
    env = environment(QUPCORE_LANG="en")
    env.pop("COLUMNS")
    ran = subprocess.run(
        ["bash", "-c", script.format(qup=shlex.join(command), tmp=tmp_path) + "\nexit ${PIPESTATUS[0]}"],
        capture_output=True,
        text=True,
        env=env,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, says in ran.stderr) == (status, True), ran.stderr
    assert "Traceback" not in ran.stderr
    assert status or "true" in script or len(ran.stdout) > 30


@pytest.mark.parametrize("after", range(0, 500, 50))
def test_ctrl_c_in_the_first_half_second(
    command: list[str], environment: Callable[..., dict[str, str]], after: int
) -> None:
    """Whenever it comes: quiet, with the status of an interruption, unless the answer was there before."""
    with subprocess.Popen(
        [*command, *shlex.split(DECIDE)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        try:
            process.wait(after / 1000)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    # Before any line of ours runs, Python ends itself, and may show where it was in its own start; with
    # status 1 where it could not begin (init_import_site).
    ended = process.returncode == -signal.SIGINT or b"Fatal Python error: init_" in err
    early = ended and b"qupcore/" not in err
    assert early or (process.returncode in (0, 130), err) == (True, b"")

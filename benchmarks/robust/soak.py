"""A service under mixed load for a while, disturbed in every way: wrong answers, memory, descriptors.

    .venv/bin/python benchmarks/robust/soak.py 30        30 minutes, a line for each tenth

The service (service.py) answers questions in several threads, asks live places, loads plugins, writes files
and forks. Meanwhile one plugin hangs and one lies; the processes of plugins are killed; the system with live
places fails, hangs and returns; the disk is full for a while; the clock is moved. Another process worked out
the expected answers before. The status is 1 if an answer was wrong.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import misbehaving
from disturbances import Disturbed, schedule
from figures import children_of
from small_disk import small_disk

from qupcore.testing import MunicipalSystem

HERE = Path(__file__).parent
TENTHS = 10
HEAD = ("minute", "answers", "live told", "live failed", "loads", "files", "refused", "forks", "wrong",
        "MiB", "malloc: used", "free", "thousand blocks", "entries", "tables", "descriptors", "threads",
        "processes", "done to it")  # fmt: skip


@contextlib.contextmanager
def serving(folder: Path, system: MunicipalSystem) -> Iterator[subprocess.Popen[str]]:
    """The service, ready."""
    subprocess.run([sys.executable, str(HERE / "expected.py"), str(folder)], check=True)
    env = {**os.environ, "QUPCORE_BODO_PLACES": system.address}
    with subprocess.Popen(
        [sys.executable, "-W", "ignore::DeprecationWarning", str(HERE / "service.py"), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=env,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            for child in (*children_of(process.pid), process.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)


def asked(process: subprocess.Popen[str], command: str) -> dict[str, object]:
    """Tell the service a command, and read its figures."""
    assert process.stdin is not None
    assert process.stdout is not None
    print(command, file=process.stdin, flush=True)
    return dict(json.loads(process.stdout.readline()))


def row(minutes: float, found: dict[str, object], done: list[str]) -> str:
    """A line of the table."""
    counted = found["counted"]
    assert isinstance(counted, dict)
    numbers = [
        *(counted.get(kind, 0) for kind in ("answer", "live, told", "live, failed", "load")),
        *(counted.get(kind, 0) for kind in ("file, written", "file, refused", "fork")),
        *(found[name] for name in ("wrong", "mib", "used", "free", "blocks", "entries", "tables")),
        *(found[name] for name in ("descriptors", "threads", "processes")),
    ]
    return f"| {minutes:.1f} | " + " | ".join(map(str, numbers)) + f" | {', '.join(done)} |"


def main(minutes: float) -> int:
    """Run the service so long; print its figures."""
    print(f"| {' | '.join(HEAD)} |\n|{'--:|' * (len(HEAD) - 1)}---|", flush=True)
    with (
        tempfile.TemporaryDirectory() as name,
        small_disk(Path(name) / "disk") as disk,
        MunicipalSystem() as system,
    ):
        misbehaving.made(Path(name))
        with serving(Path(name), system) as process:
            stdin: IO[str] | None = process.stdin
            assert stdin is not None
            disturbed = Disturbed(process.pid, stdin, disk, system)
            start, planned = time.monotonic(), schedule(minutes * 60)
            for tenth in range(1, TENTHS + 1):
                done = []
                end = start + minutes * 60 * tenth / TENTHS
                while (left := end - time.monotonic()) > 0:
                    if planned and planned[0][0] <= time.monotonic() - start:
                        done.append(disturbed.by(planned.pop(0)[1]))
                    else:
                        time.sleep(min(left, 0.2))
                found = asked(process, "figures" if tenth < TENTHS else "stop")
                print(row(minutes * tenth / TENTHS, found, list(dict.fromkeys(done))), flush=True)
    print(f"\nwhat was done: {found['counted']}\nwrong answers: {found['wrong']} {found['first']}")
    return bool(found["wrong"])


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))

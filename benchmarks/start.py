"""What a start costs, as ratios to an empty Python: processor time, the least of several runs in turn.

python benchmarks/start.py [RUNS]
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import sysconfig
from pathlib import Path

TOP = Path(__file__).parents[1]
CASE = str(TOP / "examples" / "E07-refused-for-lack-of-motivation.json")
PYTHON = [sys.executable, "-c"]
QUP = [str(Path(sysconfig.get_path("scripts")) / "qup")]
READY = """
import sys
from datetime import date
from pathlib import Path
from qupcore import decide, read_case
decide(read_case(Path(sys.argv[1]).read_bytes()), on=date(2026, 9, 1))
"""

STARTS = {
    "an empty Python": [*PYTHON, "pass"],
    "import qupcore": [*PYTHON, "import qupcore"],
    "one value": [*PYTHON, "from qupcore import Participant"],
    "ready to decide": [*PYTHON, READY, CASE],
    "qup version": [*QUP, "version"],
    "qup --help": [*QUP, "--help"],
    "qup decide --json": [*QUP, "decide", CASE, "--on", "2026-09-01", "--json"],
    "qup decide": [*QUP, "decide", CASE, "--on", "2026-09-01"],
    "import typer": [*PYTHON, "import typer"],
    "import typer, pydantic": [*PYTHON, "import typer, pydantic.main"],
}


WITH_BYTECODE = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def milliseconds(command: list[str]) -> float:
    """Processor time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, env=WITH_BYTECODE, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> None:
    """Run each in turn, so that what slows the machine slows all of them."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    least = dict.fromkeys(STARTS, float("inf"))
    for command in STARTS.values():
        milliseconds(command)  # compiles what was edited since
    for _ in range(runs):
        for name, command in STARTS.items():
            least[name] = min(least[name], milliseconds(command))
    empty = least["an empty Python"]
    for name, spent in least.items():
        print(f"{name:<24} {spent:7.0f} ms  {spent / empty:6.1f}")


if __name__ == "__main__":
    main()

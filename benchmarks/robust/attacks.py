"""Every attack, tried many times against real processes and files: the table of docs/robustness.md.

    .venv/bin/python benchmarks/robust/attacks.py            the table in Markdown: about half an hour
    .venv/bin/python benchmarks/robust/attacks.py 2          each test twice
    .venv/bin/python benchmarks/robust/attacks.py 20 disk    the attacks whose name has "disk" in it

An attack is tried by tests, each of them so many times, or as often as `SECONDS` for one attack allow, at
least once. The command of a row tries each once.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tried import ATTACKS, Attack

TOP = Path(__file__).parents[2]
TIMES = 20
SECONDS = float(os.environ.get("SECONDS", "40"))


class Outcome(NamedTuple):
    """How often the tests of an attack ran, failed, and were skipped since the system lacks a layer."""

    runs: int
    failed: int
    skipped: int


def tried(attack: Attack, times: int) -> Outcome:
    """Run the tests of an attack so many times, or as often as there is time for."""
    here = str(Path(__file__).parent)
    total, until = Outcome(0, 0, 0), time.monotonic() + SECONDS
    for seed in range(times if attack.seeded else 1):
        if seed and time.monotonic() > until:
            break
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "repeated", *attack.words()],
            cwd=TOP,
            env={
                **os.environ,
                "PYTHONPATH": here,
                "TIMES": str(1 if attack.seeded else times),
                "SECONDS": str(SECONDS),
                "FUZZ_SEED": str(seed + 1),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        lines = [line for line in done.stdout.splitlines() if line.startswith('{"runs"')]
        if not lines:
            sys.exit(done.stdout + done.stderr)
        found = json.loads(lines[-1])
        if found["failed"]:
            print(done.stdout, file=sys.stderr)
        total = Outcome(
            total.runs + found["runs"] * attack.inputs,
            total.failed + found["failed"],
            total.skipped + found["skipped"],
        )
    return total


def main(times: int, about: str) -> int:
    """Print the table; the status is 1 if an attack succeeded."""
    print("| attack | tried | failures | command |")
    print("|---|--:|--:|---|")
    failures, start = 0, time.monotonic()
    for name, attack in ATTACKS.items():
        if about in name:
            found = tried(attack, times)
            failures += found.failed
            lacking = f" ({found.skipped} not possible here)" if found.skipped else ""
            print(f"| {name} | {found.runs}{lacking} | {found.failed} | `{attack.command()}` |", flush=True)
    print(f"{time.monotonic() - start:.0f} seconds", file=sys.stderr)
    return bool(failures)


if __name__ == "__main__":
    given = [*sys.argv[1:], "", ""]
    sys.exit(main(int(given[0] or TIMES), given[1]))

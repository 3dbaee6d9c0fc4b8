"""How long `qup diff` takes: one topic, all topics, and all editions against themselves.

Processor time; of the command, its start included. The limits are those that the differences were built for.
A study before them, in other code, asked z3 1,039 questions about 26 editions of § 29 in 3.5 seconds, and
tried the cells of two editions in 1 ms; its z3 gave up on the topics `start` and `duration`.

    python benchmarks/law_differences.py
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from qupcore.laboratory.differing import law_difference
from qupcore.laboratory.sides import Side, Sides
from qupcore.law.national import NATIONAL
from qupcore.rules.law import Law

FIRST = date(2007, 11, 1)


def between(before: date, after: date) -> Sides:
    return Sides(Side(NATIONAL, before), Side(NATIONAL, after))


def spent(call: Callable[[], object]) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


def command(*arguments: str) -> float:
    """Processor time of `qup diff` in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "qupcore", "diff", *arguments], check=False, stdout=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def changes() -> list[date]:
    return sorted({day for topic in NATIONAL.topics for day in NATIONAL.changes(topic) if day > FIRST})


def every_change() -> None:
    for topic in NATIONAL.topics:
        for day in NATIONAL.changes(topic):
            if day > FIRST:
                law_difference(between(day - timedelta(days=1), day), [topic])


def against_themselves() -> None:
    copy = Law("a copy", NATIONAL.rules, NATIONAL.conventions)
    for day in changes():
        found = law_difference(Sides(Side(NATIONAL, day), Side(copy, day)))
        assert found.answer == "equal"


def main() -> None:
    rows = [
        ("qup diff, § 29", command("2018-12-31", "2019-01-01", "--topic", "right"), 0.3),
        ("qup diff, all topics, two days", command("2018-12-31", "2019-01-01"), 20),
        ("qup diff, all topics, 2008 and 2026", command("2008-01-01", "2026-09-01"), 20),
        ("every topic at each of its changes", spent(every_change), None),
        (f"{len(changes())} editions against themselves, all topics", spent(against_themselves), 60),
    ]
    print(f"{'':58} {'seconds':>8} {'limit':>6}")
    for what, seconds, limit in rows:
        print(f"{what:58} {seconds:8.2f} {'' if limit is None else limit:>6}")


if __name__ == "__main__":
    main()

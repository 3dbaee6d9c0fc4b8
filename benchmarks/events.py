"""What events cost: a decision by itself and one that is told, in turn; and the memory of a process.

    .venv/bin/python benchmarks/events.py            ratios of processor time, then MiB

Each ratio is the median over rounds in which both are timed: other work on the machine counts for both.
"""

from __future__ import annotations

import contextlib
import logging
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from inspect import unwrap
from pathlib import Path

import qupcore as q
from qupcore.observing import send_no_spans, send_spans

ON = date(2026, 9, 1)
ROUNDS, CALLS = 400, 50
CASE = next((Path(__file__).parents[1] / "examples").glob("E42-*.json"))


def seconds(ask: Callable[[], object]) -> float:
    begun = time.process_time()
    for _ in range(CALLS):
        ask()
    return time.process_time() - begun


def ratio(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The median ratio of two questions, and the microseconds of the first."""
    found, alone = [], []
    for turn in range(ROUNDS):
        if turn % 2:
            b, a = seconds(other), seconds(one)
        else:
            a, b = seconds(one), seconds(other)
        found.append(b / a)
        alone.append(a)
    return statistics.median(found), statistics.median(alone) / CALLS * 1e6


@contextlib.contextmanager
def told(level: int | None, spans: bool) -> Iterator[None]:
    """Somebody listens at a level, to a handler that writes nothing; or spans are sent."""
    log = logging.getLogger("qupcore")
    if level is not None:
        log.setLevel(level)
    if spans:
        from opentelemetry.sdk.trace import TracerProvider

        send_spans(TracerProvider())
    try:
        yield
    finally:
        log.setLevel(logging.NOTSET)
        send_no_spans()


def resident() -> int:
    """MiB of this process, on Linux."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) // 1024


def memory() -> None:
    case = q.read_case(CASE.read_bytes())
    assert case.course is not None
    plan = case.course.plans[-1]
    q.decide(case, on=ON)
    print(f"{resident()} MiB after a decision")
    q.review(case, ON)
    q.benefit_month(case, 2026, 8)
    q.check_plan(plan, ON, case=case, catalogue=q.national())
    print(f"{resident()} MiB after a review, a month and a plan check")
    q.suggest(case, ON, catalogue=q.national())
    q.suggest_course(case, ON, date(2027, 3, 1), catalogue=q.national())
    print(f"{resident()} MiB after suggestions")


def main() -> None:
    if sys.platform == "linux":
        memory()
    case = q.read_case(CASE.read_bytes())
    inner = getattr(q.decide, "__wrapped__")  # noqa: B009 - the call that is told, without that of old names
    bare = unwrap(q.decide)
    for name, level, spans in (
        ("nobody listens", None, False),
        ("INFO", logging.INFO, False),
        ("DEBUG", logging.DEBUG, False),
        ("spans", None, True),
    ):
        with told(level, spans):
            found, micro = ratio(lambda: bare(case, ON), lambda: inner(case, ON))
        print(f"{name}: {found:.3f} of a decision that is not told ({micro:.0f} µs)")


if __name__ == "__main__":
    main()

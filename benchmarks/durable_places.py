"""What durable-rules costs in a process of its own, beside in the process that decides: both in one run.

    PYTHONPATH=tests python benchmarks/durable_places.py [ROUNDS]

Each row is the median of rounds that alternate between the two, so that a busy machine slows down both. Whole
programs are started anew for each round.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from engines.test_soak import MET, RULEBOOK
from qupcore import decide, read_case
from qupcore.deciding.prepared import prepared_on
from qupcore.engines import Evaluator, ReferenceEngine
from qupcore.engines.agreement import Agreement
from qupcore.engines.durable.apart import SessionsApart
from qupcore.engines.durable.engine import DurableEngine
from qupcore.engines.durable.session import Sessions

ON = date(2026, 9, 1)
EXAMPLE = Path(__file__).parents[1] / "examples" / "E07-refused-for-lack-of-motivation.json"
PERSON = read_case(EXAMPLE.read_bytes())
ENGINES = {"here": DurableEngine(Sessions), "apart": DurableEngine(SessionsApart)}
TIMES = 500


def seconds(run: Callable[[], object], times: int) -> float:
    """Seconds for one run, over some."""
    start = perf_counter()
    for _ in range(times):
        run()
    return (perf_counter() - start) / times


def alone(evaluate: Evaluator) -> float:
    """One evaluation of § 29 by durable-rules."""
    return seconds(lambda: evaluate(MET), TIMES)


def new_rulebook(engine: DurableEngine) -> float:
    """The first evaluation of a rulebook."""
    return seconds(lambda: engine.prepare(RULEBOOK)(MET), 20)


def whole(agreement: Agreement) -> float:
    """One decision of § 29: facts, both engines, findings, provenance."""
    prepared = prepared_on(ON)
    before, prepared.agreement = prepared.agreement, agreement
    try:
        return seconds(lambda: decide(PERSON, on=ON), TIMES)
    finally:
        prepared.agreement = before


def four_threads(evaluate: Evaluator) -> float:
    """One evaluation of those that four threads make at the same time."""
    threads = [threading.Thread(target=alone, args=(evaluate,)) for _ in range(4)]

    def run() -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return seconds(run, 1) / (4 * TIMES)


def program(place: str) -> float:
    """`qup decide` from start to end."""
    environment = {**os.environ, "QUPCORE_DURABLE": {"here": "", "apart": "process"}[place]}
    command = [sys.executable, "-m", "qupcore", "decide", str(EXAMPLE), "--on", str(ON)]
    return seconds(lambda: subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL), 1)


def shown(time: float) -> str:
    """Seconds as text."""
    return f"{1e3 * time:,.0f} ms" if time > 0.1 else f"{1e6 * time:,.0f} µs"


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    places = {name: engine.prepare(RULEBOOK) for name, engine in ENGINES.items()}
    rulebook = prepared_on(ON).rulebook
    both = {name: Agreement(rulebook, (ReferenceEngine(), engine)) for name, engine in ENGINES.items()}
    rows: dict[str, Callable[[str], float]] = {
        "one evaluation by durable-rules": lambda place: alone(places[place]),
        "one of those in four threads": lambda place: four_threads(places[place]),
        "one decision, with both engines": lambda place: whole(both[place]),
        "the first evaluation of a rulebook": lambda place: new_rulebook(ENGINES[place]),
        "`qup decide`, from start to end": program,
    }
    print("| what | in this process | in one of its own | ratio |\n|---|--:|--:|--:|")
    for name, row in rows.items():
        for place in ENGINES:
            row(place)
        found = [(row("here"), row("apart")) for _ in range(rounds)]
        here, there = (median(part) for part in zip(*found, strict=True))
        ratio = median(second / first for first, second in found)
        print(f"| {name} | {shown(here)} | {shown(there)} | {ratio:.1f} |")


if __name__ == "__main__":
    main()

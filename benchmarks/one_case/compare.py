"""One case at a time: the engines of qupcore beside plain Python and other engines, in one run.

    PYTHONPATH=benchmarks python benchmarks/one_case/compare.py [ROUNDS]

Every one decides the same people, and each answer is compared with the one written by hand first. Rounds
alternate between all of them, so that a busy machine slows down all; times are processor time of the thread.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from statistics import median
from time import thread_time

from one_case.peers import closures, datalogic, zen
from one_case.trees import over_three_values, over_two_values
from one_case.workload import Decide, by_hand, people

from qupcore.engines import ReferenceEngine, installed_engines
from qupcore.engines.compiled.engine import CompiledEngine
from qupcore.version import installed_version

MADE: dict[str, Callable[[], Decide]] = {
    "Python by hand, two values": lambda: by_hand,
    "compiled, two values": over_two_values,
    "compiled, three values": lambda: over_three_values(CompiledEngine()),
    "closures, two values": closures,
    "reference, three values": lambda: over_three_values(ReferenceEngine()),
    "durable-rules, three values": lambda: over_three_values(installed_engines(2)[1]),
    f"datalogic-py {installed_version('datalogic-py')}, two values": datalogic,
    f"zen-engine {installed_version('zen-engine')}, two values": zen,
}
CHECKED = people(10_000)
TIMED = people(200, seed=16)


def microseconds(decide: Decide) -> float:
    """Microseconds for one person, over all that are timed."""
    start = thread_time()
    for person in TIMED:
        decide(person)
    return (thread_time() - start) / len(TIMED) * 1e6


def main() -> None:
    """Check the answers, and print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    ready: dict[str, Decide] = {}
    for name, make in MADE.items():
        try:
            ready[name] = make()
        except ImportError:
            print(f"not installed: {name}", file=sys.stderr)
    expected = [by_hand(person) for person in CHECKED]
    for name, decide in ready.items():
        some = CHECKED if "durable" not in name else CHECKED[:2_000]
        assert [decide(person) for person in some] == expected[: len(some)], name
    met = sum(answer[0] for answer in expected) / len(expected)
    print(f"{len(CHECKED)} people, {met:.0%} of whom meet every condition: all answers are equal\n")
    times: dict[str, list[float]] = {name: [] for name in ready}
    for _ in range(rounds):
        for name, decide in ready.items():
            times[name].append(microseconds(decide))
    first = times["Python by hand, two values"]
    print("| who | median, µs | least, µs | × by hand |\n|---|--:|--:|--:|")
    for name, found in times.items():
        ratio = median(one / base for one, base in zip(found, first, strict=True))
        print(f"| {name} | {median(found):.2f} | {min(found):.2f} | {ratio:.1f} |")


if __name__ == "__main__":
    main()

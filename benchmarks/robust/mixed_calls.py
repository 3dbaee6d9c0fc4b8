"""Mixed calls, each with a case, a day and a catalogue of its own: memory after each tenth, wrong answers.

    .venv/bin/python benchmarks/robust/mixed_calls.py 100000 1       in one thread
    .venv/bin/python benchmarks/robust/mixed_calls.py 100000 8       in eight
    .venv/bin/python benchmarks/robust/mixed_calls.py 10000 1 trace  also where what grew was allocated

Every fifth call asks an earlier question again, and its answer must be the first one. At the end a process of
its own answers a sample of the questions. The status is 1 if an answer was wrong.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
import tracemalloc
from array import array
from random import Random

from allocated import allocated, given_back
from calls import KINDS, answer, kind_of
from figures import entries_held, resident_mib

from qupcore.memory import forget, memory_in_use

SAMPLE = 400
"""The questions that a process of its own answers at the end."""
TENTHS = 10


class Load:
    """The calls that are made, by several threads, and what they found."""

    def __init__(self, calls: int) -> None:
        self.first = array("Q", bytes(8 * calls))
        self.wrong: list[int] = []
        self.compared = 0

    def call(self, number: int) -> None:
        """Ask question `number`; every fifth time an earlier one, whose answer is known."""
        earlier = Random(number).randrange(number) if number % 5 == 4 else number
        known = self.first[earlier]
        asked = earlier if known else number
        found = int.from_bytes(answer(asked), "big") or 1
        if self.first[asked] == 0:
            self.first[asked] = found
        else:
            self.compared += 1
            if self.first[asked] != found:
                self.wrong.append(asked)

    def run(self, first: int, last: int, threads: int) -> None:
        """Make the calls from first to last, shared among threads."""

        def work(start: int) -> None:
            for number in range(start, last, threads):
                self.call(number)

        workers = [threading.Thread(target=work, args=(first + start,)) for start in range(threads)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    def checked_afresh(self) -> int:
        """How many answers of a sample a process of its own gives too; the others are wrong."""
        asked = [number for number, found in enumerate(self.first) if found]
        sample = Random(1).sample(asked, min(SAMPLE, len(asked)))
        done = subprocess.run(
            [sys.executable, __file__, "answer", *map(str, sample)],
            capture_output=True,
            check=True,
            text=True,
        )
        again = map(int, done.stdout.split())
        self.wrong += [
            number for number, found in zip(sample, again, strict=True) if found != self.first[number]
        ]
        return len(sample)


def main(calls: int, threads: int, trace: bool) -> int:
    """Make the calls; print the figures after each tenth."""
    load, start = Load(calls), time.process_time()
    answer(0)
    print("| calls | seconds of processor time | MiB | malloc: used | free ", end="")
    print("| thousand blocks | entries | tables |")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    before = None
    for tenth in range(TENTHS):
        load.run(calls * tenth // TENTHS, calls * (tenth + 1) // TENTHS, threads)
        if trace and tenth == TENTHS // 2 - 1:
            tracemalloc.start(8)
            load.run(0, calls // TENTHS, threads)  # what was made before the trace began is not in it
            gc.collect()
            before = tracemalloc.take_snapshot()
        entries, tables = entries_held()
        spent = time.process_time() - start
        done = calls * (tenth + 1) // TENTHS
        held = allocated()
        print(
            f"| {done} | {spent:.0f} | {resident_mib():.0f} | {held.used} | {held.free} | {held.blocks} "
            f"| {entries} | {tables} |",
            flush=True,
        )
    for use in memory_in_use():
        if use.entries > use.tables * use.most:
            print(f"{use.owner} holds more than its bound: {use}")
            return 1
    if before is not None:
        gc.collect()
        for line in tracemalloc.take_snapshot().compare_to(before, "lineno")[:15]:
            print(line)
        return 0
    sampled = load.checked_afresh()
    forget()
    gc.collect()
    print(f"emptied: {resident_mib():.0f} MiB, {entries_held()[0]} entries, {allocated()}")
    given_back()
    print(f"after malloc_trim: {resident_mib():.0f} MiB")
    asked = dict.fromkeys(KINDS, 0)
    for number in range(min(calls, 1000)):
        asked[kind_of(number)] += 1
    print("of a thousand: " + ", ".join(f"{many} {kind}" for kind, many in asked.items()))
    print(f"asked again: {load.compared}; by another process: {sampled}")
    print(f"wrong answers: {len(load.wrong)} {load.wrong[:5]}")
    return bool(load.wrong)


if __name__ == "__main__":
    if sys.argv[1] == "answer":
        print(*(int.from_bytes(answer(int(number)), "big") or 1 for number in sys.argv[2:]))
    else:
        sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), "trace" in sys.argv))

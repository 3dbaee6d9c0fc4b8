"""Break one room of the house in many ways, and tell which slips no test noticed.

    PYTHONPATH=tests python -m mutants.room ROOM [how many, of how many minutes]

The tests are collected and run once, noting which lines each of them reaches. Then each slip of a drawn
sample, the same every time, gets a process of its own, made by forking this one: there the function gets its
changed code and runs the tests that reach the line, quickest first, until one fails. It ends by itself: when
its time is up, the rest of the sample is not tried, and that is said.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from time import monotonic

import pytest

from mutants.change import change, functions_of
from mutants.rooms import ROOMS, TOP, Room
from mutants.source import Slip, slips
from mutants.tally import told
from mutants.watching import Watch, needs_3_12

PROCESSES = 2
SAMPLE, MINUTES = 400, 18.0
SEED = 20_260_901
MOST_SECONDS = 300
NOT_RUN = 3
QUICK = 10.0
"""Seconds of tests, as they took on the code as it is, before what a slip survives counts as survived."""

Mutant = tuple[str, Slip]


class Runner:
    """A pytest plugin that runs the tests in its own way."""

    def __init__(self, room: Room, sample: int, minutes: float, words: list[str]) -> None:
        self.room, self.sample, self.words = room, sample, words
        self.until = monotonic() + 60 * minutes
        self.out = os.fdopen(os.dup(1), "w", encoding="utf-8")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """The tests on the code as it is, then on each slip."""
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        self.watch = watch = Watch([str(path) for path in self.room.files()])
        items = list(session.items)
        failed = [item.nodeid for item, later in zip(items, [*items[1:], None], strict=True)
                  if not watch.run(item, later)]  # fmt: skip
        if failed:
            self.say("these tests fail on the code as it is, so nothing can be said:", *failed)
            return True
        every = [(str(path), slip) for path in self.room.files() for slip in slips(path.read_text("utf-8"))]
        known = functions_of([str(path) for path in self.room.files()])
        every = [item for item in every if (item[0], item[1].function) in known]
        wanted = [item for item in every if all(word in _name(item) for word in self.words)]
        random.Random(SEED).shuffle(wanted)
        drawn = wanted[: self.sample]
        self.say(f"{len(items)} tests in {watch.seconds():.0f} s; {len(drawn)} of {len(wanted)} slips drawn")
        self.say(*told(self.room.name, len(wanted), drawn, self._all(drawn), _name))
        return True

    def say(self, *lines: str) -> None:
        """Print, whatever the tests do with the output."""
        print(*lines, sep="\n", file=self.out, flush=True)

    def _all(self, drawn: list[Mutant]) -> dict[Mutant, str]:
        """How each ended; what the time did not suffice for is not in it."""
        ends: dict[Mutant, str] = {}
        running: dict[int, Mutant] = {}
        waiting = list(reversed(drawn))
        while waiting or running:
            while waiting and len(running) < PROCESSES and monotonic() < self.until:
                mutant = waiting.pop()
                tests = self.watch.reaching(mutant[0], mutant[1].line, QUICK)
                if not tests:
                    ends[mutant] = "not reached"
                else:
                    running[self._tried(mutant, tests)] = mutant
            if not running:
                break
            process, status = os.wait()
            if process in running:
                mutant = running.pop(process)
                ends[mutant] = _end(status)
                if len(ends) % 50 == 0:
                    self.say(f"{len(ends)} of {len(drawn)} tried")
        return ends

    def _tried(self, mutant: Mutant, tests: list[pytest.Item]) -> int:
        """Start the tests on a slip in a process of its own; give its id."""
        if process := os.fork():
            return process
        code = NOT_RUN
        try:
            # Of the processor: a busy machine kills nothing. The clock is for what waits for ever.
            signal.setitimer(signal.ITIMER_PROF, 20 + 6 * self.watch.seconds(tests))
            signal.alarm(MOST_SECONDS)
            change(mutant[0], mutant[1], self.room.above())
            passing = (
                self.watch.passes(item, later) for item, later in zip(tests, [*tests[1:], None], strict=True)
            )
            code = 0 if all(passing) else 1
        finally:
            os._exit(code)  # never back into the loop of the process that forked


def _name(mutant: Mutant) -> str:
    path, slip = mutant
    where = os.path.relpath(path, TOP / "src/qupcore")
    return f"{where}:{slip.line} {slip.function}: {slip.kind}: {slip.what}"


def _end(status: int) -> str:
    """Tests that failed, or took six times as long as they do and more, have noticed."""
    if os.WIFSIGNALED(status):
        return {signal.SIGPROF: "killed", signal.SIGALRM: "no end"}.get(os.WTERMSIG(status), "crashed")
    return {0: "survived", 1: "killed"}.get(os.WEXITSTATUS(status), "not run")


def main(arguments: list[str]) -> None:
    """Try a room, and print the table."""
    needs_3_12()
    name, *rest = arguments
    numbers = [word for word in rest if word.replace(".", "").isdigit()]
    sample = int(numbers[0]) if numbers else SAMPLE
    minutes = float(numbers[1]) if len(numbers) > 1 else MINUTES
    room = ROOMS[name]
    os.environ.setdefault("HYPOTHESIS_PROFILE", "mutants")
    options = ["-q", "-s", "--assert=plain", "--tb=no", "-p", "no:randomly", "-n", "0", f"--rootdir={TOP}"]
    runner = Runner(room, sample, minutes, [word for word in rest if word not in numbers])
    sys.exit(pytest.main([*options, *(str(TOP / test) for test in room.tests)], plugins=[runner]))


if __name__ == "__main__":
    main(sys.argv[1:])

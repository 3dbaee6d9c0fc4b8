"""Break the law in the ways that `mutate` knows, and tell which mistakes no test noticed.

    PYTHONPATH=tests python -m mutants.run [how many, of how many minutes] [words that the name must hold]

A sample is drawn, the same every time; when the time is up the rest of it is not tried, and that is said. A
report, not a gate: a survivor may well come to the same as the law.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Sequence
from time import monotonic

# Imported here once, and forked with every mutant: that is most of the time that a test run takes.
import hypothesis  # noqa: F401
import jsonschema  # noqa: F401
import pytest
import sybil.document
import sybil.parsers.doctest
import sybil.parsers.markdown  # noqa: F401

import mutants.plugin
import qupcore.testing  # noqa: F401
from mutants.mutate import mutants

PROCESSES = 2
SAMPLE, MINUTES = 400, 18.0
SEED = 20_260_901
MOST_SECONDS = 300
# What kills most in the least time goes first: most mutants are numbers, and the tables of them are quick.
# The other tests of deciding make up rules of their own.
TESTS = (
    "tests/law/test_p29_norm.py",
    "tests/law/test_p35_figures.py",
    "tests/law/test_p35_rates.py",
    "tests/law",
    "tests/examples",
    "tests/deciding/test_people.py",
)
# Nobody reads why a test fails: rewriting every assert and telling the failure would double the time.
OPTIONS = ("-x", "-q", "-p", "mutants.plugin", "--assert=plain", "--tb=no")


def main(arguments: Sequence[str]) -> None:
    """Try a sample of the mutants, and print the table."""
    numbers = [float(word) for word in arguments if word.replace(".", "").isdigit()]
    words = [word for word in arguments if not word.replace(".", "").isdigit()]
    sample, minutes = (*numbers, *(SAMPLE, MINUTES)[len(numbers) :])
    until = monotonic() + 60 * minutes
    every = mutants()
    wanted = [number for number, mutant in enumerate(every) if all(word in mutant.name for word in words)]
    drawn = random.Random(SEED).sample(wanted, min(int(sample), len(wanted)))
    _, status = os.waitpid(_tried(None), 0)
    if status:
        sys.exit("the tests fail on the law as it is: nothing can be said of mutants")
    ends = _all(drawn, until)
    lived = [number for number in ends if ends[number] != "killed"]
    print(_row("law", "tried", "killed", "survived", "score"))
    tried, survived = (Counter(every[number].kind for number in numbers) for numbers in (ends, lived))
    for kind, count in sorted(tried.items()):
        print(_counted(kind, count, survived[kind]))
    print(_counted("together", len(ends), len(lived)))
    left = len(drawn) - len(ends)
    print(f"{len(ends)} tried of {len(drawn)} drawn of {len(wanted)}; {left} not tried in time")
    for number in sorted(lived):
        print(f"{ends[number]}: {number}  {every[number].kind}: {every[number].name}")


def _counted(kind: str, tried: int, survived: int) -> str:
    killed = tried - survived
    return _row(kind, tried, killed, survived, f"{killed / max(tried, 1):.1%}")


def _row(kind: str, *cells: object) -> str:
    return f"{kind:<26}" + "".join(f"{cell:>10}" for cell in cells)


def _all(wanted: Sequence[int], until: float) -> dict[int, str]:
    """How each mutant ended, a few at a time; what the time did not suffice for is not in it."""
    ends: dict[int, str] = {}
    running: dict[int, int] = {}
    waiting = list(reversed(wanted))
    while waiting or running:
        while waiting and len(running) < PROCESSES and monotonic() < until:
            number = waiting.pop()
            running[_tried(number)] = number
        if not running:
            break
        process, status = os.wait()
        ends[running.pop(process)] = _end(status)
        if len(ends) % 100 == 0:
            print(f"{len(ends)} of {len(wanted)} tried", file=sys.stderr, flush=True)
    return ends


def _end(status: int) -> str:
    """Tests that failed, could not be collected or never came to an end have noticed."""
    if os.WIFSIGNALED(status):
        return "killed" if os.WTERMSIG(status) == signal.SIGALRM else "crashed"
    ends = {0: "survived", 1: "killed", 2: "killed"}
    return ends.get(os.WEXITSTATUS(status), "not run")


def _tried(number: int | None) -> int:
    """Start the tests on a mutant, or on the law as it is, in a process of its own; give its id."""
    sys.stdout.flush()
    if process := os.fork():
        return process
    code: int = pytest.ExitCode.INTERNAL_ERROR
    try:
        signal.alarm(MOST_SECONDS)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os.environ.pop("QUP_MUTANT", None)
        if number is not None:
            os.environ["QUP_MUTANT"] = str(number)
        code = pytest.main([*OPTIONS, *TESTS])
    finally:
        os._exit(code)  # never back into the loop of the process that forked


if __name__ == "__main__":
    main(sys.argv[1:])

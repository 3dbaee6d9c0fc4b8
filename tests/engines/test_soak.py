"""Many decisions, threads and processes: always the same answer, and no leaks."""

from __future__ import annotations

import gc
import os
import sys
import threading
from datetime import date
from pathlib import Path
from random import Random

import pytest

from qupcore.deciding.decide import decide
from qupcore.deciding.prepared import prepared_on
from qupcore.domain.case.participant import Participant
from qupcore.engines import ReferenceEngine
from qupcore.rules.terms import BoolTerm, ChoiceTerm

pytestmark = pytest.mark.durable

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
RULEBOOK = prepared_on(date(2024, 9, 1)).rulebook
needs_proc = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc")
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")


def random_case(random: Random) -> dict[str, bool | int | str]:
    """Facts of § 29, each known three times out of four."""
    case: dict[str, bool | int | str] = {}
    for name, term in RULEBOOK.terms.items():
        if random.random() < 0.75:
            if isinstance(term, BoolTerm):
                case[name] = random.random() < 0.8
            elif isinstance(term, ChoiceTerm):
                case[name] = random.choice(term.values)
            else:
                case[name] = random.choice((0, 17, 18, 40, 66, 67))
    return case


MET = {
    name: name != "judgement.disproportionately_burdensome" if isinstance(term, BoolTerm) else 30
    for name, term in RULEBOOK.terms.items()
    if not isinstance(term, ChoiceTerm)
}
CASES = [MET, *(random_case(Random(seed)) for seed in range(63))]
EXPECTED = [ReferenceEngine().prepare(RULEBOOK)(case) for case in CASES]


def resident() -> int:
    """Bytes of memory held, C and Python alike."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


def all_right(evaluate, rounds: int) -> bool:
    return all(
        evaluate(case) == wanted for _ in range(rounds) for case, wanted in zip(CASES, EXPECTED, strict=True)
    )


def test_the_cases_come_out_differently():
    assert {wanted.right for wanted in EXPECTED} == {True, False, None}


@needs_proc
def test_memory_does_not_grow_over_100_000_evaluations(durable_engine):
    evaluate = durable_engine.prepare(RULEBOOK)
    assert all_right(evaluate, rounds=50)
    before = resident()
    assert all_right(evaluate, rounds=100_000 // len(CASES) + 1)
    assert resident() - before < 1_500_000  # 15 bytes a decision; the least the engine could leak is more


@needs_proc
def test_memory_does_not_grow_over_decisions():
    person = Participant(ref="a", birth_date=date(1990, 1, 1), lawful_stay=True)

    def many(times: int) -> None:
        for number in range(times):
            decide(person, on=date(2024, 1, 1 + number % 28))

    many(500)
    before = resident()
    many(100_000 if THOROUGH else 10_000)
    assert resident() - before < 1_500_000


@pytest.fixture
def restless():
    """Threads that switch as often as possible, so that shared objects are used at the worst moment."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("restless")
def test_eight_threads_share_an_evaluator(durable_engine):
    evaluate = durable_engine.prepare(RULEBOOK)
    right: list[bool] = []
    threads = [
        threading.Thread(target=lambda: right.append(all_right(evaluate, rounds=25))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert right == [True] * 8


@needs_proc
def test_threads_that_end_leave_nothing_behind(durable_engine):
    evaluate = durable_engine.prepare(RULEBOOK)

    def live_and_die(times: int) -> None:
        for number in range(times):
            thread = threading.Thread(target=evaluate, args=(CASES[number % len(CASES)],))
            thread.start()
            thread.join()

    live_and_die(50)
    before = resident()
    live_and_die(300)
    assert resident() - before < 6_000_000  # a session that is not freed holds some 200 kB: 60 MB


@needs_proc
def test_no_background_threads(durable_engine):
    """The engine's own host starts timer threads that never stop; the C interface alone starts none."""
    before = threading.active_count(), len(os.listdir("/proc/self/task"))
    evaluate = durable_engine.prepare(RULEBOOK)
    assert all_right(evaluate, rounds=1)
    assert (threading.active_count(), len(os.listdir("/proc/self/task"))) == before


@needs_fork
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_children_and_parent_decide_right_after_a_fork(durable_engine):
    evaluate = durable_engine.prepare(RULEBOOK)
    assert all_right(evaluate, rounds=1)  # a session is open when the process forks
    children = []
    for _ in range(4):
        child = os.fork()
        if child == 0:  # pragma: no cover - in the child
            try:
                os._exit(0 if all_right(evaluate, rounds=5) else 1)
            finally:
                os._exit(2)
        children.append(child)
    assert all_right(evaluate, rounds=5)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4

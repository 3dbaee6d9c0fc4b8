"""durable-rules in a process of its own: the same answers, and where it dies there is no decision.

It dies with a real process, in the middle of a decision: see `dying`.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from engines.dying import PATIENCE, Dying, decided_elsewhere, end_process
from engines.test_soak import CASES, EXPECTED, MET, RULEBOOK, all_right
from qupcore.engines import Evaluator, installed_engines
from qupcore.engines.durable import apart, process
from qupcore.engines.durable.apart import SessionsApart
from qupcore.engines.durable.engine import DurableEngine
from qupcore.errors import EngineFault
from qupcore.memory import forgetful
from qupcore.rules.rulebook import Rulebook
from qupcore.testing import rulebooks

pytestmark = [
    pytest.mark.durable,
    pytest.mark.skipif(os.name != "posix", reason="Linux and macOS only"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
]
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
WANTED = EXPECTED[0]


def number_of_process() -> int:
    found = apart._ONLY._process
    assert found is not None
    return found._process.pid


@pytest.fixture(autouse=True, scope="module")
def ended() -> Iterator[None]:
    yield
    end_process()


@pytest.fixture
def apart_engine() -> DurableEngine:
    return DurableEngine(SessionsApart)


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Dying]:
    """The next process has a durable-rules that dies where it is told to."""
    end_process()
    found = Dying(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    yield found
    end_process()
    found.close()


@pytest.fixture
def evaluate(dying: Dying, apart_engine: DurableEngine) -> Evaluator:
    """An evaluator whose process is there and has decided."""
    found = apart_engine.prepare(RULEBOOK)
    assert found(MET) == WANTED
    return found


def told(error: pytest.ExceptionInfo[EngineFault]) -> str:
    assert error.value.code == "engine.process"
    assert "nothing is decided" in error.value.what
    assert "decide again" in error.value.remedy
    return error.value.why


def test_both_decide_alike(apart_engine: DurableEngine) -> None:
    assert all_right(apart_engine.prepare(RULEBOOK), rounds=2)


@settings(max_examples=15)
@given(rulebook=rulebooks(most=6))
def test_drawn_rulebooks_are_decided_alike(durable_engine: Any, rulebook: Rulebook) -> None:
    try:
        here = durable_engine.prepare(rulebook)
    except Exception as error:
        with pytest.raises(type(error)):
            DurableEngine(SessionsApart).prepare(rulebook)
        return
    there = DurableEngine(SessionsApart).prepare(rulebook)
    random = Random(rulebook.hash)
    for _ in range(4):
        facts = {name: drawn(term, random) for name, term in rulebook.terms.items() if random.random() < 0.7}
        assert there(facts) == here(facts)


def drawn(term: Any, random: Random) -> bool | int | str:
    if hasattr(term, "values"):
        return str(random.choice(term.values))
    return random.random() < 0.5 if type(term).__name__ == "BoolTerm" else random.randrange(-3, 70)


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ("SIGKILL", "it was ended by SIGKILL"),
        ("segfault", "it was ended by SIGSEGV"),
        ("SIGABRT", "it was ended by SIGABRT"),
        ("exit", "it ended with exit status 3"),
        ("noise", "it gave an answer that cannot be read"),
    ],
)
def test_where_it_dies_in_the_middle_nothing_is_decided_and_the_next_one_works(
    dying: Dying, evaluate: Evaluator, order: str, why: str
) -> None:
    first = number_of_process()
    dying.order(order)
    with pytest.raises(EngineFault) as error:
        evaluate(MET)
    assert told(error) == why
    assert error.value.where == f"process {first}"
    assert "sluttet midt i en avgjørelse" in error.value.in_language("nb")
    assert "slutta midt i ei avgjerd" in error.value.in_language("nn")
    assert evaluate(MET) == WANTED
    assert number_of_process() != first


def test_where_it_hangs_the_time_limit_ends_it(
    dying: Dying, apart_engine: DurableEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "ANSWER_SECONDS", 0.3)
    hanging = apart_engine.prepare(RULEBOOK)
    dying.order("hang")
    with pytest.raises(EngineFault) as error:
        hanging(MET)
    assert told(error) == "it gave no answer within 0.3 seconds"
    assert dying.is_gone()
    monkeypatch.undo()
    assert hanging(MET) == WANTED


def test_one_that_was_ended_between_decisions_is_not_missed(evaluate: Evaluator) -> None:
    found = apart._ONLY._process
    assert found is not None
    found._process.kill()
    found._process.wait()
    assert evaluate(MET) == WANTED


def test_a_fault_of_a_session_is_told_and_the_process_stays(dying: Dying, evaluate: Evaluator) -> None:
    first = number_of_process()
    (dying.folder / "forgets").touch()
    with pytest.raises(EngineFault, match="durable-rules kept a fact that was retracted") as error:
        evaluate(MET)
    assert (error.value.code, error.value.remedy) == ("engine.fault", "report it")
    (dying.folder / "forgets").unlink()
    assert evaluate(MET) == WANTED
    dying.order("raise")
    with pytest.raises(EngineFault, match="durable-rules failed: Exception: Could not start action"):
        evaluate(MET)
    assert evaluate(MET) == WANTED
    assert number_of_process() == first


def test_in_threads_one_decision_fails_and_all_others_are_right(
    dying: Dying, evaluate: Evaluator, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[EngineFault] = []
    right: list[bool] = []
    started: list[process.EngineProcess] = []

    def start() -> process.EngineProcess:
        started.append(process.EngineProcess())
        return started[-1]

    monkeypatch.setattr(apart, "EngineProcess", start)

    def decide_all() -> None:
        for case, wanted in zip(CASES, EXPECTED, strict=True):
            try:
                right.append(evaluate(case) == wanted)
            except EngineFault as error:
                faults.append(error)

    dying.order("SIGKILL")
    threads = [threading.Thread(target=decide_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [error.code for error in faults] == ["engine.process"]
    assert right == [True] * (4 * len(CASES) - 1)
    assert len(started) == 1  # threads take turns


def in_a_fork(run: Callable[[], bool]) -> int:
    """A fork of this process that runs something, and then waits for its end: its number."""
    said, say = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - in the child
        try:
            if run():
                os.write(say, b"y")
                signal.pause()
        finally:
            os._exit(1)
    os.close(say)
    with open(said, "rb") as saying:
        assert saying.read(1) == b"y"
    return child


def kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def test_a_fork_has_a_process_of_its_own_which_ends_with_it(dying: Dying, evaluate: Evaluator) -> None:
    own = number_of_process()
    held = apart._ONLY._process
    assert held is not None

    def decide() -> bool:
        right = all_right(evaluate, rounds=1) and held._channel.fileno() == -1
        os.kill(own, 0)  # that of the parent is still there
        return right and number_of_process() != own

    child = in_a_fork(decide)
    assert evaluate(MET) == WANTED
    assert number_of_process() == own
    end_process()
    kill(child)  # which has no time to end anything
    assert dying.is_gone()


def test_one_that_hangs_ends_by_itself_where_nobody_is_left(
    dying: Dying, apart_engine: DurableEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "ANSWER_SECONDS", 0.1)  # its alarm rings a second later
    signal.signal(signal.SIGALRM, signal.SIG_IGN)  # which it would inherit
    try:
        hanging = apart_engine.prepare(RULEBOOK)
        child = os.fork()
        if child == 0:  # pragma: no cover - in the child
            try:
                assert hanging(MET) == WANTED
                apart._ONLY._process._seconds = PATIENCE  # type: ignore[union-attr]
                dying.order("tell and hang")
                hanging(MET)
            finally:
                os._exit(1)
        dying.wait_until_it_is_there()
        kill(child)
        assert dying.is_gone()
    finally:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def test_an_interrupt_ends_the_decision_and_the_next_one_works(dying: Dying, evaluate: Evaluator) -> None:
    dying.order("tell and hang")

    def interrupt() -> None:
        dying.wait_until_it_is_there()
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        evaluate(MET)
    thread.join()
    assert dying.is_gone()
    assert evaluate(MET) == WANTED


def test_a_signal_handler_that_decides_in_the_middle(dying: Dying, evaluate: Evaluator) -> None:
    inner = []

    def decide(*_: object) -> None:
        inner.append(evaluate(CASES[1]))
        dying.let_go()

    def call() -> None:
        dying.wait_until_it_is_there()
        os.kill(os.getpid(), signal.SIGUSR1)

    before = signal.signal(signal.SIGUSR1, decide)
    first = number_of_process()
    dying.order("wait")
    thread = threading.Thread(target=call)
    thread.start()
    try:
        assert evaluate(MET) == WANTED
    finally:
        thread.join()
        signal.signal(signal.SIGUSR1, before)
    assert inner == [EXPECTED[1]]
    assert number_of_process() == first


@pytest.mark.usefixtures("asked_apart")
@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_in_a_pool_of_processes(method: str) -> None:
    """With the variable set, durable-rules is never loaded in a process that decides."""
    assert len(installed_engines()) == 2  # a fork finds it open
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context(method)) as pool:
        found = list(pool.map(decided_elsewhere, range(3)))
    assert [truth for truth, _, _ in found] == [False, True, True]
    assert {names for _, _, names in found} == {("reference", "durable-rules")}
    if method == "spawn":  # a fork has what this process loaded
        assert {loaded for _, loaded, _ in found} == {False}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc")
def test_it_inherits_nothing_but_its_channel(
    apart_engine: DurableEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    end_process()
    (tmp_path / "json.py").write_text("raise SystemExit('the code of somebody else')", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_PASSWORD", "secret")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with open(tmp_path / "open", "w") as held:
        os.set_inheritable(held.fileno(), True)
        assert apart_engine.prepare(RULEBOOK)(MET) == WANTED
        proc = Path(f"/proc/{number_of_process()}")
        opened = {os.readlink(item).partition(":")[0] for item in (proc / "fd").iterdir()}
    assert opened == {os.devnull, "socket"}
    assert b"secret" not in (proc / "environ").read_bytes()
    assert os.readlink(proc / "cwd") == "/"
    assert os.getsid(number_of_process()) == number_of_process()
    assert resource.prlimit(number_of_process(), resource.RLIMIT_CORE) == (0, 0)  # no case in a core dump


def test_a_program_that_nobody_has_any_more_is_dropped_there(apart_engine: DurableEngine) -> None:
    kept = apart_engine.prepare(RULEBOOK)
    kept(MET)
    running = apart._ONLY._process
    assert running is not None
    before = set(running.known)
    for _ in range(3):
        apart_engine.prepare(RULEBOOK)(MET)
    kept(MET)
    assert running.known == before
    with forgetful(1):  # nothing is kept
        assert kept(MET) == WANTED
        assert kept(MET) == WANTED

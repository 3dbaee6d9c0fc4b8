"""What the memories hold can be seen, is bounded, and does not grow with more calls of many kinds."""

from __future__ import annotations

import os
import signal
import threading
from datetime import date, timedelta

import pytest

from qupcore import Participant, decide, memory
from qupcore.cases import rates
from qupcore.catalogue import catalogue_on
from qupcore.memory import Table, forget, memories, memory_in_use

CALLS = 100_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 600
FIRST = date(2012, 1, 1)


def mixed(number: int) -> None:
    """One call of a kind, on a day and with a case of its own."""
    on = FIRST + timedelta(days=number * 7 % 5400)
    kind = number % 3
    if kind == 0:
        decide(Participant(ref=f"case-{number}", birth_date=date(1970 + number % 40, 5, 1)), on=on)
    elif kind == 1:
        rates(on)
    else:
        catalogue_on(on)


def test_forgetting_empties_all() -> None:
    mixed(0)
    assert sum(use.entries for use in memory_in_use()) > 0
    forget()
    assert sum(use.entries for use in memory_in_use()) == 0


def test_every_memory_is_listed_once() -> None:
    assert tuple((use.owner, use.most) for use in memory_in_use()) == memories()


@pytest.mark.parametrize("threads", [1, 8])
def test_no_memory_outgrows_its_bound(threads: int) -> None:
    def work(start: int) -> None:
        for number in range(start, CALLS, threads):
            mixed(number)

    workers = [threading.Thread(target=work, args=(start,)) for start in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for use in memory_in_use():
        assert use.entries <= use.tables * use.most, use


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no forks")
def test_a_fork_does_not_wait_for_a_thread_that_is_not_there() -> None:
    """A prefork server may fork while another thread makes or empties a memory."""
    held, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        with memory._SWITCH.lock:
            held.set()
            go_on.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(60)
    child = os.fork()
    if child == 0:
        signal.alarm(20)  # ends it where it waits for ever
        Table("example", most=1)
        forget()
        os._exit(0)
    go_on.set()
    thread.join()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0

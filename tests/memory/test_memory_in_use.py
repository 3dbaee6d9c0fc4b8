"""What the memories hold can be seen, is bounded, and does not grow with more calls of many kinds."""

from __future__ import annotations

import os
import threading
from datetime import date, timedelta

import pytest

from qupcore import Participant, decide
from qupcore.cases import rates
from qupcore.catalogue import catalogue_on
from qupcore.memory import forget, memories, memory_in_use

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

"""What the memories hold can be seen, is bounded, and does not grow with more calls of many kinds."""

from __future__ import annotations

import gc
import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import attrs
import pytest

from planning.few import ON, PERSON, few
from qupcore import Element, Participant, Plan, check_plan, decide, memory, suggest
from qupcore.cases import rates
from qupcore.catalogue import Catalogue, Source, catalogue_on
from qupcore.memory import Table, forget, memories, memory_in_use
from qupcore.plans import SearchLimit
from qupcore.records import decision_record, plan_check_record, suggestions_record

CALLS = 100_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 600
FIRST = date(2012, 1, 1)
PART = 5
"""The tables are counted after each such part of the calls."""


def fresh(number: int) -> Catalogue:
    """A catalogue that no other call has."""
    first, *others = few().measures
    return attrs.evolve(
        few(), measures=(attrs.evolve(first, names=attrs.evolve(first.names, en=f"{number}")), *others)
    )


def mixed(number: int) -> str:
    """One call of a kind, on a day, with a case and a catalogue of its own."""
    on = FIRST + timedelta(days=number * 7 % 5400)
    case = Participant(ref=f"case-{number}", birth_date=date(1970 + number % 40, 5, 1))
    if number % 20 == 0:
        limit = SearchLimit(expansions=10)
        return str(suggestions_record(suggest(case, on, catalogue=fresh(number), want=1, limit=limit)))
    if number % 20 == 1:
        return str(
            plan_check_record(
                check_plan(Plan(valid_from=on), on, case=case, catalogue=fresh(number), repairs=0)
            )
        )
    match number % 3:
        case 0:
            return str(decision_record(decide(case, on=on)))
        case 1:
            return repr(rates(on))
    return catalogue_on(on).hash


def held_by(owner: str) -> int:
    """The entries that an owner holds."""
    return sum(use.entries for use in memory_in_use() if use.owner == owner)


def test_forgetting_empties_all() -> None:
    mixed(0)
    assert sum(use.entries for use in memory_in_use()) > 0
    forget()
    assert sum(use.entries for use in memory_in_use()) == 0


def test_every_memory_is_listed_once() -> None:
    assert tuple((use.owner, use.most) for use in memory_in_use()) == memories()


@pytest.mark.parametrize("threads", [1, 8])
def test_no_memory_outgrows_its_bound_and_no_answer_changes(threads: int) -> None:
    """Fresh cases, days and catalogues; an answer is the same at another time. What is gone leaves none."""
    asked_again = [mixed(number) for number in range(0, CALLS, CALLS // 40)]
    held: list[int] = []

    for part in range(PART):
        numbers = range(CALLS * part // PART, CALLS * (part + 1) // PART)
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(mixed, numbers))
        gc.collect()
        held.append(sum(use.tables for use in memory_in_use()))
    for use in memory_in_use():
        assert use.entries <= use.tables * use.most, use
    assert [mixed(number) for number in range(0, CALLS, CALLS // 40)] == asked_again
    assert held[-1] <= held[1] * 1.2, held


def test_catalogues_with_one_measure_share_its_engines_and_tell_their_own_sources() -> None:
    """A megabyte for each measure: of 16 municipalities the national measures take it once."""
    first, *others = few().measures
    other = attrs.evolve(
        few(), measures=(attrs.evolve(first, sources=(Source(text="told elsewhere"),)), *others)
    )
    plan = Plan(valid_from=ON, elements=(Element(measure=first.id, first=ON, minutes_a_week=900),))

    def told(catalogue: Catalogue) -> str:
        return str(plan_check_record(check_plan(plan, ON, case=PERSON, catalogue=catalogue, repairs=0)))

    forget()
    known = told(few())
    ready = held_by("planning.rules.ready._agreement")
    found = told(other)
    assert (ready > 0, held_by("planning.rules.ready._agreement")) == (True, ready)
    assert ("told elsewhere" in found, "told elsewhere" in known) == (True, False)
    forget()
    assert told(other) == found


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

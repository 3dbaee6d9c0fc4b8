"""The search adds the parts that the law requires: every suggestion in a running programme is valid."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest

from qupcore import national, read_case, suggest
from qupcore.composing.compiling import compile_problem
from qupcore.composing.wanted import Wanted

EXAMPLES = Path(__file__).parents[2] / "examples"
RUNNING = {
    "E42-recent-in-order.json": ("2026-06-15", {"work_directed", "job_search"}),
    "E41-across-2019-in-order.json": ("2019-02-04", {"work_directed"}),
    "E40-before-2019-in-order.json": ("2014-03-03", {"job_search", "work_measures"}),
}


def case(file):
    return read_case((EXAMPLES / file).read_bytes())


@pytest.mark.parametrize("file", RUNNING)
def test_what_is_suggested_in_a_running_programme_is_valid(file):
    on, parts = RUNNING[file]
    person = case(file)
    found = suggest(person, date.fromisoformat(on), catalogue=national(), want=3)
    assert len(found.plans) == 3
    assert found.standing == ()
    assert [plan.check.outcome for plan in found.plans] == ["valid"] * 3
    assert parts <= set(found.compiled.parts.asked)
    for plan in found.plans:
        held = {found.compiled.choices[id].counts_as for id in plan.ids}
        assert "job_search" not in parts or "job_search" in held
        assert "work_measures" not in parts or "work_directed" in held


def test_what_ran_before_counts_also_where_its_first_day_is_not_known():
    """It is not known whether a measure without dates began by halfway, so it is no breach."""
    found = suggest(case("E40-before-2019-in-order.json"), date(2015, 2, 2), catalogue=national(), want=1)
    assert found.standing == ()
    told = {item.kind: (item.weight, item.outcome) for item in found.plans[0].check.findings}
    assert told["work_directed_by_halfway"] == ("note", "unknown")


def test_job_search_that_ends_before_the_final_part_is_none():
    person, on = case("E42-recent-in-order.json"), date(2026, 6, 15)
    compiled = compile_problem(person, on, catalogue=national())
    searching = next(
        c for c in compiled.choices.values() if c.counts_as == "job_search" and c.of == "no:jobbsoking"
    )
    assert "job_search" in compiled.parts.of(searching)

    def ending(last):
        ways = {way: attrs.evolve(element, last=last) for way, element in searching.ways.items()}
        return "job_search" in compiled.parts.of(attrs.evolve(searching, ways=ways))

    assert ending(date(2027, 3, 1))
    assert not ending(date(2026, 7, 1))


def test_where_no_programme_is_granted_job_search_may_wait():
    person = case("E42-recent-in-order.json")
    course = attrs.evolve(person.course, decisions=(), started_on=None)
    assert (
        "job_search"
        not in compile_problem(
            attrs.evolve(person, course=course), date(2026, 6, 15), catalogue=national()
        ).parts.asked
    )


def test_without_anything_that_counts_as_job_search_the_conflict_says_so():
    person, on = case("E42-recent-in-order.json"), date(2026, 6, 15)
    searching = {
        c.of
        for c in compile_problem(person, on, catalogue=national()).choices.values()
        if c.counts_as == "job_search"
    }
    found = suggest(person, on, catalogue=national(), wanted=Wanted(without=frozenset(searching)))
    assert found.plans == ()
    assert [str(rule) for rule in found.conflict.rules] == ["part(job_search)"]

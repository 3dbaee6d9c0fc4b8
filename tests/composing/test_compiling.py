"""From a person and a catalogue to a problem: days, exceptions, slots."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from composing.drawn import SOURCE, WORDS
from composing.wanting import ON, two
from planning.few import LAST, PERSON, few, run, slot
from qupcore import Period, Plan
from qupcore.catalogue import Catalogue
from qupcore.composing.compiling import compile_problem
from qupcore.composing.wanted import Wanted
from qupcore.domain.case.situation import Position
from qupcore.domain.catalogue.measure import Admission, Classing, Measure
from qupcore.domain.catalogue.measure_limits import LengthLimit as Limit_
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.planning.check import check_plan
from qupcore.searching import iter_combinations

# compile


def test_days_run_to_the_end_of_the_programme_and_no_longer_than_the_measure() -> None:
    compiled = compile_problem(PERSON, ON, catalogue=few())
    assert compiled.choices["no:arbeidstrening"].first().last == date(2027, 9, 6)
    assert compiled.choices["no:mentor"].first().last == date(2027, 3, 6)
    short = compile_problem(PERSON, ON, catalogue=few(), wanted=Wanted(until=LAST))
    assert short.choices["no:mentor"].first().last == LAST


@pytest.mark.parametrize(
    ("employed", "apart", "assess"), [(True, False, False), (False, True, False), (None, True, True)]
)
@pytest.mark.parametrize("kind", ["forbids", "unknown"])
def test_an_exception_counts_for_the_search_as_for_the_check(
    kind: Any, employed: bool | None, apart: bool, assess: bool
) -> None:
    measures = tuple(
        Measure(
            id=f"no:{name}",
            names=WORDS,
            owner="state",
            valid=Period(date(2016, 1, 1)),
            classes=(Classing(counts_as="work_directed"),),
            sources=SOURCE,
        )
        for name in ("x", "y")
    )
    between = Relation(
        kind=kind,
        of=("no:x",),
        to=("no:y",),
        unless="work.employed",
        valid=Period(date(2016, 1, 1)),
        authority="guidance",
        reason=WORDS,
        sources=SOURCE,
    )
    planning = attrs.evolve(PERSON.planning, position=Position(minutes_a_week=0) if employed else None)
    person = attrs.evolve(
        PERSON, circumstances=attrs.evolve(PERSON.circumstances, employed=employed), planning=planning
    )
    catalogue = Catalogue(by="x", measures=measures, relations=(between,))
    compiled = compile_problem(person, ON, catalogue=catalogue)
    pair = (("no:x", "no:y"),)
    assert compiled.problem.forbidden == (pair if apart else ())
    assert compiled.pairs_to_assess == (pair if apart and (assess or kind == "unknown") else ())
    both = Plan(valid_from=ON, elements=(run("x", 1125), run("y", 1125)))
    assert (check_plan(both, ON, case=person, catalogue=catalogue, repairs=0).outcome == "valid") is not apart


def both_found(catalogue: Catalogue, *ids: str) -> bool:
    """Whether the search finds a plan of exactly these measures; if so, the check must find it valid."""
    compiled = compile_problem(PERSON, ON, catalogue=catalogue)
    plans = [plan for plan in iter_combinations(compiled.problem) if plan.ids == ids]
    assert all(compiled.checker.check(compiled.plan(plan)).outcome == "valid" for plan in plans)
    return bool(plans)


@pytest.mark.parametrize(("begins", "fits"), [("10:15", True), ("10:00", False)])
def test_the_search_sees_slots_down_to_the_quarter(begins: str, fits: bool) -> None:
    def offer(name: str, begins: str, minutes: int) -> Offer:
        return Offer(
            id=f"no:{name}-here",
            measure=f"no:{name}",
            period=Period(date(2016, 1, 1)),
            slots=(slot("friday", begins, "11:00" if begins != "09:00" else "10:15"),),
            minutes_a_week=minutes,
            sources=SOURCE,
        )

    catalogue = two("x", "y", offers=(offer("x", "09:00", 900), offer("y", begins, 1350)))
    assert both_found(catalogue, "no:x-here", "no:y-here") is fits


@pytest.mark.parametrize(
    ("authority", "at_most", "fits"), [("local", 1, False), ("local", 2, True), ("advice", 1, True)]
)
def test_the_search_sees_groups(authority: Any, at_most: int, fits: bool) -> None:
    group = Group(
        id="no:g",
        members=("no:x", "no:y"),
        at_most=at_most,
        valid=Period(date(2016, 1, 1)),
        authority=authority,
        reason=WORDS,
        sources=SOURCE,
    )
    assert both_found(two("x", "y", groups=(group,)), "no:x", "no:y") is fits


@pytest.mark.parametrize(("from_day", "fits"), [(date(2026, 10, 7), True), (date(2026, 10, 6), False)])
def test_the_search_sees_on_which_days_a_ban_holds(from_day: date, fits: bool) -> None:
    between = Relation(
        kind="forbids",
        of=("no:x",),
        to=("no:y",),
        valid=Period(from_day),
        authority="guidance",
        reason=WORDS,
        sources=SOURCE,
    )
    catalogue = two("x", "y", relations=(between,))
    month = (Limit_(kind="base", months=1),)
    catalogue = attrs.evolve(
        catalogue, measures=(catalogue.measures[0], attrs.evolve(catalogue.measures[1], limits=month))
    )
    assert both_found(catalogue, "no:x", "no:y") is fits


def test_the_search_takes_a_measure_once_whatever_offers_it_has() -> None:
    here, there = (
        Offer(
            id=f"no:x-{place}",
            measure="no:x",
            period=Period(date(2016, 1, 1)),
            minutes_a_week=1125,
            sources=SOURCE,
        )
        for place in ("here", "there")
    )
    assert not both_found(two("x", offers=(here, there)), "no:x-here", "no:x-there")
    assert both_found(two("x", "y", offers=(here, there)), "no:x-here", "no:y") is False, (
        "1125 and whole days"
    )
    hours = Wanted(hours={"no:y": (1125,)})
    compiled = compile_problem(PERSON, ON, catalogue=two("x", "y", offers=(here, there)), wanted=hours)
    assert {plan.ids for plan in iter_combinations(compiled.problem)} == {
        ("no:x-here", "no:y"),
        ("no:x-there", "no:y"),
    }


def test_what_may_be_had_is_not_taken_from_somebody_who_grows_older() -> None:
    catalogue = two("x", "y")
    x, y = catalogue.measures
    ends = (Limit_(kind="end_age", years=30),)
    catalogue = attrs.evolve(
        catalogue,
        measures=(
            attrs.evolve(x, admits=(Admission(when="person.age < 30"),)),
            attrs.evolve(y, limits=ends),
        ),
    )
    born = [date(1997, 9, 8), date(1997, 1, 1), date(1996, 10, 1), None]
    expected = {
        "no:x": [date(2027, 9, 6), date(2026, 12, 31), date(2026, 9, 30), None],
        "no:y": [date(2027, 9, 6), date(2026, 12, 31), date(2026, 9, 30), None],
    }
    people = [attrs.evolve(PERSON, birth_date=day) for day in born]
    for order in (range(4), range(3, -1, -1)):
        for number in order:
            compiled = compile_problem(people[number], ON, catalogue=attrs.evolve(catalogue, by=f"x{order}"))
            for id, lasts in expected.items():
                choice = compiled.choices.get(id)
                assert (choice.first().last if choice else None) == lasts[number], (id, born[number])

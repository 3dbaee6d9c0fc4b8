"""Suggesting, adding, covering and sharing out: what the answers say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from composing.drawn import SOURCE, WORDS
from planning.few import FIRST, FULL, LAST, PERSON, few, run, slot
from qupcore import Benefit, Participant, Period, Plan, decide, national
from qupcore.allocating.allocate import allocate
from qupcore.catalogue import Catalogue
from qupcore.composing.adding import addable
from qupcore.composing.compiling import compile_problem
from qupcore.composing.coverage import Lack, coverage
from qupcore.composing.suggesting import count_plans, plan_exists, suggest
from qupcore.composing.wanted import Wanted, Weights
from qupcore.domain.case.course import Course
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.catalogue import Need
from qupcore.domain.catalogue.measure import Admission, Classing, Measure
from qupcore.domain.catalogue.measure_limits import Limit as Limit_
from qupcore.domain.catalogue.offer import Offer, Places
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.errors import BadInput
from qupcore.planning.check import check_plan
from qupcore.searching import Limit, iter_plans

ON = date(2026, 9, 7)


def wants(*needs: str, interests: tuple[str, ...] = (), **more: Any) -> Participant:
    return attrs.evolve(
        PERSON, planning=Planning(needs=needs, interests=interests, municipality="1804"), **more
    )


# suggest


def test_suggestions_meet_the_needs_and_the_wishes_and_are_valid() -> None:
    person = wants("work_experience", "health_care", interests=("no:kantinearbeid", "no:hoyere-utdanning"))
    found = suggest(person, ON, catalogue=national(), want=5)
    assert found.complete
    assert len(found.plans) == 5
    for item in found.plans:
        assert item.check.outcome == "valid"
        assert check_plan(item.plan, ON, case=person, catalogue=national()).outcome == "valid"
        assert item.misses == ()
        assert sum(element.minutes_a_week or 0 for element in item.plan.elements) == FULL
    assert found.plans[0].interests == ("no:kantinearbeid",)
    assert found.plans[0].given_up == ("no:hoyere-utdanning",)
    assert suggest(person, ON, catalogue=national(), want=5).plans == found.plans


def test_unlike_plans_differ_in_as_many_elements_as_asked() -> None:
    found = suggest(wants("work_experience", "job_search"), ON, catalogue=national(), want=4, unlike=3)
    sets = [set(item.ids) for item in found.plans]
    assert len(sets) == 4
    assert all(len(a ^ b) >= 3 for number, a in enumerate(sets) for b in sets[number + 1 :])


def test_either_approach_can_be_weighed() -> None:
    ordinary = Weights(ordinary_work=200, element=1)
    steps = Weights(step_by_step=200, ordinary_work=0, element=1)
    by_work = suggest(
        wants(), ON, catalogue=national(), want=1, wanted=Wanted(weights=ordinary, most=3)
    ).plans[0]
    by_steps = suggest(wants(), ON, catalogue=national(), want=1, wanted=Wanted(weights=steps, most=3)).plans[
        0
    ]
    measures = {measure.id: measure for measure in national().measures}
    assert any("employer" in measures[e.measure].organisers for e in by_work.plan.elements)
    prepares = ("supporting", "health", "own_activity")
    assert sum(measures[e.measure].counts_as() in prepares for e in by_steps.plan.elements) == 2


def test_what_must_be_assessed_first_is_kept_apart_and_can_be_let_in() -> None:
    person = attrs.evolve(wants(), circumstances=None)
    found = suggest(person, ON, catalogue=few(), want=1)
    assert "no:ips" in found.compiled.to_assess
    assert "no:ips" not in found.compiled.choices
    let_in = suggest(person, ON, catalogue=few(), want=1000, wanted=Wanted(assess=True))
    with_it = [item for item in let_in.plans if "no:ips" in item.ids]
    assert with_it
    assert {item.check.outcome for item in with_it} == {"needs_assessment"}


def test_a_need_that_nothing_meets_is_told_and_one_that_cannot_be_met_given_up() -> None:
    measures = tuple(
        Measure(
            id=f"no:{need}",
            names=WORDS,
            owner="state",
            valid=Period(date(2016, 1, 1)),
            classes=(Classing(counts_as="work_directed"),),
            covers=(need,),
            sources=SOURCE,
        )
        for need in ("a", "b")
    )
    catalogue = Catalogue(
        by="x", measures=measures, needs=tuple(Need(id=id, names=WORDS) for id in ("a", "b", "c"))
    )
    found = suggest(wants("a", "b", "c"), ON, catalogue=catalogue, wanted=Wanted(most=1))
    assert found.uncovered == ("c",)
    assert found.given_up == ("a",)
    assert [item.ids for item in found.plans] == [("no:b",)]


def test_no_plan_says_why() -> None:
    catalogue = attrs.evolve(few(), measures=tuple(m for m in few().measures if m.id == "no:trening"))
    found = suggest(wants(), ON, catalogue=attrs.evolve(catalogue, relations=(), groups=(), offers=()))
    assert found.plans == ()
    assert found.conflict is not None
    assert [str(rule) for rule in found.conflict.rules] == ["part(work_directed)"]


def test_what_stands_in_the_way_whatever_the_plan_is_told() -> None:
    allowance = Benefit(kind="measures_allowance", law="arbeidsmarkedsloven")
    found = suggest(attrs.evolve(PERSON, benefits=(allowance,)), ON, catalogue=few())
    assert [item.kind for item in found.standing] == ["measures_allowance"]


def test_what_carries_another_lasts_as_long() -> None:
    person = wants(interests=("no:mentor",))
    (best,) = suggest(person, ON, catalogue=few(), want=1).plans
    by_measure = {element.measure: element for element in best.plan.elements}
    assert by_measure["no:mentor"].last == date(2027, 3, 6)
    assert best.check.outcome == "valid"


def test_a_stopped_search_says_so() -> None:
    person = wants("work_experience")
    assert suggest(person, ON, catalogue=national(), limit=Limit(expansions=1)).complete is False
    assert plan_exists(person, ON, catalogue=national(), limit=Limit(stop=lambda: True)) is None
    assert not isinstance(count_plans(person, ON, catalogue=national(), most_nodes=10), int)


@pytest.mark.parametrize(
    "wrong", [{"hours": {"no:x": (20,)}}, {"most": -1}, {"until": ON - timedelta(days=1)}]
)
def test_what_cannot_be_wanted(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        suggest(PERSON, ON, catalogue=few(), wanted=Wanted(**wrong))


# addable


def test_what_may_be_added_leads_to_a_valid_plan_and_what_may_not_says_why() -> None:
    plan = Plan(valid_from=FIRST, elements=(run("arbeidstrening", 1350, percent=60, last=date(2027, 8, 31)),))
    found = addable(plan, ON, case=PERSON, catalogue=few(), wanted=Wanted(needs_met=False))
    assert found.completable is True
    assert "no:jobbklubb" in found.may
    assert str(found.refused["no:funksjonsassistanse"].rule).startswith("forbidden")
    assert found.refused["no:funksjonsassistanse"].elements == ("no:arbeidstrening#1",)
    assert "age" in {item.kind for item in found.unavailable["no:fireaarig-lonnstilskudd"]}
    assert set(found.may).isdisjoint(found.refused)
    everything = {*found.may, *found.refused, *found.to_assess, *found.unavailable}
    assert everything | {"no:arbeidstrening"} == {measure.id for measure in few().measures}


def test_an_element_without_hours_cannot_be_added_to() -> None:
    plan = Plan(valid_from=FIRST, elements=(run("arbeidstrening"),))
    with pytest.raises(BadInput, match="hours"):
        addable(plan, ON, case=PERSON, catalogue=few())


# coverage


def offered(free: int | None, **more: Any) -> Catalogue:
    offer = Offer(
        id="no:kurs-her",
        measure="no:jobbklubb",
        period=Period(date(2026, 1, 1)),
        minutes_a_week=FULL,
        places=Places(free=free),
        sources=SOURCE,
        **more,
    )
    only = tuple(measure for measure in few().measures if measure.id in ("no:jobbklubb", "no:trening"))
    return attrs.evolve(few(), measures=only, offers=(offer,), relations=(), groups=())


def test_coverage_says_what_is_lacking_and_what_would_help() -> None:
    people = [attrs.evolve(wants(need), ref=need) for need in ("job-search", "health", "work-experience")]
    found = coverage(people, ON, municipality="1804", catalogue=offered(0))
    assert (found.people, found.covered, found.complete) == (3, 0, True)
    lacks = {item.ref: item.lacks for item in found.uncovered}
    assert lacks["job-search"] == (Lack("need", ("job-search",)),)
    assert lacks["work-experience"] == (Lack("need", ("work-experience",)),)
    assert lacks["health"] == (Lack("work_directed", ("work_directed",)),)
    would = {(item.what, item.id): item.people for item in found.would_help}
    assert would["place", "no:kurs-her"] == 1
    assert would["need", "work-experience"] == 1
    assert would["need", "job-search"] == 1
    assert coverage(people[:1], ON, municipality="1804", catalogue=offered(1)).covered == 1


def test_coverage_is_the_same_for_each_alone_as_for_all_together() -> None:
    people = [
        attrs.evolve(
            wants(*needs),
            ref=f"{number}-{born}-{'-'.join(needs)}",
            birth_date=date(born, 1, 1),
            circumstances=attrs.evolve(PERSON.circumstances, reduced_capacity=bool(number % 2)),
        )
        for number, born in enumerate((1960, 1990, 2007))
        for needs in ((), ("language",), ("debt", "language"), ("adapted_work", "housing"))
    ]
    together = coverage(people, ON, municipality="1804", catalogue=national())
    without = {item.ref: item for item in together.uncovered}
    for person in people:
        alone = coverage([person], ON, municipality="1804", catalogue=national())
        assert alone.covered == (person.ref not in without)
        assert (
            plan_exists(person, ON, catalogue=national()) is (person.ref not in without) or not alone.covered
        )
        if alone.uncovered:
            assert alone.uncovered == (without[person.ref],)


def test_a_plan_for_one_does_not_do_for_another_with_more_needs() -> None:
    catalogue = two("x", "y")
    x, y = catalogue.measures
    catalogue = attrs.evolve(
        catalogue, measures=(attrs.evolve(x, covers=("a",)), attrs.evolve(y, covers=("b",)))
    )
    people = [attrs.evolve(wants(*needs), ref="-".join(needs)) for needs in (("a",), ("b",), ("a", "b"))]
    for order in (people, people[::-1]):
        found = coverage(order, ON, municipality="1804", catalogue=catalogue, wanted=Wanted(most=1))
        assert found.covered == 2
        assert [item.ref for item in found.uncovered] == ["a-b"]


def test_coverage_that_is_stopped_says_so() -> None:
    found = coverage([wants()], ON, municipality="1804", catalogue=national(), limit=Limit(stop=lambda: True))
    assert (found.people, found.complete) == (0, False)


def test_no_answer_about_plans_reaches_the_right() -> None:
    before = decide(PERSON, on=ON)
    coverage([PERSON], ON, municipality="1804", catalogue=offered(0))
    suggest(PERSON, ON, catalogue=offered(0))
    assert decide(PERSON, on=ON) == before


# allocate


def test_the_place_goes_to_who_has_waited_longest_and_the_rest_are_named() -> None:
    people = [
        attrs.evolve(wants("job-search"), ref=ref, course=Course(applied_on=applied))
        for ref, applied in (
            ("late", date(2026, 8, 1)),
            ("early", date(2026, 5, 1)),
            ("later", date(2026, 9, 1)),
        )
    ]
    found = allocate(people, ON, catalogue=offered(1))
    assert set(found.given) == {"early"}
    assert found.without == ("late", "later")
    assert found.hopeless == ()
    assert found.places == {"no:kurs-her": 1}
    assert check_plan(found.plans["early"], ON, case=people[1], catalogue=offered(1)).outcome == "valid"
    assert found.result.gap == 0


def test_single_places_and_places_that_nobody_knows() -> None:
    people = [attrs.evolve(wants(), ref=ref) for ref in ("a", "b")]
    known = allocate(people, ON, catalogue=offered(1), offers=["no:kurs-her"])
    assert len(known.given) == 1
    unknown = allocate(people, ON, catalogue=offered(None), offers=["no:kurs-her"])
    assert len(unknown.given) == 2
    assert unknown.not_known == ("no:kurs-her",)


def test_two_people_of_one_reference_are_refused() -> None:
    with pytest.raises(BadInput):
        allocate([wants(), wants()], ON, catalogue=offered(1))


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
    person = attrs.evolve(PERSON, circumstances=attrs.evolve(PERSON.circumstances, employed=employed))
    catalogue = Catalogue(by="x", measures=measures, relations=(between,))
    compiled = compile_problem(person, ON, catalogue=catalogue)
    pair = (("no:x", "no:y"),)
    assert compiled.problem.forbidden == (pair if apart else ())
    assert compiled.pairs_to_assess == (pair if apart and (assess or kind == "unknown") else ())
    both = Plan(valid_from=ON, elements=(run("x", 1125), run("y", 1125)))
    assert (check_plan(both, ON, case=person, catalogue=catalogue, repairs=0).outcome == "valid") is not apart


def two(*names: str, **more: Any) -> Catalogue:
    measures = tuple(
        Measure(
            id=f"no:{name}",
            names=WORDS,
            owner="state",
            valid=Period(date(2016, 1, 1)),
            classes=(Classing(counts_as="work_directed"),),
            sources=SOURCE,
        )
        for name in names
    )
    return Catalogue(by="x", measures=measures, **more)


def both_found(catalogue: Catalogue, *ids: str) -> bool:
    """Whether the search finds a plan of just these; where it does, the check finds it valid."""
    compiled = compile_problem(PERSON, ON, catalogue=catalogue)
    plans = [plan for plan in iter_plans(compiled.problem) if plan.ids == ids]
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
    assert {plan.ids for plan in iter_plans(compiled.problem)} == {
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

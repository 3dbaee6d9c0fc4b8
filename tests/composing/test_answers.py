"""The answers of suggest, addable, coverage and allocate."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from composing.drawn import SOURCE, WORDS
from composing.wanting import ON, wants
from planning.few import FIRST, FULL, PERSON, few, run
from qupcore import Benefit, Period, Plan, national
from qupcore.catalogue import Catalogue
from qupcore.composing.adding import addable
from qupcore.composing.every_plan import count_plans, plan_exists
from qupcore.composing.wanted import Wanted, Weights
from qupcore.domain.catalogue.measure import Classing, Measure
from qupcore.domain.catalogue.need import Need
from qupcore.errors import BadInput
from qupcore.phasing.weeks_suggested import suggest
from qupcore.planning.check import check_plan
from qupcore.searching import SearchLimit

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
    assert len(sets) == 2  # no other week of usual hours differs so much
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
    assert suggest(person, ON, catalogue=national(), limit=SearchLimit(expansions=1)).complete is False
    assert plan_exists(person, ON, catalogue=national(), limit=SearchLimit(stop=lambda: True)) is None
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

"""Each municipality in its own place: what another municipality has changes no answer about a case."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qupcore import (
    Course,
    Element,
    Participant,
    Period,
    Plan,
    addable,
    check_plan,
    national,
    suggest,
    suggest_course,
)
from qupcore.allocating.allocate import allocate
from qupcore.allocating.record import allocation_record
from qupcore.availability.available import available
from qupcore.availability.record import available_record
from qupcore.catalogue import Catalogue, Source, Text, catalogue_on
from qupcore.catalogue.municipalities import area_of
from qupcore.composing.coverage import coverage
from qupcore.composing.record import additions_record, coverage_record
from qupcore.composing.wanted import Wanted
from qupcore.domain.case.plan import Slot
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.capacity import Capacity
from qupcore.domain.catalogue.measure import Admission, Classing, Measure
from qupcore.domain.catalogue.offer import Catchment, Offer, Places
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.errors import BadInput
from qupcore.explaining.plan_search import explain_suggestions
from qupcore.explaining.week.plan import week_plan
from qupcore.phasing.record import courses_record
from qupcore.phasing.week_record import suggestions_record
from qupcore.testing.random_catalogues import plugins
from qupcore.wire.plan import plan_check_record
from qupcore.wire.week import week_record

ON = date(2026, 9, 7)
ALWAYS = Period(date(2016, 1, 1))
WORDS, SOURCE = Text("a", "b", "c"), (Source(text="constructed"),)


def measure(id: str, counts_as: Any = "work_directed", **more: Any) -> Measure:
    values: dict[str, Any] = {"covers": ("debt",), **more}
    return Measure(
        id=id,
        names=WORDS,
        owner="state",
        valid=ALWAYS,
        classes=(Classing(counts_as=counts_as),),
        sources=SOURCE,
        **values,
    )


NEEDS = national().needs
COUNTRY = Catalogue(
    by="country",
    measures=(measure("no:arbeidstrening"), measure("no:mentor", "supporting"), measure("no:kurs", "health")),
    needs=NEEDS,
)
BODO = Catalogue(
    by="bodo",
    namespace="1804",
    measures=(measure("1804:verksted"), measure("1804:kafe", "supporting")),
    offers=(
        Offer(
            id="1804:kafe-mandag",
            measure="1804:kafe",
            period=ALWAYS,
            minutes_a_week=240,
            provider_orgnr="974760673",
        ),
    ),
    capacities=(Capacity(provider_orgnr="974760673", total=4, free=2, valid=ALWAYS, sources=SOURCE),),
    groups=(
        Group(
            id="1804:begge",
            members=("1804:verksted", "no:kurs"),
            at_most=1,
            valid=ALWAYS,
            authority="local",
            reason=WORDS,
            sources=SOURCE,
        ),
    ),
)


def element(measure: str, **more: Any) -> Element:
    return Element(
        measure=measure, **{"minutes_a_week": 1125, "first": ON, "last": date(2026, 12, 31), **more}
    )


PLAN = Plan(
    valid_from=ON, elements=(element("no:arbeidstrening"), element("1804:kafe", offer="1804:kafe-mandag"))
)


def case(municipality: str = "1804", plan: Plan = PLAN) -> Participant:
    return Participant(
        ref="a",
        birth_date=date(1990, 5, 1),
        benefits=(),
        planning=Planning(needs=("debt",), municipality=municipality),
        course=Course(plans=(plan,)),
    )


def answers(one: Participant, catalogues: Iterable[Catalogue]) -> str:
    """Every answer about a case, as JSON."""
    given = tuple(catalogues)
    few = Wanted(most=3)
    plan = one.course.plans[0] if one.course else PLAN
    fresh = attrs.evolve(one, course=None)
    here = one.planning.municipality if one.planning else ""
    found = [
        plan_check_record(check_plan(plan, ON, case=one, catalogue=given)),
        suggestions_record(suggest(fresh, ON, catalogue=given, want=3, wanted=few)),
        additions_record(addable(plan, ON, case=fresh, catalogue=given, wanted=few)),
        coverage_record(coverage([fresh], ON, municipality=here, catalogue=given, wanted=few)),
        allocation_record(allocate([fresh], ON, catalogue=given, wanted=few)),
        available_record(available(fresh, catalogue_on(ON, sources=given))),
        available_record(available(fresh, catalogue_on(ON, here, sources=given))),
        week_record(week_plan(one, "2026-W37", catalogues=given).week),
    ]
    return json.dumps(found, sort_keys=True, default=str)


def courses(one: Participant, catalogues: Iterable[Catalogue]) -> str:
    """The suggested course of a case, as JSON."""
    fresh = attrs.evolve(one, course=None)
    found = suggest_course(fresh, ON, date(2026, 11, 27), catalogue=tuple(catalogues), want=1)
    return json.dumps(courses_record(found), sort_keys=True, default=str)


ALONE = {here: answers(case(here), (COUNTRY, BODO)) for here in ("1804", "")}
COURSES = {here: courses(case(here), (COUNTRY, BODO)) for here in ("1804", "")}


@settings(max_examples=60)
@given(
    others=st.lists(st.sampled_from(("5001", "4601", "1841", "3301")), unique=True, max_size=3).flatmap(
        lambda numbers: st.tuples(
            *(plugins(number, national=COUNTRY, neighbours=("1804", "5001")) for number in numbers)
        )
    ),
    here=st.sampled_from(("1804", "1804", "1804", "")),
    first=st.booleans(),
)
def test_a_plugin_of_another_municipality_changes_no_answer(
    others: tuple[Catalogue, ...], here: str, first: bool
) -> None:
    given = (*others, COUNTRY, BODO) if first else (COUNTRY, BODO, *others)
    assert answers(case(here), given) == ALONE[here]
    if first:
        assert courses(case(here), given) == COURSES[here]


def of_trondheim(**more: Any) -> Catalogue:
    return Catalogue(by="trondheim", namespace="5001", measures=(measure("5001:verksted"),), **more)


BINDING = of_trondheim(
    groups=(
        Group(
            id="5001:nasjonale",
            members=("no:arbeidstrening", "no:mentor"),
            at_most=1,
            valid=ALWAYS,
            authority="local",
            reason=WORDS,
            sources=SOURCE,
        ),
    ),
    relations=(
        Relation(
            kind="forbids",
            of=("5001:nasjonale",),
            to=("no:kurs",),
            valid=ALWAYS,
            authority="local",
            reason=WORDS,
            sources=SOURCE,
        ),
    ),
)
BOTH = Plan(valid_from=ON, elements=(element("no:arbeidstrening"), element("no:mentor"), element("no:kurs")))


def kinds(one: Participant, *catalogues: Catalogue, plan: Plan | None = None) -> dict[str, str]:
    asked = plan or (one.course.plans[0] if one.course else PLAN)
    found = check_plan(asked, ON, case=one, catalogue=catalogues, repairs=0)
    return {item.kind: item.weight for item in found.findings}


def test_a_group_and_a_relation_bind_their_own_municipality_only() -> None:
    at_home = kinds(case("5001", BOTH), COUNTRY, BINDING)
    assert (at_home["group"], at_home["forbids"]) == ("breach", "breach")
    assert not {"group", "forbids"} & kinds(case("1804", BOTH), COUNTRY, BINDING).keys()


@pytest.mark.parametrize("closed", [True, False])
def test_an_offer_of_a_national_measure_says_nothing_about_others(closed: bool) -> None:
    offer = Offer(
        id="5001:kurs",
        measure="no:kurs",
        period=ALWAYS,
        enrolment="closed" if closed else "open",
        catchment=Catchment(municipalities=("1804",)) if closed else None,
        places=Places(free=0 if closed else 3),
    )
    theirs = of_trondheim(offers=(offer,))
    fresh = attrs.evolve(case("1804"), course=None)
    found = suggest(fresh, ON, catalogue=(COUNTRY, theirs)).compiled
    assert "no:kurs" in found.choices
    assert "5001:kurs" not in {**found.choices, **found.unavailable}
    at_home = suggest(attrs.evolve(case("5001"), course=None), ON, catalogue=(COUNTRY, theirs)).compiled
    assert "5001:kurs" in {**at_home.choices, **at_home.unavailable}


def test_a_plan_may_name_what_is_another_municipality_s() -> None:
    there = Plan(
        valid_from=ON,
        elements=(element("5001:verksted"), element("no:arbeidstrening", offer="5001:x")),
    )
    found = kinds(case("1804", there), COUNTRY, BODO, BINDING)
    assert found["other_municipality"] == found["offer_other_municipality"] == "warning"
    assert not {"in_catalogue", "no_catalogue", "offer_known"} & found.keys()
    unknown = check_plan(there, ON, case=case("", there), catalogue=(COUNTRY, BINDING), repairs=0)
    (item,) = (item for item in unknown.findings if item.kind == "other_municipality")
    assert (item.outcome, item.weight, item.missing) == ("unknown", "warning", ("element.of_municipality",))
    at_home = kinds(case("5001", there), COUNTRY, BINDING)
    assert not {"other_municipality", "offer_other_municipality"} & at_home.keys()
    assert at_home["offer_known"] == "warning"


def test_a_measure_of_no_catalogue_and_a_catalogue_that_is_gone_are_told_apart() -> None:
    lost = Plan(valid_from=ON, elements=(element("1804:borte"),))
    assert kinds(case("1804", lost), COUNTRY, BODO)["in_catalogue"] == "warning"
    gone = kinds(case("1804", lost), COUNTRY)
    assert gone["no_catalogue"] == "warning"
    assert "in_catalogue" not in gone
    assert kinds(case("1804", Plan(valid_from=ON, elements=(element("no:borte"),))), COUNTRY)["in_catalogue"]


@pytest.mark.parametrize("number", ["3301", "3005", "0602"])
def test_one_municipality_under_two_numbers_is_one(number: str) -> None:
    """Drammen, Nedre Eiker and Svelvik are 3005 from 2020, and 3301 from 2024."""
    for owner in ("3301", "3005", "0711"):
        drammen = Catalogue(by="drammen", namespace=owner, measures=(measure(f"{owner}:verksted"),))
        fresh = attrs.evolve(case(number), course=None)
        assert f"{owner}:verksted" in suggest(fresh, ON, catalogue=(COUNTRY, drammen)).compiled.choices
    assert area_of("3301", ON) == area_of("3005", ON) == area_of("0602", ON)


def test_a_case_without_municipality_sees_national_measures_only() -> None:
    found = suggest(attrs.evolve(case(""), course=None), ON, catalogue=(COUNTRY, BODO))
    assert {id.partition(":")[0] for id in found.compiled.choices} == {"no"}
    assert found.municipality == ""


@pytest.mark.parametrize("asked", ["5001", "4601"])
def test_a_municipality_that_contradicts_the_case_is_an_error_that_names_both(asked: str) -> None:
    one = case("1804")
    for ask in (
        lambda: coverage([one], ON, municipality=asked, catalogue=COUNTRY),
        lambda: week_plan(one, "2026-W37", catalogues=(COUNTRY,), municipality=asked),
        lambda: available(one, catalogue_on(ON, asked, sources=(COUNTRY,))),
    ):
        with pytest.raises(BadInput) as caught:
            ask()
        assert "1804" in caught.value.what
        assert asked in caught.value.what


def test_the_week_draws_the_times_of_its_own_municipality_s_offer() -> None:
    slots = tuple(Slot(day=day, start=600, end=840) for day in ("tuesday", "wednesday", "thursday"))
    here = attrs.evolve(BODO, offers=(attrs.evolve(BODO.offers[0], slots=slots),))
    week = week_plan(case(), "2026-W37", catalogues=(COUNTRY, here)).week
    drawn = [(day.on.weekday(), item.start) for day in week.days for item in day.blocks]
    assert drawn == [(1, 600), (2, 600), (3, 600)]
    assert not any(
        day.blocks for day in week_plan(case("5001"), "2026-W37", catalogues=(COUNTRY, here)).week.days
    )


def test_plans_with_a_warning_come_after_those_without() -> None:
    warns = Relation(
        kind="warns",
        of=("no:arbeidstrening",),
        to=("no:tilskudd",),
        valid=ALWAYS,
        authority="guidance",
        reason=WORDS,
        sources=SOURCE,
    )
    work = measure("no:arbeidstrening"), measure("no:tilskudd", covers=("follow_up",)), measure("no:kurs")
    one = attrs.evolve(case(), course=None)
    wishes = Planning(needs=(), interests=("no:arbeidstrening", "no:tilskudd"), municipality="1804")

    def found(relations: tuple[Relation, ...], planning: Planning, want: int = 20) -> list[tuple[str, ...]]:
        catalogue = Catalogue(by="x", measures=work, relations=relations, needs=NEEDS)
        plans = suggest(attrs.evolve(one, planning=planning), ON, catalogue=catalogue, want=want).plans
        assert [any(item.kind == "warns" for item in plan.check.findings) for plan in plans] == sorted(
            {"no:arbeidstrening", "no:tilskudd"} <= {*plan.ids} and bool(relations) for plan in plans
        )
        return [plan.ids for plan in plans]

    both = ("no:arbeidstrening", "no:tilskudd")
    assert found((), wishes)[0] == both
    with_warning = found((warns,), wishes)
    assert {*with_warning} == {*found((), wishes)}, "the same plans, in another order"
    assert with_warning[0] != both
    needs = attrs.evolve(wishes, needs=("debt", "follow_up"), interests=())
    alone = Wanted(without=frozenset({"no:kurs"}))
    catalogue = Catalogue(by="x", measures=work, relations=(warns,), needs=NEEDS)
    held = suggest(attrs.evolve(one, planning=needs), ON, catalogue=catalogue, want=1, wanted=alone).plans
    assert held[0].ids == both, "where nothing else meets the needs"


def test_what_must_be_assessed_first_is_listed_where_it_bears_on_the_case() -> None:
    asked = (Admission(when="health.in_treatment"),)
    several = (
        measure("no:arbeidstrening"),
        measure("no:gjeld", admits=asked),
        measure("no:bolig", admits=asked, covers=("housing",)),
    )
    catalogue = Catalogue(by="x", measures=several, needs=NEEDS)
    found = suggest(attrs.evolve(case(), course=None), ON, catalogue=catalogue)
    assert found.compiled.to_assess.keys() == {"no:gjeld", "no:bolig"}
    told = {line.id for line in explain_suggestions(found, "nb", {"no:gjeld": "Gjeldsråd"})}
    assert "to_assess.no:gjeld" in told
    assert "to_assess.no:bolig" not in told
    nobody = suggest(attrs.evolve(case(""), course=None), ON, catalogue=catalogue)
    assert "no_municipality" in {line.id for line in explain_suggestions(nobody, "nb", {})}
    assert "no_municipality" not in told

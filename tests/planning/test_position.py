"""A position counts in full time (§ 30), its fixed times are kept free, and its unknown hours are asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.few import FIRST, FULL, LAST, ON, PERSON, checked, few, run
from qupcore import Participant, Plan, addable, suggest
from qupcore.catalogue import Catalogue
from qupcore.domain.answers.plan_check import PlanCheck
from qupcore.domain.case.course import Course, Work
from qupcore.domain.case.paid_work import paid_work
from qupcore.domain.case.plan import Slot
from qupcore.domain.case.situation import Position
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.period import Period
from qupcore.explaining import explain_plan, week_plan
from qupcore.phasing.rooms import paid_minutes
from qupcore.planning.facts.week import weeks_of
from qupcore.plans import Wanted

HALF = FULL // 2
MONDAY = Slot(day="monday", start=540, end=720)


def with_position(**more: Any) -> Participant:
    return attrs.evolve(PERSON, planning=attrs.evolve(PERSON.planning, position=Position(**more)))


def employed() -> Participant:
    return attrs.evolve(PERSON, circumstances=attrs.evolve(PERSON.circumstances, employed=True))


def told(check: PlanCheck) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {item.kind: (item.weight, item.missing) for item in check.findings}


def test_half_a_position_and_half_a_week_are_full_time() -> None:
    assert "full_time_all_year" in told(checked(run("arbeidstrening", HALF, percent=50)))
    assert "full_time_all_year" not in told(
        checked(run("arbeidstrening", HALF, percent=50), person=with_position(minutes_a_week=HALF))
    )


@pytest.mark.parametrize(("minutes", "weight"), [(HALF, None), (HALF + 1, "breach")])
def test_more_than_half_a_position_is_too_much(minutes: int, weight: str | None) -> None:
    found = told(
        checked(run("arbeidstrening", FULL, percent=100), person=with_position(minutes_a_week=minutes))
    )
    assert found.get("paid_work", (None,))[0] == weight


@pytest.mark.parametrize("person", [employed(), with_position()], ids=["employed", "position"])
@pytest.mark.parametrize("minutes", [HALF, FULL])
def test_without_its_hours_the_week_is_open_and_they_are_asked(person: Participant, minutes: int) -> None:
    found = checked(run("arbeidstrening", minutes, percent=50), person=person)
    assert found.outcome == "needs_assessment"
    assert "position.minutes" in told(found)["paid_work"][1]
    assert told(found).get("full_time_all_year") == (
        ("needs_assessment", ("position.minutes",)) if minutes < FULL else None
    )
    for lang, hours in (
        ("nb", "timene i stillingen"),
        ("nn", "timane i stillinga"),
        ("en", "of the position"),
    ):
        lines = explain_plan(found, Plan(valid_from=FIRST, elements=(run("arbeidstrening", minutes),)), lang)
        assert any(hours in line.text for line in lines)


def test_the_jobs_of_the_course_are_the_record() -> None:
    both = attrs.evolve(
        with_position(minutes_a_week=HALF), course=Course(work=(Work(first=FIRST, minutes_a_week=300),))
    )
    assert [(job.source, job.minutes_a_week) for job in paid_work(both)] == [("course", 300)]
    assert paid_work(PERSON) == ()


def test_a_position_that_ends_leaves_its_hours_missing_from_the_next_day() -> None:
    last = date(2026, 10, 16)
    person = with_position(minutes_a_week=HALF, last=last)
    found = checked(run("arbeidstrening", HALF, percent=50), person=person, on=Period(ON, LAST))
    (short,) = [item for item in found.findings if item.kind == "full_time_all_year"]
    assert short.period == Period(last + timedelta(days=1), LAST)


@pytest.mark.parametrize(
    ("at", "last", "weight"),
    [
        ((600, 900), None, "breach"),
        ((720, 900), None, None),
        ((480, 540), None, None),
        ((600, 900), date(2026, 8, 31), None),
        ((600, 900), date(2026, 9, 1), "breach"),
    ],
)
def test_a_fixed_time_at_work_is_a_clash(at: tuple[int, int], last: date | None, weight: str | None) -> None:
    person = with_position(
        minutes_a_week=HALF, slots=(Slot(day="monday", start=at[0], end=at[1]),), last=last
    )
    found = told(checked(run("arbeidstrening", HALF, percent=50, slots=(MONDAY,)), person=person))
    assert found.get("work_clash", (None,))[0] == weight


def test_without_days_a_clash_is_not_certain() -> None:
    person = with_position(minutes_a_week=HALF, slots=(MONDAY,), last=date(2026, 12, 31))
    found = told(checked(run("arbeidstrening", HALF, None, None, slots=(MONDAY,)), person=person))
    assert found["work_clash"][0] == "needs_assessment"


def _with_an_offer() -> tuple[Catalogue, ...]:
    offer = Offer(
        id="1804:dag",
        measure="no:arbeidstrening",
        period=Period(date(2026, 1, 1)),
        slots=(MONDAY,),
        minutes_a_week=HALF,
        enrolment="open",
    )
    return few(), Catalogue(by="bodo", namespace="1804", offers=(offer,))


def test_an_offer_at_the_time_of_the_position_is_neither_suggested_nor_addable() -> None:
    catalogues, wanted = _with_an_offer(), Wanted(needs_met=False)
    for slots, there in (((), True), ((MONDAY,), False)):
        person = with_position(minutes_a_week=HALF, slots=slots)
        found = suggest(person, ON, catalogue=catalogues, want=20, wanted=wanted)
        assert any("1804:dag" in item.ids for item in found.plans) is there
        assert ("1804:dag" in found.compiled.unavailable) is not there
        more = addable(Plan(valid_from=ON), ON, case=person, catalogue=catalogues, wanted=wanted)
        assert ("1804:dag" in more.may) is there


@given(st.integers(0, HALF // 15))
def test_what_is_suggested_fills_what_the_position_leaves_and_no_more(quarters: int) -> None:
    person = with_position(minutes_a_week=quarters * 15)
    for item in suggest(person, ON, catalogue=few(), want=3, wanted=Wanted(needs_met=False)).plans:
        assert item.check.outcome == "valid"
        assert sum(e.minutes_a_week or 0 for e in item.plan.elements) + quarters * 15 in range(
            FULL, FULL + 15
        )


DAYS = st.integers(0, 120).map(lambda number: FIRST + timedelta(days=number))
JOBS = st.lists(
    st.builds(
        lambda first, days, minutes: Work(
            first=first, last=None if days is None else first + timedelta(days=days), minutes_a_week=minutes
        ),
        DAYS,
        st.none() | st.integers(0, 60),
        st.integers(0, HALF),
    ),
    max_size=3,
).map(tuple)
POSITIONS = st.none() | st.builds(Position, minutes_a_week=st.integers(0, HALF), last=st.none() | DAYS)


@given(JOBS, POSITIONS, DAYS, st.integers(1, FULL))
def test_check_course_and_week_count_the_same_paid_hours_as_a_slow_count(
    jobs: tuple[Work, ...], position: Position | None, day: date, minutes: int
) -> None:
    planning = attrs.evolve(PERSON.planning, position=position)
    element = run("arbeidstrening", minutes, percent=50)
    course = Course(work=jobs, plans=(Plan(valid_from=FIRST, elements=(element,)),))
    person = attrs.evolve(PERSON, planning=planning, course=course)
    slow = sum(job.minutes_a_week or 0 for job in jobs if job.first <= day <= (job.last or date.max))
    if not jobs and position is not None and day <= (position.last or date.max):
        slow = position.minutes_a_week or 0
    (week,) = weeks_of((), paid_work(person), day.toordinal(), day.toordinal())
    assert week.least == week.most == slow == paid_minutes(person, day)
    found = told(checked(element, person=person, on=day))
    assert ("full_time_all_year" in found) is (minutes + slow < FULL)


@pytest.mark.parametrize(("paid", "missing"), [(None, HALF), (HALF, 0), (300, HALF - 300)])
def test_the_week_lacks_what_the_check_says_it_lacks(paid: int | None, missing: int) -> None:
    person = PERSON if paid is None else with_position(minutes_a_week=paid)
    plan = Plan(valid_from=FIRST, elements=(run("arbeidstrening", HALF, percent=50),))
    case = attrs.evolve(person, course=Course(plans=(plan,)))
    laid = week_plan(case, "2026-W37", lang="en")
    assert laid.week.hours.missing == missing
    assert ("paid work" in laid.text()) is (paid is not None)


def test_unknown_hours_of_work_leave_open_what_the_week_lacks() -> None:
    plan = Plan(valid_from=FIRST, elements=(run("arbeidstrening", HALF, percent=50),))
    laid = week_plan(attrs.evolve(employed(), course=Course(plans=(plan,))), "2026-W37", lang="en")
    assert (laid.week.hours.missing, laid.week.hours.missing_at_most) == (None, HALF)
    assert "hours of the paid work are not" in " ".join(laid.text(200).split())

"""A week laid out: every slot once, the sum of the plan, and nothing taken from what is not known."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cases.week.drawn import BEFORE, DAYS, WEEK, courses, days_off, elements
from cases.week.laid import FEWER, FIXED, FULL, laid, one_plan
from qupcore.cases.week.policy import WeekPolicy
from qupcore.domain.answers.week import DayMark
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import WEEKDAYS, Element, Plan

POLICIES = st.builds(
    WeekPolicy,
    travel_minutes=st.sampled_from((0, 30)),
    break_minutes=st.sampled_from((0, 30)),
    propose=st.booleans(),
)


# what always holds


@FEWER
@given(courses(), days_off(), POLICIES)
def test_every_active_slot_appears_exactly_once(
    course: Course, off: dict[date, DayMark], policy: WeekPolicy
) -> None:
    week = laid(course, days_off=off, policy=policy)
    laid_out = {day.on: day for day in week.days}
    for on in WEEK.days:
        version = [plan for plan in course.plans if plan.valid_from <= on][-1]
        expected = Counter(
            (element.measure, slot.start, slot.end)
            for element in version.elements
            if (element.first is None or element.first <= on) and (element.last is None or on <= element.last)
            for slot in element.slots
            if slot.day == WEEKDAYS[on.weekday()]
        )
        if (day := laid_out.get(on)) is None:
            assert on.weekday() > 4
            assert not expected, "a weekend is left out only where nothing is there"
            continue
        shown = Counter(
            (week.elements[block.element].measure, block.start, block.end)
            for block in day.blocks
            if block.kind == "slot" and block.element is not None
        )
        assert shown == expected
        assert all(block.falls_away == (not day.counts) for block in day.blocks if block.kind == "slot")


@FEWER
@given(courses(), days_off())
def test_the_sum_is_that_of_the_elements_and_unknown_hours_are_no_lack(
    course: Course, off: dict[date, DayMark]
) -> None:
    week = laid(course, days_off=off)
    hours = week.hours
    assert hours.planned == sum(element.minutes or 0 for element in week.elements)
    assert hours.unknown == sum(element.minutes is None for element in week.elements)
    paid = sum(work.minutes or 0 for work in week.beside) * hours.days // 5
    unknown = hours.unknown or None in [work.minutes for work in week.beside]
    assert hours.missing_at_most == max(0, hours.expected - hours.planned - paid)
    assert (hours.missing is None) == bool(unknown and hours.missing_at_most)
    assert hours.missing in (None, hours.missing_at_most)
    assert hours.over == max(0, hours.planned - hours.expected)


@FEWER
@given(st.lists(elements(), max_size=4))
def test_in_an_ordinary_week_the_sum_is_the_plan(drawn: list[Element]) -> None:
    whole = [evolve(element, first=BEFORE, last=date(2026, 12, 31), percent=None) for element in drawn]
    fixed = [sum(slot.end - slot.start for slot in element.slots) for element in whole]
    told = [
        evolve(element, minutes_a_week=max(element.minutes_a_week or 60, of_slots))
        for element, of_slots in zip(whole, fixed, strict=True)
    ]
    week = laid(one_plan(*told))
    assert week.hours.planned == sum(element.minutes_a_week or 0 for element in told)
    assert [element.minutes for element in week.elements] == [element.minutes_a_week for element in told]
    assert week.hours.expected == FULL


@FEWER
@given(courses(), st.integers(0, 5), st.integers(0, 5))
def test_forgetting_a_time_can_only_open_what_is_missing(course: Course, version: int, place: int) -> None:
    plan = course.plans[version % len(course.plans)]
    if not plan.elements:
        return
    element = plan.elements[place % len(plan.elements)]
    if element.slots:
        return
    forgotten = evolve(element, minutes_a_week=None, percent=None)
    items = tuple(forgotten if item is element else item for item in plan.elements)
    less = evolve(course, plans=tuple(evolve(p, elements=items) if p is plan else p for p in course.plans))
    knows, knows_less = laid(course).hours, laid(less).hours
    assert knows_less.missing_at_most >= knows.missing_at_most
    assert knows_less.missing in (None, knows.missing)


@FEWER
@given(courses(), days_off(), POLICIES)
def test_a_proposal_takes_nothing_that_is_taken(
    course: Course, off: dict[date, DayMark], policy: WeekPolicy
) -> None:
    week = laid(course, days_off=off, policy=policy)
    proposed: Counter[int] = Counter()
    for day in week.days:
        for one, two in combinations(day.blocks, 2):
            if "proposal" in (one.kind, two.kind):
                assert one.end <= two.start or two.end <= one.start
        for block in day.blocks:
            assert 0 <= block.start < block.end <= 1440
            if block.kind == "proposal":
                assert policy.propose
                assert block.element is not None
                assert policy.frame_start <= block.start
                assert block.end <= policy.frame_end
                assert block.start % 15 == block.end % 15 == 0
                assert day.counts
                assert not {mark.kind for mark in day.marks} & {"absent", "partly_absent"}
                proposed[block.element] += block.end - block.start
    for place, element in enumerate(week.elements):
        assert proposed[place] == element.proposed_minutes <= (element.flexible_minutes or 0)


@FEWER
@given(courses(), POLICIES)
def test_the_same_course_is_laid_out_the_same(course: Course, policy: WeekPolicy) -> None:
    assert laid(course, policy=policy) == laid(course, policy=policy)


@FEWER
@given(courses())
def test_proposals_change_no_hours(course: Course) -> None:
    assert laid(course).hours == laid(course, policy=WeekPolicy(propose=True)).hours


def test_a_version_that_changes_in_mid_week_holds_from_its_day() -> None:
    other = Element(measure="Jobb", minutes_a_week=500)
    course = Course(
        plans=(
            Plan(valid_from=BEFORE, elements=(FIXED, other)),
            Plan(valid_from=DAYS[3], elements=(FIXED, evolve(other, minutes_a_week=1000))),
        )
    )
    week = laid(course)
    assert [day.plan for day in week.days] == [0, 0, 0, 1, 1]
    assert [(item.measure, item.minutes, item.whole_minutes) for item in week.elements] == [
        ("Norsk", 300, 300),
        ("Jobb", 300, 500),
        ("Jobb", 400, 1000),
    ]


def test_the_same_measure_twice_in_a_plan_is_two_elements() -> None:
    assert len(laid(one_plan(FIXED, FIXED)).elements) == 2
    again = Course(
        plans=(
            Plan(valid_from=BEFORE, elements=(FIXED, FIXED)),
            Plan(valid_from=DAYS[2], elements=(FIXED, FIXED)),
        )
    )
    assert [item.minutes for item in laid(again).elements] == [300, 300]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (None, None, 5),
        (DAYS[0], DAYS[4], 5),
        (DAYS[1], DAYS[3], 3),
        (None, DAYS[0], 1),
        (DAYS[4], None, 1),
        (DAYS[4] + timedelta(days=1), None, 0),
        (None, DAYS[0] - timedelta(days=1), 0),
    ],
)
def test_an_element_is_there_on_the_days_of_its_period(
    first: date | None, last: date | None, days: int
) -> None:
    week = laid(one_plan(evolve(FIXED, first=first, last=last)))
    assert sum(len(day.blocks) for day in week.days) == days
    assert week.hours.planned == 60 * days
    assert all(item.dates_known == (first is not None and last is not None) for item in week.elements)

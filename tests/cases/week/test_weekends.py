"""Saturday and Sunday in a week: laid out where something is there, counted, and never part of full time."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given

from cases.week.drawn import BEFORE, WEEK, courses
from cases.week.laid import FEWER, FIXED, FULL, laid, one_plan
from qupcore.cases.week.laying_out import lay_out_week
from qupcore.cases.week.policy import WeekPolicy
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Element, Plan, Slot, Weekday
from qupcore.domain.iso_week import IsoWeek
from qupcore.errors import BadInput

SATURDAY, SUNDAY = WEEK.days[5:]


def on(*days: Weekday, **more: object) -> Element:
    slots = tuple(Slot(day=day, start=600, end=780) for day in days)
    return evolve(Element(measure="Kafé", counts_as="own_activity", slots=slots), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("element", "columns"),
    [
        (on("monday"), 5),
        (on("saturday"), 6),
        (on("sunday"), 7),
        (on("saturday", last=WEEK.days[4]), 5),  # it is over before the weekend
        (on("sunday", first=SUNDAY), 7),  # it begins with the weekend
        (Element(measure="Jobb", minutes_a_week=600, first=SATURDAY), 5),  # flexible hours need no weekend
    ],
)
def test_a_weekend_is_laid_out_only_where_something_is_there(element: Element, columns: int) -> None:
    assert len(laid(one_plan(FIXED, element)).days) == columns


def test_an_evaluation_at_a_weekend_is_there() -> None:
    plan = Plan(valid_from=BEFORE, elements=(FIXED,), evaluation_dates=(SATURDAY,))
    week = laid(Course(plans=(plan,)))
    assert [mark.kind for mark in week.days[5].marks] == ["evaluation"]


def test_time_at_a_weekend_is_planned_time_and_makes_full_time_no_more() -> None:
    week = laid(one_plan(on("saturday"), Element(measure="Jobb", minutes_a_week=FULL - 180)))
    assert [item.minutes for item in week.elements] == [180, FULL - 180]
    assert (week.hours.days, week.hours.expected, week.hours.planned, week.hours.missing) == (
        5,
        FULL,
        FULL,
        0,
    )


def test_hours_without_a_time_are_proposed_from_monday_to_friday() -> None:
    week = laid(
        one_plan(on("sunday"), Element(measure="Jobb", minutes_a_week=600)), policy=WeekPolicy(propose=True)
    )
    kinds = [{block.kind for block in day.blocks} for day in week.days]
    assert kinds == [{"proposal"}] * 5 + [set(), {"slot"}]


def test_the_programme_says_otherwise_of_the_weekend_and_not_of_a_public_holiday() -> None:
    """Regulation § 16 (1): Saturdays, Sundays and some holidays are days off unless the programme says so."""
    held = lay_out_week(one_plan(on("sunday")), IsoWeek(2026, 36))
    assert [[mark.kind for mark in day.marks] for day in held.days] == [[]] * 5 + [["day_off"], []]
    assert held.elements[0].minutes == 180
    # 17 May 2026 is a Sunday.
    off = lay_out_week(one_plan(on("sunday")), IsoWeek(2026, 20))
    assert [mark.holiday for mark in off.days[6].marks] == ["seventeenth_of_may"]
    assert off.days[6].blocks[0].falls_away
    assert off.elements[0].minutes == 0
    kept = lay_out_week(one_plan(on("sunday"), activity_days=(date(2026, 5, 17),)), IsoWeek(2026, 20))
    assert kept.days[6].marks == ()
    assert kept.elements[0].minutes == 180


def test_a_plan_from_a_saturday_holds_in_its_week_where_something_is_there() -> None:
    def plan(*elements: Element) -> Course:
        return Course(plans=(Plan(valid_from=SATURDAY, elements=elements),))

    assert [day.plan for day in laid(plan(on("saturday"))).days] == [None] * 5 + [0]
    with pytest.raises(BadInput, match="no plan holds in 2026-W20"):
        laid(plan(on("monday")))


def test_the_last_week_of_the_calendar_ends_on_a_friday() -> None:
    week = IsoWeek(9999, 52)
    assert week.days == week.working_days
    assert len(lay_out_week(one_plan(on("sunday")), week, days_off={}).days) == 5


@FEWER
@given(courses())
def test_what_is_shown_besides_is_the_whole_of_the_weekend(course: Course) -> None:
    """The weekend adds its own minutes to the sum, and changes nothing from Monday to Friday."""
    weekdays = Course(
        **{
            field: getattr(course, field)
            for field in ("decisions", "started_on", "leaves", "absences", "work")
        },
        plans=tuple(
            evolve(
                plan,
                elements=tuple(
                    evolve(
                        item,
                        slots=tuple(slot for slot in item.slots if slot.day not in ("saturday", "sunday")),
                    )
                    for item in plan.elements
                ),
            )
            for plan in course.plans
        ),
    )
    whole, part = laid(course), laid(weekdays)
    assert [(day.on, day.marks) for day in whole.days[:5]] == [(day.on, day.marks) for day in part.days]
    assert whole.hours.expected == part.hours.expected
    assert whole.hours.days == part.hours.days

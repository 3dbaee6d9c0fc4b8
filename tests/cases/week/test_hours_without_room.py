"""Hours for which the days have no room: they are told, and what others are at goes before own activity."""

from __future__ import annotations

from datetime import date

from qupcore import Course, Element, Participant, Plan, national
from qupcore.cases.week.policy import WeekPolicy
from qupcore.explaining import week_plan
from qupcore.explaining.week.plan import WeekPlan

# Nine to three on five days: 30 hours.
SHORT_DAY = WeekPolicy(propose=True, frame_start=9 * 60, frame_end=15 * 60)


def week_of(own: int, work: int, policy: WeekPolicy) -> WeekPlan:
    """A week with own activity first and a placement after it, both without fixed times."""
    elements = (
        Element(measure="no:egenaktivitet", minutes_a_week=own),
        Element(measure="no:kommunal-praksis", minutes_a_week=work),
    )
    plan = Plan(valid_from=date(2026, 9, 7), elements=elements)
    case = Participant(ref="a", course=Course(plans=(plan,)))
    return week_plan(case, "2026-W37", catalogues=[national()], lang="en", policy=policy)


def test_a_workplace_goes_before_own_activity_and_what_has_no_room_is_told() -> None:
    """10 + 27 h 30 min in 30 hours: the placement is whole, and 7 h 30 min of own activity have no room."""
    found = week_of(600, 1650, SHORT_DAY)
    assert [element.proposed_minutes for element in found.week.elements] == [150, 1650]
    assert "7 h 30 min of it have no room in the hours of the day." in str(found)


def test_where_all_has_room_nothing_is_told() -> None:
    found = week_of(150, 1650, SHORT_DAY)
    assert [element.proposed_minutes for element in found.week.elements] == [150, 1650]
    assert "no room" not in str(found)


def test_without_proposals_nothing_is_told_of_room() -> None:
    assert "no room" not in str(week_of(600, 1650, WeekPolicy()))

"""The review reads a position, wishes and leave to come, as the check of a plan does; each case by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qupcore import Course, Element, Participant, Plan, review
from qupcore.cases import ProgrammeDecision, Work
from qupcore.domain.answers.review import Remark
from qupcore.domain.case.planning import Planning
from qupcore.domain.case.situation import PlannedLeave, Position

FIRST, LAST, ON = date(2026, 8, 31), date(2027, 8, 30), date(2026, 10, 1)
GRANTED = ProgrammeDecision(kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=LAST)
HALF = 1125
FULL_TIME = "for-2011-1471.1.full_time_all_year"


def remarks(
    *elements: Element, work: tuple[Work, ...] = (), planning: Planning | None = None, **plan: Any
) -> list[Remark]:
    course = Course(
        decisions=(GRANTED,),
        started_on=FIRST,
        work=work,
        plans=(Plan(valid_from=FIRST, elements=elements, **plan),),
    )
    return list(review(Participant(ref="a", course=course, planning=planning), ON).remarks)


def outcome(found: list[Remark]) -> str | None:
    return next((str(item.outcome) for item in found if "full_time" in item.finding.rule), None)


def half(**more: Any) -> Element:
    return Element(measure="Kitchen", counts_as="work_directed", minutes_a_week=HALF, **more)


def test_a_position_fills_the_week() -> None:
    assert outcome(remarks(half())) == "not_met"
    assert outcome(remarks(half(), planning=Planning(position=Position(minutes_a_week=HALF)))) is None


def test_a_position_that_ends_fills_no_later_week() -> None:
    told = Planning(position=Position(minutes_a_week=HALF, last=date(2026, 12, 31)))
    assert outcome(remarks(half(), planning=told)) == "not_met"


def test_a_position_of_unknown_hours_is_asked_about() -> None:
    found = remarks(half(), planning=Planning(position=Position()))
    assert outcome(found) == "unknown"
    (asked,) = [item for item in found if "full_time" in item.finding.rule]
    assert [item.path for item in asked.add] == ["$.planning.position.minutes_a_week"]


def test_the_jobs_of_the_course_come_first() -> None:
    short = (Work(first=FIRST, minutes_a_week=300),)
    told = Planning(position=Position(minutes_a_week=HALF))
    assert outcome(remarks(half(), work=short, planning=told)) == "not_met"


@pytest.mark.parametrize(("last", "said"), [(date(2026, 12, 20), None), (date(2026, 12, 19), "not_met")])
def test_weeks_of_leave_to_come_need_no_time(last: date, said: str | None) -> None:
    """The first measure ends on 29 November, the second begins on 21 December, after the leave."""
    one = Element(measure="Kitchen", counts_as="work_directed", minutes_a_week=2250, last=date(2026, 11, 29))
    two = Element(measure="Shop", counts_as="work_directed", minutes_a_week=2250, first=date(2026, 12, 21))
    assert outcome(remarks(one, two)) == "not_met"
    told = Planning(leaves=(PlannedLeave(first=date(2026, 11, 30), last=last),))
    assert outcome(remarks(one, two, planning=told)) == said

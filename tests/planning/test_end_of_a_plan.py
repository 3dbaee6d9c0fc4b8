"""A plan that has ended is not short: its last day tells that it ends, and the days after it that it has."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from planning.few import FULL, PERSON, few
from qupcore import Course, Participant, Period, Plan, check_plan
from qupcore.cases import ProgrammeDecision, Work
from qupcore.domain.case.plan import Element
from qupcore.domain.iso_week import IsoWeek
from qupcore.explaining import explain_plan, week_plan

FIRST, LAST = date(2026, 9, 7), date(2026, 12, 6)
AFTER = LAST + timedelta(days=1)
PLAN = Plan(
    valid_from=FIRST,
    elements=(
        Element(measure="no:arbeidstrening", minutes_a_week=FULL, percent=100, first=FIRST, last=LAST),
    ),
)


def granted(last: date | None) -> Course:
    decision = ProgrammeDecision(
        kind="granted", decided_on=date(2026, 8, 3), applies_from=FIRST, applies_to=last
    )
    return Course(decisions=(decision,), plans=(PLAN,))


def who(course: Course | None = None) -> Participant:
    return attrs.evolve(PERSON, course=course or Course(plans=(PLAN,)))


def kinds(on: date | Period, case: Participant) -> set[str]:
    return {item.kind for item in check_plan(PLAN, on, case=case, catalogue=few()).findings}


SHORT = "full_time_all_year"


@pytest.mark.parametrize("course", [None, granted(LAST)])
def test_after_its_last_day_a_plan_has_ended(course: Course | None) -> None:
    case = who(course)
    assert not kinds(LAST - timedelta(days=1), case) & {"plan_ends", "plan_ended", SHORT}
    assert kinds(LAST, case) >= {"plan_ends"}
    for day in (AFTER, AFTER + timedelta(days=400)):
        found = check_plan(PLAN, day, case=case, catalogue=few())
        assert SHORT not in {item.kind for item in found.findings}
        (note,) = [item for item in found.findings if item.kind == "plan_ended"]
        assert note.period == Period(LAST, LAST)
        assert any(
            "plan_ended" in line.id for line in explain_plan(found, PLAN, "en") if line.layer == "answer"
        )


@pytest.mark.parametrize(
    "course",
    [
        granted(date(2027, 9, 6)),
        granted(None),
        Course(plans=(PLAN, attrs.evolve(PLAN, valid_from=date(2027, 1, 4)))),
        Course(plans=(PLAN,), work=(Work(first=FIRST, minutes_a_week=60),)),
    ],
)
def test_while_the_programme_or_a_later_version_goes_on_the_days_are_a_gap(course: Course) -> None:
    assert SHORT in kinds(AFTER, who(course))
    assert not {"plan_ends", "plan_ended"} & (kinds(AFTER, who(course)) | kinds(LAST, who(course)))


def test_an_evaluation_that_is_still_to_come_goes_on() -> None:
    later = attrs.evolve(PLAN, evaluation_dates=(AFTER,))
    found = check_plan(later, AFTER, case=who(), catalogue=few()).findings
    assert SHORT in {item.kind for item in found}


def test_an_element_without_a_last_day_ends_nothing() -> None:
    goes_on = attrs.evolve(PLAN.elements[0], last=None, measure="no:jobbklubb")
    plan = attrs.evolve(PLAN, elements=(*PLAN.elements, goes_on))
    found = check_plan(plan, AFTER, case=who(), catalogue=few()).findings
    assert "plan_ended" not in {item.kind for item in found}


def test_a_period_asks_that_the_plan_lasts_as_long() -> None:
    assert SHORT in kinds(Period(FIRST, AFTER), who())
    assert SHORT not in kinds(Period(FIRST, LAST), who())


def test_the_week_marks_the_end_and_asks_nothing_after_it() -> None:
    last, after = (
        week_plan(who(), str(IsoWeek.of(day)), lang="en", catalogues=(few(),)).week for day in (LAST, AFTER)
    )
    assert last.hours.missing == 0
    assert {mark.kind for day in after.days for mark in day.marks} == {"plan_ended"}
    assert (after.hours.expected, after.hours.missing) == (0, 0)

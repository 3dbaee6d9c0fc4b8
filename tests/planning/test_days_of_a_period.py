"""A check of a period finds what a check of each of its days finds; each case by hand, and drawn plans."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.few import FIRST, FULL, LAST, PERSON, checked, few, run
from qupcore import Participant, Period, check_plan
from qupcore.domain.answers.plan_check import PlanCheck
from qupcore.domain.case.absence import Leave
from qupcore.domain.case.course import Course, Work
from qupcore.domain.case.plan import Plan
from qupcore.domain.case.plan_end import plan_end

ENDED = date(2026, 10, 31)
"""The day on which the last element ends, two months before the period does."""

SHORT = "full_time_all_year"


def practice(first: date = FIRST, last: date = ENDED, minutes: int = FULL) -> Any:
    return run("arbeidstrening", minutes, first, last, percent=100 * minutes // FULL)


def health(first: date = FIRST, last: date = ENDED) -> Any:
    return run("behandling", FULL, first, last)


def in_course(**course: Any) -> Participant:
    return attrs.evolve(PERSON, course=Course(**course))


def breaches(check: PlanCheck) -> list[tuple[str, str]]:
    return [
        (item.kind, "" if item.period is None else str(item.period))
        for item in check.findings
        if item.weight == "breach"
    ]


def test_the_days_after_the_last_element_are_a_gap() -> None:
    found = checked(practice(), on=Period(FIRST, LAST))
    assert (found.outcome, breaches(found)) == ("invalid", [(SHORT, "2026-11-01/2026-12-31")])
    assert dict(next(item for item in found.findings if item.kind == SHORT).values) == {
        "minutes": 0,
        "short": FULL,
    }
    assert len(found.engines) == 2


def test_a_plan_without_elements_is_a_gap_all_the_way() -> None:
    assert (SHORT, "2026-09-01/2026-12-31") in breaches(checked(on=Period(FIRST, LAST)))


def test_an_element_until_the_last_day_leaves_no_gap() -> None:
    assert checked(practice(last=LAST), on=Period(FIRST, LAST)).outcome == "valid"


@pytest.mark.parametrize(
    ("leave", "short"),
    [
        (Leave(first=date(2026, 11, 1), last=LAST), []),
        (Leave(first=date(2026, 11, 1)), []),
        (
            Leave(first=date(2026, 11, 10), last=date(2026, 11, 30)),
            [(SHORT, "2026-11-01/2026-11-09"), (SHORT, "2026-12-01/2026-12-31")],
        ),
    ],
)
def test_days_of_leave_after_the_last_element_are_excused(leave: Leave, short: list[tuple[str, str]]) -> None:
    found = checked(practice(), person=in_course(leaves=(leave,)), on=Period(FIRST, LAST))
    assert breaches(found) == short


def test_a_later_version_of_the_plan_ends_the_gap() -> None:
    """The earlier version does not hold on the days of the later one."""
    earlier = Plan(valid_from=FIRST, elements=(practice(),))
    for begins, short in (
        (date(2026, 11, 1), []),
        (date(2026, 11, 16), [(SHORT, "2026-11-01/2026-11-15")]),
    ):
        later = Plan(valid_from=begins, elements=(practice(begins, LAST),))
        person = in_course(plans=(earlier, later))
        found = check_plan(earlier, Period(FIRST, LAST), case=person, catalogue=few(), repairs=0)
        assert breaches(found) == short


def test_paid_work_after_the_last_element_is_checked() -> None:
    """Paid work of full time fills the week; the law limits paid work beside the programme."""
    job = Work(first=date(2026, 11, 1), minutes_a_week=FULL)
    found = checked(practice(), person=in_course(work=(job,)), on=Period(FIRST, LAST))
    day = checked(practice(), person=in_course(work=(job,)), on=date(2026, 11, 15))
    assert {item.kind for item in found.findings} == {item.kind for item in day.findings}
    assert "paid_work" in {item.kind for item in found.findings}


def test_a_period_without_a_last_day_is_checked_until_the_last_element_ends() -> None:
    assert checked(practice(), on=Period(FIRST, None)).outcome == "valid"


@pytest.mark.parametrize(
    ("work", "broken"),
    [
        # Health until the end of October; the job is all that is directed at work.
        (Work(first=FIRST, last=ENDED, minutes_a_week=450), True),
        (Work(first=FIRST, last=LAST, minutes_a_week=450), False),
        (Work(first=FIRST, minutes_a_week=450), False),
    ],
)
def test_a_job_that_ends_within_the_period_leaves_days_on_which_nothing_is_directed_at_work(
    work: Work, broken: bool
) -> None:
    plan = Plan(valid_from=FIRST)
    person = in_course(work=(work,))

    def kinds(on: date | Period) -> set[str]:
        check = check_plan(plan, on, case=person, catalogue=few(), repairs=0)
        return {item.kind for item in check.findings if item.weight == "breach"}

    assert "work_directed" not in kinds(ENDED)
    assert ("work_directed" in kinds(date(2026, 11, 1))) is broken
    assert ("work_directed" in kinds(Period(FIRST, LAST))) is broken


DAYS = [FIRST + timedelta(days=number) for number in range(12)]
"""Few days, so that elements, jobs and leave begin and end beside each other."""


@st.composite
def spans(draw: st.DrawFn) -> tuple[date, date]:
    one, other = draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))
    return min(one, other), max(one, other)


ELEMENTS = st.builds(
    lambda make, span: make(*span),
    st.sampled_from([practice, health, lambda first, last: practice(first, last, FULL // 2)]),
    spans(),
)
WORKS = st.builds(
    lambda span, minutes: Work(first=span[0], last=span[1], minutes_a_week=minutes),
    spans(),
    st.sampled_from([None, 450, FULL]),
)
LEAVES = st.builds(lambda span: Leave(first=span[0], last=span[1]), spans())


@given(
    st.lists(ELEMENTS, max_size=2),
    st.lists(WORKS, max_size=1),
    st.lists(LEAVES, max_size=1),
)
def test_a_period_is_as_heavy_as_its_days(elements: list[Any], works: list[Any], leaves: list[Any]) -> None:
    """Every kind of breach, warning and question of a day is told of the period, and the other way round."""
    plan = Plan(valid_from=FIRST, elements=tuple(elements))
    person = in_course(work=tuple(works), leaves=tuple(leaves))

    def told(on: date | Period) -> set[tuple[str, str]]:
        check = check_plan(plan, on, case=person, catalogue=few(), repairs=0)
        return {(item.kind, item.weight) for item in check.findings if item.weight != "note"}

    of_days = [told(Period(day, day)) for day in DAYS]
    end = plan_end(plan, person.course) or DAYS[-1]  # a day after it is told that the plan has ended
    assert all(told(day) == of_day for day, of_day in zip(DAYS, of_days, strict=True) if day <= end)
    of_period = told(Period(DAYS[0], DAYS[-1]))
    heaviest = {("work_directed", "needs_assessment")}  # one finding of the plan: a breach of a day is told
    assert set().union(*of_days) - heaviest == of_period - heaviest

"""Plans made with others, what evaluations led to, how information was obtained, who decides on appeals."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from cases.review.test_refusals import ENTITLED
from qupcore import Assessment, Plan, review
from qupcore.cases import Appeal, FollowUp
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

ON = date(2026, 6, 1)
GRANT = ProgrammeDecision(
    kind="granted",
    decided_on=date(2026, 1, 5),
    applies_from=date(2026, 1, 5),
    applies_to=date(2027, 1, 4),
)


def found(rule: str, on: date = ON, **course: Any) -> list[tuple[str, str]]:
    remarks = review(attrs.evolve(ENTITLED, course=Course(**course)), on).remarks
    return [
        (item.path.removeprefix("$.course."), item.outcome)
        for item in remarks
        if item.finding.rule.endswith(rule)
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),  # no other service is known of: nothing is asked
        ({"another_plan": False}, []),
        (
            {"another_plan": True},
            [("plans[0]", "unknown")],
        ),  # another service keeps a plan: is it made together?
        ({"another_plan": True, "with_others": True}, []),
        ({"with_others": False}, [("plans[0]", "not_met")]),
    ],
)
def test_the_municipality_works_with_others_on_the_plan(fields: Any, expected: Any) -> None:
    plan = Plan(valid_from=date(2026, 1, 5), **fields)
    assert found("cooperates_with_others", decisions=(GRANT,), plans=(plan,)) == expected


@pytest.mark.parametrize(
    ("on", "progress", "expected"),
    [
        (date(2026, 4, 1), None, []),
        (date(2026, 4, 1), True, []),
        (date(2026, 4, 1), False, [("follow_ups[0]", "not_met")]),
        (date(2019, 1, 1), False, [("follow_ups[0]", "not_met")]),
        (date(2018, 12, 31), False, []),  # the sentence was read in the wording from 2019 on
    ],
)
def test_an_evaluation_looks_at_measures_and_progress(on: date, progress: bool | None, expected: Any) -> None:
    talk = FollowUp(on=on, evaluated=True, progress_assessed=progress)
    assert found("measures_and_progress_assessed", follow_ups=(talk,)) == expected


@pytest.mark.parametrize(
    ("needed", "changed_on", "expected"),
    [
        (None, None, []),
        (False, None, []),
        (True, None, [("follow_ups[0]", "unknown")]),  # no new plan on record shows nothing
        (True, date(2026, 3, 31), [("follow_ups[0]", "unknown")]),  # the plan before it
        (True, date(2026, 4, 1), []),
        (True, date(2026, 6, 1), []),
        (True, date(2026, 6, 2), [("follow_ups[0]", "unknown")]),  # after the day of the review
    ],
)
def test_what_an_evaluation_shows_the_need_of_is_changed(
    needed: bool | None, changed_on: date | None, expected: Any
) -> None:
    plans = tuple(Plan(valid_from=day) for day in (date(2026, 1, 5), changed_on) if day is not None)
    talk = FollowUp(on=date(2026, 4, 1), evaluated=True, changes_needed=needed)
    assert found("changed_where_needed", plans=plans, follow_ups=(talk,)) == expected


@pytest.mark.parametrize(
    ("answer", "expected"), [(None, []), (True, []), (False, [("decisions[0]", "not_met")])]
)
def test_information_is_obtained_with_the_person(answer: bool | None, expected: Any) -> None:
    judged = (
        ()
        if answer is None
        else (
            Assessment(
                question="judgement.information_gathered_with_the_person",
                answer=answer,
                grounds="seen",
                by="adviser",
                at=date(2026, 1, 5),
            ),
        )
    )
    decisions = (attrs.evolve(GRANT, assessments=judged),)
    assert found("gathered_with_the_person", decisions=decisions) == expected


@pytest.mark.parametrize(
    ("body", "expected"), [(None, []), ("county_governor", []), ("other", [("appeals[0]", "not_met")])]
)
def test_the_county_governor_decides_on_appeals(body: Any, expected: Any) -> None:
    appeal = Appeal(received_on=date(2026, 2, 1), against=date(2026, 1, 5), body=body)
    assert found("decided_by_the_county_governor", decisions=(GRANT,), appeals=(appeal,)) == expected
    early = Appeal(received_on=date(2009, 12, 31), against=date(2009, 12, 1), body=body)
    assert found("decided_by_the_county_governor", date(2009, 12, 31), appeals=(early,)) == []


def test_what_is_to_come_is_left_out() -> None:
    talk = FollowUp(on=date(2026, 6, 2), evaluated=True, progress_assessed=False, changes_needed=True)
    plan = Plan(valid_from=date(2026, 6, 2), with_others=False)
    course = {"decisions": (GRANT,), "follow_ups": (talk,), "plans": (plan,)}
    for rule in ("measures_and_progress_assessed", "changed_where_needed", "cooperates_with_others"):
        assert found(rule, **course) == []

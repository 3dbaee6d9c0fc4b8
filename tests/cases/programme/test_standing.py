"""What is granted, extended and runs on, held against § 29 whenever it is decided or goes on."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from cases.review.test_refusals import ENTITLED, answering, without
from qupcore import Participant, duties, review
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Benefit
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.money import Money

GRANTED = "sotjl.29.granted_only_with_right"
WITHIN = "sotjl.29.runs_within_ages"
RUNNING = "sotjl.32.runs_only_with_right"
BORN = date(1959, 3, 14)  # 67 on 2026-03-14


def granted(decided_on: str, first: str, last: str, kind: Any = "granted") -> ProgrammeDecision:
    return ProgrammeDecision(
        kind=kind,
        decided_on=date.fromisoformat(decided_on),
        applies_from=date.fromisoformat(first),
        applies_to=date.fromisoformat(last),
    )


def ended(decided_on: str, first: str) -> ProgrammeDecision:
    return ProgrammeDecision(
        kind="ended", decided_on=date.fromisoformat(decided_on), applies_from=date.fromisoformat(first)
    )


def in_programme(case: Participant, *decisions: ProgrammeDecision, **course: Any) -> Participant:
    return attrs.evolve(case, course=Course(decisions=decisions, **course))


def found(case: Participant, on: str, policy: Any = None) -> list[tuple[str, str, str]]:
    remarks = review(case, date.fromisoformat(on), policy=policy).remarks
    return [
        (item.finding.rule, item.path.removeprefix("$.course."), item.outcome)
        for item in remarks
        if item.finding.rule in (GRANTED, WITHIN, RUNNING)
    ]


OLD = attrs.evolve(ENTITLED, birth_date=BORN)
TO_AUGUST = in_programme(OLD, granted("2025-08-25", "2025-09-01", "2026-08-31"))


@pytest.mark.parametrize(
    ("on", "remarks"),
    [
        ("2026-03-13", []),  # 66: within the ages
        ("2026-03-14", [(WITHIN, "decisions[0]", "not_met")]),  # 67: it runs on
        ("2026-03-15", [(WITHIN, "decisions[0]", "not_met")]),
        ("2026-12-01", [(WITHIN, "decisions[0]", "not_met")]),  # over by now; it ran on
    ],
)
def test_a_programme_that_runs_past_the_sixty_seventh_birthday(on: str, remarks: Any) -> None:
    assert found(TO_AUGUST, on) == remarks


def age_duty(case: Participant, on: str, policy: Any = None) -> list[tuple[str, str]]:
    return [
        (str(item.due), item.state)
        for item in duties(case, date.fromisoformat(on), policy=policy)
        if item.kind == "age_limit"
    ]


@pytest.mark.parametrize(
    ("on", "state"), [("2025-08-25", "due"), ("2026-03-13", "due"), ("2026-03-14", "overdue")]
)
def test_the_duty_stands_before_the_birthday(on: str, state: str) -> None:
    assert age_duty(TO_AUGUST, on) == [("2026-03-13", state)]


def test_who_ends_it_in_time_has_done_the_duty() -> None:
    grant = granted("2025-08-25", "2025-09-01", "2026-08-31")
    in_time = in_programme(OLD, grant, ended("2026-02-20", "2026-03-14"))
    assert age_duty(in_time, "2026-02-19") == [("2026-03-13", "due")], "not decided yet"
    assert age_duty(in_time, "2026-02-20") == [("2026-03-13", "done")]
    assert found(in_time, "2026-12-01") == []
    a_day_late = in_programme(OLD, grant, ended("2026-02-20", "2026-03-15"))
    assert found(a_day_late, "2026-12-01") == [(WITHIN, "decisions[0]", "not_met")]


@pytest.mark.parametrize(("last", "expected"), [("2026-03-13", []), ("2026-03-14", ["2026-03-13"])])
def test_a_programme_that_is_over_by_then_has_no_such_duty(last: str, expected: list[str]) -> None:
    case = in_programme(OLD, granted("2025-08-25", "2025-09-01", last))
    assert [due for due, _ in age_duty(case, "2025-10-01")] == expected


def test_whether_sixty_seven_is_included_is_policy_and_moves_everything() -> None:
    policy = {"sotjl.29.age_max_included": 1}
    assert found(TO_AUGUST, "2026-08-31", policy) == []
    assert age_duty(TO_AUGUST, "2026-01-01", policy) == []
    (remark,) = [r for r in review(TO_AUGUST, date(2026, 3, 14)).remarks if r.finding.rule == WITHIN]
    assert remark.finding.confidence == "medium"


def test_an_age_that_is_not_known_is_not_asked_for_here() -> None:
    unknown = attrs.evolve(TO_AUGUST, birth_date=None)
    assert (found(unknown, "2026-08-31"), age_duty(unknown, "2026-08-31")) == ([], [])


def test_before_2019_the_age_was_no_figure_of_the_law_and_is_read_as_policy() -> None:
    case = attrs.evolve(ENTITLED, birth_date=date(1945, 5, 1))
    assert found(in_programme(case, granted("2011-12-01", "2012-01-02", "2012-12-31")), "2012-05-01") == [
        (WITHIN, "decisions[0]", "not_met")
    ]


# Decisions.


@pytest.mark.parametrize(
    ("born", "decided_on", "first", "remarks"),
    [
        (date(2008, 9, 2), "2026-08-20", "2026-09-01", [(GRANTED, "decisions[0]", "not_met")]),  # 17 on both
        (date(2008, 9, 1), "2026-08-20", "2026-09-01", []),  # 17 when decided, 18 on the first day
        (date(2008, 8, 20), "2026-08-20", "2026-09-01", []),
        (BORN, "2026-03-14", "2026-03-16", [(GRANTED, "decisions[0]", "not_met")]),  # first grant after 67
        (BORN, "2026-03-13", "2026-03-13", [(WITHIN, "decisions[0]", "not_met")]),  # granted at 66, runs on
    ],
)
def test_a_grant_is_held_against_section_29(born: date, decided_on: str, first: str, remarks: Any) -> None:
    case = in_programme(attrs.evolve(ENTITLED, birth_date=born), granted(decided_on, first, "2027-02-28"))
    assert found(case, "2026-09-15") == remarks


def test_an_extension_after_sixty_seven_is_found_at_the_extension() -> None:
    case = in_programme(
        OLD,
        granted("2025-02-24", "2025-03-03", "2026-03-02"),
        granted("2026-03-16", "2026-03-03", "2026-08-31", "extended"),
    )
    assert found(case, "2026-04-01") == [
        (GRANTED, "decisions[1]", "not_met"),
        (WITHIN, "decisions[1]", "not_met"),
    ]


def test_a_grant_of_which_the_right_is_open_is_the_municipalitys_own_word() -> None:
    grant = granted("2026-08-20", "2026-09-01", "2027-08-31")
    for question in ("appropriate_and_necessary", "disproportionately_burdensome"):
        assert found(in_programme(without(question), grant), "2026-09-15") == []
    assert found(in_programme(attrs.evolve(ENTITLED, benefits=None), grant), "2026-09-15") == []


def test_a_grant_is_held_against_what_was_known_when_it_was_made() -> None:
    later = tuple(
        attrs.evolve(item, answer=False, at=date(2026, 8, 25))
        if item.question.endswith("appropriate_and_necessary")
        else item
        for item in ENTITLED.assessments
    )
    case = attrs.evolve(ENTITLED, assessments=(*ENTITLED.assessments, *later[1:2]))
    grant = in_programme(case, granted("2026-08-20", "2026-09-01", "2027-08-31"))
    assert (GRANTED, "decisions[0]", "not_met") not in found(grant, "2026-09-15")


def test_a_benefit_that_ends_before_the_first_day_is_no_hindrance() -> None:
    held = Benefit(
        kind="work_assessment_allowance",
        law="folketrygdloven",
        monthly_nok=Money.from_nok(23_000),
        valid_to=date(2026, 8, 31),
    )
    no = attrs.evolve(ENTITLED.assessments[0], question="judgement.benefits_very_limited", answer=False)
    case = attrs.evolve(ENTITLED, benefits=(held,), assessments=(*ENTITLED.assessments, no))
    assert found(in_programme(case, granted("2026-08-20", "2026-09-01", "2027-08-31")), "2026-09-15") == []
    early = in_programme(case, granted("2026-08-20", "2026-08-31", "2027-08-30"))
    assert found(early, "2026-09-15") == [(GRANTED, "decisions[0]", "not_met")]


def test_it_says_by_what_the_right_fails() -> None:
    case = in_programme(
        attrs.evolve(ENTITLED, birth_date=date(2010, 1, 1)),
        granted("2026-08-20", "2026-09-01", "2027-08-31"),
    )
    (remark,) = [r for r in review(case, date(2026, 9, 15)).remarks if r.finding.rule == GRANTED]
    assert [item.source for item in remark.finding.inputs] == ["sotjl.29.age"]
    assert str(remark.finding.citation) == "sotjl § 29 (1)"


# Running on.


@pytest.mark.parametrize(
    ("on", "remarks"),
    [
        ("2026-08-31", []),  # not begun
        ("2026-09-01", [(RUNNING, "decisions[0]", "not_met")]),
        ("2027-08-31", [(RUNNING, "decisions[0]", "not_met")]),
        ("2027-09-01", []),  # over
    ],
)
def test_a_programme_that_runs_on_without_the_right(on: str, remarks: Any) -> None:
    """Judged anew in the summer: help through the programme is not appropriate any more (§ 32 (1))."""
    changed = attrs.evolve(
        next(a for a in ENTITLED.assessments if a.question.endswith("appropriate_and_necessary")),
        answer=False,
        at=date(2026, 8, 25),
    )
    case = attrs.evolve(ENTITLED, assessments=(*ENTITLED.assessments, changed))
    case = in_programme(case, granted("2026-06-20", "2026-06-22", "2026-08-31"))
    assert found(case, "2026-08-24") == []
    grant = in_programme(attrs.evolve(case, course=None), granted("2026-06-20", "2026-09-01", "2027-08-31"))
    assert found(grant, on) == remarks


def test_until_2018_the_law_did_not_tie_the_going_on_to_section_29() -> None:
    changed = attrs.evolve(
        next(a for a in ENTITLED.assessments if a.question.endswith("appropriate_and_necessary")),
        answer=False,
        at=date(2018, 8, 25),
    )
    case = in_programme(
        attrs.evolve(ENTITLED, assessments=(*ENTITLED.assessments, changed)),
        granted("2018-06-20", "2018-06-22", "2019-06-21"),
    )
    assert found(case, "2018-12-31") == []
    assert found(case, "2019-01-01") == [(RUNNING, "decisions[0]", "not_met")]


def test_a_case_in_order_and_a_case_without_a_course_have_nothing_of_it() -> None:
    assert found(ENTITLED, "2026-09-15") == []
    assert found(answering("appropriate_and_necessary", False), "2026-09-15") == []
    assert (
        found(in_programme(ENTITLED, granted("2026-08-20", "2026-09-01", "2027-08-31")), "2026-12-01") == []
    )


def test_a_judgement_made_after_the_grant_does_not_mend_it() -> None:
    """Judged no when it was granted, and yes five days later: it was granted without the right."""
    judged = next(a for a in ENTITLED.assessments if a.question.endswith("appropriate_and_necessary"))
    at_first = attrs.evolve(judged, answer=False)
    later = attrs.evolve(judged, answer=True, at=date(2026, 8, 25))
    others = tuple(item for item in ENTITLED.assessments if item is not judged)
    case = attrs.evolve(ENTITLED, assessments=(*others, at_first, later))
    grant = in_programme(case, granted("2026-08-20", "2026-09-01", "2027-08-31"))
    assert found(grant, "2026-09-15") == [(GRANTED, "decisions[0]", "not_met")]


def test_an_end_that_comes_too_late_does_not_do_the_duty() -> None:
    grant = granted("2025-08-25", "2025-09-01", "2026-08-31")
    late = in_programme(OLD, grant, ended("2026-02-20", "2026-03-15"))
    assert age_duty(late, "2026-03-14") == [("2026-03-13", "overdue")]

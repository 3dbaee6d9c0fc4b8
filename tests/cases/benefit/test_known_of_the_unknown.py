"""What is known stays known beside what is not: hours, an interruption undone, an end without its day."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from qupcore import Course, Participant, benefit_month, duties, review
from qupcore.cases import ProgrammeDecision, Work
from qupcore.domain.case.absence import Leave
from qupcore.domain.case.appeal import Appeal, AppealResult

FIRST, LAST, ON = date(2026, 1, 5), date(2026, 12, 31), date(2026, 10, 1)
GRANTED = ProgrammeDecision(kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=LAST)
COURSE = Course(applied_on=FIRST, decisions=(GRANTED,), started_on=FIRST)
AUGUST = date(2026, 8, 20)
ENDED = ProgrammeDecision(kind="ended", decided_on=AUGUST, applies_from=date(2026, 9, 1))


def case(course: Course) -> Participant:
    return Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)


def half_time(work: tuple[Work, ...]) -> list[tuple[str, str, list[str]]]:
    remarks = review(case(evolve(COURSE, work=work)), ON).remarks
    return [
        (item.path, item.outcome, [asked.path for asked in item.add])
        for item in remarks
        if item.finding.rule == "sotjl.30.work_or_apprenticeship_at_most_half"
    ]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1126, "not_met"),  # more than half of 37.5 hours, whatever the other job adds
        (1125, "unknown"),
        (900, "unknown"),
    ],
)
def test_a_job_of_unknown_hours_hides_no_breach_and_its_own_hours_are_asked(minutes: int, said: str) -> None:
    known = Work(first=date(2026, 6, 1), minutes_a_week=minutes)
    found = half_time((known, Work(first=date(2026, 8, 3))))
    assert [(path, outcome) for path, outcome, _ in found] == [
        ("$.course.work[0]", said),
        ("$.course.work[1]", said),
    ]
    asked = [] if said == "not_met" else ["$.course.work[1].minutes_a_week"]
    assert [paths for _, _, paths in found] == [asked, asked]


def test_leave_without_end_lasts_to_the_day_looked_at_however_it_is_written() -> None:
    """9999-12-31 is how registers write it."""
    dues = {
        item.due
        for last in (None, date.max)
        for item in duties(case(evolve(COURSE, leaves=(Leave(first=date(2026, 9, 1), last=last),))), ON)
        if item.kind == "maximum"
    }
    # Two years from 5 January 2026 end on 4 January 2028; 31 days of leave up to 1 October.
    assert dues == {date(2028, 2, 4)}


CHANGED = Appeal(
    received_on=date(2026, 8, 25),
    against=AUGUST,
    result=AppealResult(decided_on=date(2026, 9, 20), by="appeal_body", outcome="changed", to_favour=True),
)


@pytest.mark.parametrize(
    ("course", "state"),
    [
        (evolve(COURSE, decisions=(GRANTED, ENDED)), "done"),
        (evolve(COURSE, decisions=(GRANTED, evolve(ENDED, applies_from=None))), "due"),
        (evolve(COURSE, decisions=(GRANTED, ENDED), appeals=(CHANGED,)), "due"),
    ],
    ids=["ended", "from a day that is not on record", "changed on appeal, to what is not on record"],
)
def test_an_end_that_settles_nothing_yet_leaves_the_duties_due(course: Course, state: str) -> None:
    found = {item.kind: item.state for item in duties(case(course), ON)}
    assert (found["period_ends"], found["maximum"]) == (state, state)


def test_an_interruption_that_was_undone_is_not_asked_for_the_days_on_record() -> None:
    stop = ProgrammeDecision(
        kind="interrupted", decided_on=AUGUST, applies_from=date(2026, 9, 1), applies_to=date(2026, 9, 14)
    )
    undone = evolve(CHANGED, result=evolve(CHANGED.result, outcome="annulled"))
    remarks = review(case(evolve(COURSE, decisions=(GRANTED, stop), appeals=(undone,))), ON).remarks
    assert "sotjl.34.interrupted_for_a_year_at_most" not in {item.finding.rule for item in remarks}


def test_an_appeal_that_undid_what_is_not_on_record_leaves_the_month_open() -> None:
    """One day off, it may have undone the end: then September is paid."""
    off = evolve(CHANGED, against=date(2026, 8, 19), result=evolve(CHANGED.result, outcome="annulled"))
    course = evolve(COURSE, decisions=(GRANTED, ENDED), appeals=(off,))
    assert [asked.path for asked in benefit_month(case(course), 2026, 9).open] == [
        "$.course.appeals[0].against"
    ]
    upheld = evolve(off, result=evolve(off.result, outcome="upheld"))
    assert benefit_month(case(evolve(course, appeals=(upheld,))), 2026, 9).open == ()


ANNULLED = evolve(CHANGED, result=evolve(CHANGED.result, outcome="annulled"))


def decided(outcome: str, on: date, by: str = "appeal_body") -> Appeal:
    return evolve(CHANGED, result=evolve(CHANGED.result, outcome=outcome, decided_on=on, by=by))


@pytest.mark.parametrize(
    ("appeals", "gross", "open_"),
    [
        pytest.param((ANNULLED,), 2_358_205, False, id="annulled"),
        pytest.param((decided("upheld", date(2026, 9, 20)),), 0, False, id="upheld"),
        # The office let it stand, and the appeal body then set it aside: the later one holds.
        pytest.param(
            (decided("upheld", date(2026, 9, 1), "municipality"), ANNULLED),
            2_358_205,
            False,
            id="then annulled",
        ),
        pytest.param((ANNULLED, decided("upheld", date(2026, 9, 20))), 2_358_205, True, id="both on one day"),
        pytest.param((ANNULLED, decided("upheld", date(2026, 9, 25))), 2_358_205, True, id="upheld after it"),
        pytest.param((decided("annulled", date(2026, 8, 1)),), 2_358_205, True, id="before the decision"),
    ],
)
def test_results_that_contradict_each_other_are_asked_about(
    appeals: tuple[Appeal, ...], gross: int, open_: bool
) -> None:
    month = benefit_month(case(evolve(COURSE, decisions=(GRANTED, ENDED), appeals=appeals)), 2026, 9)
    assert month.gross is not None
    assert (month.gross.ore, bool(month.open)) == (gross, open_)


def test_an_end_from_9999_has_no_first_day() -> None:
    """Registers write 9999-12-31 for none: from when it applies is asked, and no duty is done."""
    never = evolve(COURSE, decisions=(GRANTED, evolve(ENDED, applies_from=date.max)))
    bare = evolve(COURSE, decisions=(GRANTED, evolve(ENDED, applies_from=None)))
    found, expected = (
        (
            [asked.path for asked in benefit_month(case(course), 2026, 9).open],
            {item.kind: item.state for item in duties(case(course), ON)},
        )
        for course in (never, bare)
    )
    assert found == expected
    assert found[0] == ["$.course.decisions[1].applies_from"]

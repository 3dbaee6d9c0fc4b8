"""§ 34 (1), second sentence: a programme is ended when the participant will likely not come back."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from qupcore import Participant, duties
from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

FIRST = date(2026, 1, 5)
GRANTED = ProgrammeDecision(
    kind="granted", decided_on=date(2026, 1, 2), applies_from=FIRST, applies_to=date(2026, 12, 31)
)
STOPPED = ProgrammeDecision(kind="interrupted", decided_on=date(2026, 4, 1), applies_from=date(2026, 4, 6))
ENDED = ProgrammeDecision(kind="ended", decided_on=date(2026, 5, 12), applies_from=date(2026, 5, 18))


def judged(on: date, answer: bool = True) -> Assessment:
    return Assessment(
        question="judgement.no_return_likely", answer=answer, grounds="moved abroad", by="adviser", at=on
    )


def due(*decisions: ProgrammeDecision, on: date) -> list[tuple[str, str, date | None]]:
    course = Course(decisions=decisions, started_on=FIRST)
    case = Participant(ref="a", birth_date=date(1990, 1, 1), course=course)
    return [
        (item.path, item.state, item.done_on) for item in duties(case, on) if item.kind == "end_no_return"
    ]


STOPPED_FOR_GOOD = evolve(STOPPED, assessments=(judged(date(2026, 5, 1)),))


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2026, 4, 30), []),  # not judged yet
        (date(2026, 5, 1), [("$.course.decisions[1]", "undated", None)]),
        (date(2026, 5, 11), [("$.course.decisions[1]", "undated", None)]),
        (date(2026, 5, 12), [("$.course.decisions[1]", "done", date(2026, 5, 12))]),
    ],
)
def test_it_is_to_be_ended_from_the_day_of_the_judgement(on, found):
    assert due(GRANTED, STOPPED_FOR_GOOD, ENDED, on=on) == found


@pytest.mark.parametrize("answer", [None, False])
def test_without_a_judgement_that_says_so_nothing_is_due(answer):
    """Whether somebody will come back is for a person to judge, never to be computed from the time away."""
    said = () if answer is None else (judged(date(2026, 5, 1), answer),)
    assert due(GRANTED, evolve(STOPPED, assessments=said), on=date(2026, 12, 1)) == []


def test_the_judgement_counts_wherever_in_the_programme_it_stands_and_once():
    both = (evolve(GRANTED, assessments=(judged(date(2026, 3, 1)),)), STOPPED_FOR_GOOD)
    assert due(*both, on=date(2026, 6, 1)) == [("$.course.decisions[0]", "undated", None)]


def test_a_programme_that_has_run_out_needs_no_end():
    found = due(GRANTED, STOPPED_FOR_GOOD, on=date(2027, 1, 1))
    assert found == [("$.course.decisions[1]", "done", date(2026, 12, 31))]


def test_until_2018_the_law_had_no_such_duty():
    granted = evolve(
        GRANTED,
        decided_on=date(2018, 1, 2),
        applies_from=date(2018, 1, 8),
        applies_to=date(2018, 12, 28),
        assessments=(judged(date(2018, 5, 1)),),
    )
    assert due(granted, on=date(2018, 6, 1)) == []

"""An end that is undone after somebody was taken in again: both starts are true, and the file is read."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from cases.course.test_what_became import ENDED, FIRST, GRANTED, appeal
from qupcore import Participant, benefit_month, review
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.errors import BadInput

ENDED_FIRST = evolve(ENDED, decided_on=date(2026, 3, 20), applies_from=date(2026, 4, 1))
AGAIN = evolve(
    GRANTED,
    decided_on=date(2026, 8, 22),
    applies_from=date(2026, 9, 1),
    applies_to=date(2027, 8, 31),
    started_on=date(2026, 9, 1),
)
ANNULLED = evolve(appeal("annulled"), against=date(2026, 3, 20), received_on=date(2026, 3, 25))
REVERSED = ProgrammeDecision(
    kind="granted",
    decided_on=date(2026, 10, 10),
    applies_from=date(2026, 4, 1),
    applies_to=date(2026, 12, 31),
    reverses=date(2026, 3, 20),
)
OWN = evolve(GRANTED, started_on=FIRST)


def months(course: Course) -> list[str]:
    case = Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)
    return [str(benefit_month(case, 2026, month).gross) for month in (1, 3, 10)]


@pytest.mark.parametrize(
    "course",
    [
        Course(started_on=FIRST, decisions=(GRANTED, ENDED_FIRST, AGAIN), appeals=(ANNULLED,)),
        Course(decisions=(OWN, ENDED_FIRST, AGAIN), appeals=(ANNULLED,)),
        Course(started_on=FIRST, decisions=(GRANTED, ENDED_FIRST, AGAIN, REVERSED)),
        Course(decisions=(OWN, ENDED_FIRST, AGAIN, REVERSED)),
    ],
    ids=["the start on the course", "on the grant", "reversed", "reversed, on the grant"],
)
def test_it_is_read_and_began_with_the_first_start(course: Course) -> None:
    before = evolve(course, decisions=course.decisions[:3], appeals=())
    assert months(course) == months(before) == ["20435.15", "22478.67", "23582.06"]
    assert [item.started_on for item in course.programmes()] == [FIRST]
    assert [item.started_on for item in course.programmes(date(2026, 9, 19))] == [FIRST, date(2026, 9, 1)]
    case = Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)
    asked = {item.path for item in review(case, date(2026, 12, 20)).remarks if item.outcome == "unknown"}
    assert "$.course.decisions[2].applies_from" in asked  # two periods that share days: which of them held?


def test_two_starts_of_one_grant_are_still_two_truths_about_one_thing() -> None:
    with pytest.raises(BadInput):
        Course(started_on=date(2026, 2, 2), decisions=(OWN,))
    with pytest.raises(BadInput):  # and no end ever came between these two
        Course(started_on=date(2026, 2, 2), decisions=(OWN, evolve(AGAIN, applies_from=date(2026, 12, 1))))


def test_a_start_may_be_that_of_a_grant_without_its_first_day() -> None:
    """It is no second start of the programme of September."""
    ended = evolve(ENDED_FIRST, decided_on=date(2026, 6, 2), applies_from=date(2026, 6, 2))
    course = Course(started_on=FIRST, decisions=(evolve(GRANTED, applies_from=None), ended, AGAIN))
    assert [item.started_on for item in course.programmes()] == [date(2026, 9, 1)]

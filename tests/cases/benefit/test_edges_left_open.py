"""Where a programme ends is open for as long as the record leaves it open: no month is cut in silence."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from cases.course.test_what_became import ASKED, ENDED, FIRST, GRANTED
from qupcore import Participant, benefit_month, review
from qupcore.domain.case.appeal import Appeal, AppealResult, Suspension
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

RETRO = evolve(ENDED, decided_on=date(2026, 7, 11), applies_from=date(2026, 6, 21))
EXTENDED = ProgrammeDecision(
    kind="extended",
    decided_on=date(2026, 12, 10),
    applies_from=date(2027, 1, 1),
    applies_to=date(2027, 3, 31),
)


def of(course: Course, year: int, month: int) -> tuple[str, list[str]]:
    case = Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)
    found = benefit_month(case, year, month)
    return str(found.gross), [item.term for item in found.open]


def result(against: date, outcome: str, on: date, **more: bool) -> Appeal:
    came = AppealResult(decided_on=on, by="appeal_body", outcome=outcome, **more)  # type: ignore[arg-type]
    return Appeal(received_on=against, against=against, result=came)


@pytest.mark.parametrize(("month", "asked"), [(6, ["start.started_on"]), (7, ["start.started_on"]), (8, [])])
def test_an_end_for_days_that_had_passed_takes_none_where_no_start_is_on_record(
    month: int, asked: list[str]
) -> None:
    """July has days before the decision of the 11th: with the start on record they are paid, and asked."""
    course = Course(decisions=(GRANTED, RETRO))
    assert of(course, 2026, month)[1] == asked
    assert (of(course, 2026, month)[0] == "0") is not bool(asked)
    started = evolve(course, started_on=FIRST)
    assert of(started, 2026, 7) == ("8575.29", ["record.effect_fits"])


def test_an_end_from_the_first_day_granted_says_that_nothing_began() -> None:
    """There is no other place for "never started": decided late it leaves nothing to ask."""
    assert of(Course(decisions=(GRANTED, evolve(RETRO, applies_from=FIRST))), 2026, 2) == ("0", [])


def test_a_start_that_is_presumed_makes_no_cut_either() -> None:
    """Taken in again from September, the start not on record; ended on 20 November from the 2nd."""
    again = evolve(GRANTED, decided_on=date(2026, 8, 20), applies_from=date(2026, 9, 1))
    ended = evolve(ENDED, decided_on=date(2026, 4, 1), applies_from=date(2026, 4, 1))
    late = evolve(ENDED, decided_on=date(2026, 11, 20), applies_from=date(2026, 11, 2))
    first = evolve(GRANTED, started_on=FIRST)
    gross, asked = of(Course(decisions=(first, ended, again, late)), 2026, 11)
    assert gross == "15006.76"  # the 14 working days from 2 to 19 November, at 1 071.91
    assert "record.effect_fits" in asked


@pytest.mark.parametrize(
    ("outcome", "more", "asked"),
    [
        ("upheld", {}, []),
        ("changed", {"to_favour": True}, ASKED),
        ("changed", {}, ASKED),
        ("changed", {"to_harm": True, "to_favour": False}, []),
        ("annulled", {}, ASKED),
    ],
)
def test_what_an_appeal_made_of_a_period_may_be_a_longer_one(
    outcome: str, more: dict[str, bool], asked: list[str]
) -> None:
    """All of it can be tried (forvaltningsloven § 34); changed to the participant's harm it is no longer."""
    course = Course(started_on=FIRST, decisions=(GRANTED, EXTENDED))
    found = evolve(course, appeals=(result(EXTENDED.decided_on, outcome, date(2027, 2, 1), **more),))
    assert of(found, 2026, 12)[1] == []
    assert of(found, 2027, 2)[1] == ([] if outcome == "upheld" else ASKED)
    assert of(found, 2027, 4) == ("0", asked)
    of_grant = evolve(
        course, decisions=(GRANTED,), appeals=(result(FIRST, outcome, date(2026, 2, 1), **more),)
    )
    assert of(of_grant, 2027, 1) == ("0", asked)


def test_what_is_paid_all_the_same_or_was_ended_is_not_asked_about() -> None:
    """A later extension pays January 2028; and after an end no period, however long, pays anything.

    In April 2027 it pays as well, but the month follows on days of the year that are open (§ 35 (3)).
    """
    appeals = (result(EXTENDED.decided_on, "changed", date(2027, 2, 1), to_favour=True),)
    course = Course(started_on=FIRST, decisions=(GRANTED, EXTENDED), appeals=appeals)
    longer = evolve(
        EXTENDED, decided_on=date(2027, 3, 1), applies_from=date(2027, 4, 1), applies_to=date(2028, 6, 30)
    )
    extended = evolve(course, decisions=(GRANTED, EXTENDED, longer))
    assert (of(extended, 2028, 1)[1], of(extended, 2027, 4)[1]) == ([], ASKED)
    ended = evolve(ENDED, decided_on=date(2027, 2, 10), applies_from=date(2027, 3, 1))
    assert of(evolve(course, decisions=(GRANTED, EXTENDED, ended)), 2027, 4) == ("0", [])


def test_a_grant_that_was_changed_may_begin_earlier_where_no_start_is_on_record() -> None:
    """Decided on 5 January from 1 March: in February somebody may have begun, unless the start says later."""
    later = evolve(GRANTED, applies_from=date(2026, 3, 1))
    appeals = (result(FIRST, "changed", date(2026, 2, 1), to_favour=True),)
    course = Course(decisions=(later,), appeals=appeals)
    assert ASKED[0] in of(course, 2026, 2)[1]
    assert of(evolve(course, started_on=date(2026, 3, 1)), 2026, 2) == ("0", [])


@pytest.mark.parametrize(
    ("asked", "term", "field"),
    [
        (
            Suspension(asked_on=date(2026, 8, 25), decided_on=date(2026, 8, 27)),
            "suspension.refused",
            "refused",
        ),
        (Suspension(asked_on=date(2026, 8, 25), refused=False), "suspension.decided", "decided_on"),
    ],
)
def test_of_a_request_to_wait_what_is_left_out_is_asked_for(asked: Suspension, term: str, field: str) -> None:
    """It is no new decision that is missing, and the answer has a place (forvaltningsloven § 42)."""
    appeal = Appeal(received_on=date(2026, 8, 25), against=date(2026, 8, 20))
    course = Course(started_on=FIRST, decisions=(GRANTED, evolve(ENDED, suspension=asked)), appeals=(appeal,))
    assert of(course, 2026, 9)[1] == [term]
    case = Participant(ref="a", benefits=(), course=course)
    asks = [item for remark in review(case, date(2026, 12, 20)).remarks for item in remark.add]
    assert f"$.course.decisions[1].suspension.{field}" in [item.path for item in asks]
    assert "record.new_decision" not in [item.term for item in asks]
    answered = evolve(asked, refused=False, decided_on=date(2026, 8, 27))
    found = evolve(course, decisions=(GRANTED, evolve(ENDED, suspension=answered)))
    assert of(found, 2026, 9) == ("23582.05", [])

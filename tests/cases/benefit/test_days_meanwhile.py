"""The days between an end and the day it was annulled, where participation was over (§ 35 (1))."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from qupcore import Course, Participant, benefit_month, review
from qupcore.cases import Absence, Appeal, ProgrammeDecision
from qupcore.domain.case.absence import Leave
from qupcore.domain.case.appeal import AppealResult

FIRST, LAST, DECIDED = date(2026, 1, 5), date(2026, 12, 31), date(2026, 8, 20)
GRANTED = ProgrammeDecision(kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=LAST)
STOPPED = date(2026, 8, 31)
ENDED = ProgrammeDecision(
    kind="ended", decided_on=DECIDED, applies_from=date(2026, 9, 1), took_part_until=STOPPED
)
INTERRUPTED = evolve(ENDED, kind="interrupted", applies_to=date(2026, 9, 4))
RESULT = AppealResult(decided_on=date(2026, 9, 20), by="appeal_body", outcome="annulled")
APPEAL = Appeal(received_on=DECIDED, against=DECIDED, result=RESULT)
ASKED = ["$.course.decisions[1].took_part_until"]
MEANWHILE = (date(2026, 9, 1), date(2026, 9, 18))


def case(decision: ProgrammeDecision, **parts: object) -> Participant:
    course = Course(decisions=(GRANTED, decision), started_on=FIRST, appeals=(APPEAL,))
    return Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=evolve(course, **parts))


def of(found: Participant, month: int = 9) -> tuple[str, list[str]]:
    answer = benefit_month(found, 2026, month)
    return str(answer.gross), [item.path for item in answer.open]


@pytest.mark.parametrize(
    ("found", "paths"),
    [
        pytest.param(case(ENDED), ASKED, id="over before the end"),
        pytest.param(case(INTERRUPTED), ASKED, id="an interruption"),
        # Not on record: as before, paid and final, which is a reading.
        pytest.param(case(evolve(ENDED, took_part_until=None)), [], id="not on record"),
        # 19 and 20 September are a weekend: on the 18th the last day before the result is taken part in.
        pytest.param(case(evolve(ENDED, took_part_until=date(2026, 9, 17))), ASKED, id="a day short"),
        pytest.param(case(evolve(ENDED, took_part_until=date(2026, 9, 18))), [], id="until the result"),
    ],
)
def test_days_after_the_last_of_participation_are_paid_and_asked(
    found: Participant, paths: list[str]
) -> None:
    assert of(found) == ("23582.05", paths)


def test_the_month_before_hangs_on_nothing() -> None:
    assert of(case(ENDED), 8) == ("22510.14", [])


def test_leave_and_absence_on_record_say_what_there_was() -> None:
    leave = Leave(first=MEANWHILE[0], last=MEANWHILE[1], with_benefit=False)
    assert of(case(ENDED, leaves=(leave,))) == ("8575.29", [])
    away = Absence(first=MEANWHILE[0], last=MEANWHILE[1], reason="other", permitted=False)
    assert of(case(ENDED, absences=(away,))) == ("8575.29", [])
    short = evolve(away, last=date(2026, 9, 17))
    assert of(case(ENDED, absences=(short,))) == ("9647.20", ASKED)


def test_the_review_asks_from_the_day_of_the_result_on() -> None:
    for day, asked in ((19, False), (20, True)):
        remarks = review(case(ENDED), date(2026, 9, day)).remarks
        terms = [question.term for item in remarks for question in item.add]
        assert ("record.took_part_meanwhile" in terms) is asked
    leave = Leave(first=MEANWHILE[0], last=MEANWHILE[1], with_benefit=False)
    remarks = review(case(ENDED, leaves=(leave,)), date(2026, 9, 20)).remarks
    assert not [item for item in remarks if item.finding.rule == "fvl.17.record_agrees"]

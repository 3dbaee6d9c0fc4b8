"""A reduction that was undone frees the absence that it was about; later absence is cut as any (§ 36 (1))."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore import Course, Participant, benefit_month, review
from qupcore.cases import Absence, Appeal, ProgrammeDecision
from qupcore.domain.case.appeal import AppealResult

FIRST, LAST, DECIDED = date(2026, 1, 5), date(2026, 12, 31), date(2026, 9, 2)
GRANTED = ProgrammeDecision(kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=LAST)
SEPTEMBER, FIVE_LESS = "23582.05", "18222.49"
CONCERNS = ["record.cut_concerns"]


def case(
    away: tuple[date, date],
    undone: date | None = date(2026, 10, 1),
    applies_from: date | None = date(2026, 9, 1),
    applies_to: date | None = None,
    absence_from: date | None = None,
    reason: str = "other",
    permitted: bool = False,
) -> Participant:
    reduced = ProgrammeDecision(
        kind="reduced",
        decided_on=DECIDED,
        applies_from=applies_from,
        applies_to=applies_to,
        absence_from=absence_from,
    )
    appeals: tuple[Appeal, ...] = ()
    if undone is not None:
        result = AppealResult(decided_on=undone, by="appeal_body", outcome="annulled")
        appeals = (Appeal(received_on=DECIDED, against=DECIDED, result=result),)
    absence = Absence(first=away[0], last=away[1], reason=reason, permitted=permitted)  # type: ignore[arg-type]
    course = Course(
        applied_on=date(2025, 11, 3),
        decisions=(GRANTED, reduced),
        started_on=FIRST,
        appeals=appeals,
        absences=(absence,),
    )
    return Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)


def of(found: Participant, month: int = 9) -> tuple[str, list[str]]:
    answer = benefit_month(found, 2026, month)
    return str(answer.gross), [item.term for item in answer.open]


def days(first: int, last: int) -> tuple[date, date]:
    return date(2026, 9, first), date(2026, 9, last)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # 1 and 2 September had come when it was decided: that is what it was about.
        pytest.param(case(days(1, 2)), (SEPTEMBER, []), id="up to the decision"),
        pytest.param(case(days(2, 3)), ("22510.14", []), id="the day after the decision is another matter"),
        pytest.param(case(days(21, 25)), (FIVE_LESS, []), id="after the decision"),
        pytest.param(
            case(days(28, 30), undone=date(2026, 9, 20), applies_to=date(2026, 9, 30)),
            ("20366.32", []),
            id="after the annulment",
        ),
        # For days to come: for planned absence, until it was undone on 20 September.
        pytest.param(
            case(days(14, 18), undone=date(2026, 9, 20), applies_from=date(2026, 9, 7)),
            (SEPTEMBER, CONCERNS),
            id="planned or not",
        ),
        pytest.param(
            case(days(18, 24), undone=date(2026, 9, 20), applies_from=date(2026, 9, 7)),
            ("19294.41", CONCERNS),
            id="from the day it was undone it is cut",
        ),
        pytest.param(
            case(
                days(14, 18),
                undone=date(2026, 9, 20),
                applies_from=date(2026, 9, 7),
                permitted=True,
                reason="holiday",
            ),
            (SEPTEMBER, []),
            id="what is kept anyway is not asked about",
        ),
        pytest.param(case(days(1, 1), applies_from=None), (SEPTEMBER, CONCERNS), id="of no day on record"),
        pytest.param(case(days(3, 3), applies_from=None), ("22510.14", []), id="nor of a later one"),
    ],
)
def test_what_an_annulled_reduction_frees(found: Participant, expected: tuple[str, list[str]]) -> None:
    assert of(found) == expected


@pytest.mark.parametrize(("began", "gross"), [(14, SEPTEMBER), (7, FIVE_LESS)])
def test_the_first_day_of_its_absence_settles_what_it_was_about(began: int, gross: str) -> None:
    found = case(days(14, 18), date(2026, 9, 20), date(2026, 9, 7), absence_from=date(2026, 9, began))
    assert of(found) == (gross, [])


def test_absence_after_the_decision_and_its_annulment_is_cut_as_if_there_were_none() -> None:
    november = (date(2026, 11, 9), date(2026, 11, 13))
    assert of(case(november), 11) == of(case(november, undone=None), 11) == ("17150.58", [])


def test_the_review_asks_what_the_month_asks() -> None:
    planned = case(days(14, 18), undone=date(2026, 9, 20), applies_from=date(2026, 9, 7))
    for found, asked in ((planned, True), (case(days(21, 25)), False)):
        remarks = review(found, date(2026, 12, 1)).remarks
        terms = [question.term for item in remarks for question in item.add]
        assert ("record.cut_concerns" in terms) is asked

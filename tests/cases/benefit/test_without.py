"""Why a month comes to nothing: each reason by hand."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore import Course, Participant, benefit_month
from qupcore.cases import ProgrammeDecision
from qupcore.cases.benefit.without import days_without
from qupcore.explaining import explain_month
from qupcore.records import benefit_month_record

FIRST, LAST = date(2026, 1, 5), date(2026, 6, 30)


def decided(kind: str, first: date, last: date | None, on: date = date(2026, 1, 2)) -> ProgrammeDecision:
    return ProgrammeDecision(kind=kind, decided_on=on, applies_from=first, applies_to=last)  # type: ignore[arg-type]


GRANTED = decided("granted", FIRST, LAST)
STOPPED = decided("interrupted", date(2026, 3, 1), date(2026, 3, 31), date(2026, 2, 20))
REFUSED = ProgrammeDecision(kind="refused", decided_on=date(2026, 1, 2))


def who(*decisions: ProgrammeDecision, **more: object) -> Participant:
    course = Course(decisions=decisions, started_on=FIRST if GRANTED in decisions else None, **more)  # type: ignore[arg-type]
    return Participant(ref="a", birth_date=date(1990, 5, 1), benefits=(), course=course)


@pytest.mark.parametrize(
    ("case", "month", "why", "day"),
    [
        (who(GRANTED), (2025, 12), "before_programme", FIRST),
        (who(GRANTED), (2026, 7), "after_programme", LAST),
        (who(GRANTED, STOPPED), (2026, 3), "interrupted", None),
        (who(REFUSED), (2026, 3), "not_granted", None),
    ],
)
def test_a_month_of_nothing_says_why(
    case: Participant, month: tuple[int, int], why: str, day: date | None
) -> None:
    found = benefit_month(case, *month)
    assert found.gross is not None
    assert found.gross.ore == 0
    (told,) = found.without
    assert (told.why, told.day) == (why, day)
    assert (told.first.day, told.last.month) == (1, month[1])
    for lang in ("nb", "nn", "en"):
        lines = [line.text for line in explain_month(found, lang)]
        assert lines[0].endswith("."), lines[0]
        assert not day or str(day.year) in lines[0]
    assert benefit_month_record(found)["without"]


def test_the_parts_of_a_month_are_told_with_their_days() -> None:
    ends = date(2026, 6, 14)
    stopped = decided("interrupted", date(2026, 5, 18), ends, date(2026, 5, 4))
    course = Course(decisions=(decided("granted", FIRST, ends), stopped), started_on=FIRST)
    told = [
        (one.why, one.first.day, one.last.day, one.day)
        for one in days_without(course, date(2026, 6, 1), LAST)
    ]
    assert told == [("interrupted", 1, 14, None), ("after_programme", 15, 30, ends)]


def test_a_month_with_benefit_or_that_is_not_known_gives_no_reason() -> None:
    assert benefit_month(who(GRANTED), 2026, 2).without == ()
    assert benefit_month(Participant(ref="a"), 2026, 2).without == ()

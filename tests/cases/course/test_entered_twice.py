"""Money entered twice counts once; two decisions about the same days are asked which of them holds."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from qupcore import Course, Money, Participant, benefit_month, review
from qupcore.cases import ProgrammeDecision, Recovery
from qupcore.domain.case.course import Payment, Refund, Repayment
from qupcore.domain.case.participation import Participation

FIRST, LAST, ON = date(2026, 1, 5), date(2026, 12, 31), date(2027, 5, 1)
GRANTED = ProgrammeDecision(kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=LAST)
COURSE = Course(decisions=(GRANTED,), started_on=FIRST)
RECOVERY = Recovery(year=2026, month=9, amount_nok=Money(300_000), decided_on=date(2026, 8, 1))
PAYMENT = Payment(first=date(2026, 9, 1), last=date(2026, 9, 30), paid_on=date(2026, 10, 1))
REPAYMENT = Repayment(decided_on=date(2026, 9, 1), amount_nok=Money(100_000))
REFUND = Refund(
    first=date(2026, 8, 1), last=date(2026, 8, 31), benefit="sickness_benefit", amount_nok=Money(100_000)
)
STOP = ProgrammeDecision(
    kind="interrupted",
    decided_on=date(2026, 6, 1),
    applies_from=date(2026, 7, 6),
    applies_to=date(2026, 7, 31),
)


def case(course: Course) -> Participant:
    return Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)


def asked(course: Course) -> list[str]:
    """Where the review asks, and nothing but what does not agree."""
    return [
        item.path
        for item in review(case(course), ON).remarks
        if item.finding.rule == "fvl.17.record_agrees" and item.outcome == "unknown"
    ]


def month(course: Course, number: int, year: int = 2026) -> tuple[str, list[str]]:
    found = benefit_month(case(course), year, number)
    return str(found.payout), [f"{item.term} {item.path.removeprefix('$.course.')}" for item in found.open]


def test_a_recovery_entered_twice_is_set_off_once_and_asked() -> None:
    assert month(evolve(COURSE, recoveries=(RECOVERY,)), 9) == ("20582.05", [])
    twice = evolve(COURSE, recoveries=(RECOVERY, RECOVERY))
    assert month(twice, 9) == ("20582.05", ["record.money_told_apart recoveries[1]"])
    assert month(twice, 8) == ("22510.14", [])
    apart = evolve(COURSE, recoveries=(RECOVERY, evolve(RECOVERY, decided_on=date(2026, 8, 2))))
    assert month(apart, 9) == ("17582.05", [])


def test_what_is_left_to_recover_is_asked_in_a_month_without_benefit_too() -> None:
    later = evolve(RECOVERY, year=2027)
    found = benefit_month(case(evolve(COURSE, recoveries=(later, later))), 2027, 9)
    assert (str(found.left_to_recover), found.final) == ("3000", False)


@pytest.mark.parametrize(
    ("field", "one", "apart"),
    [
        ("recoveries", RECOVERY, evolve(RECOVERY, amount_nok=Money(300_100))),
        ("payments", PAYMENT, evolve(PAYMENT, paid_on=date(2026, 10, 2))),
        ("repayments", REPAYMENT, evolve(REPAYMENT, amount_nok=None)),
        ("refunds", REFUND, evolve(REFUND, benefit="other")),
    ],
)
def test_the_review_asks_of_money_that_nothing_tells_apart(field: str, one: object, apart: object) -> None:
    assert asked(evolve(COURSE, **{field: (one, one)})) == [f"$.course.{field}[1]"]
    assert asked(evolve(COURSE, **{field: (one, apart)})) == []
    assert asked(evolve(COURSE, **{field: (one,)})) == []


def stops(first: int, last: int | None, on: date = date(2026, 6, 20), reverses: bool = False) -> Course:
    """An interruption of 6 to 31 July decided on 1 June, and a later one."""
    later = evolve(
        STOP,
        decided_on=on,
        applies_from=date(2026, 7, first),
        applies_to=None if last is None else date(2026, 7, last),
        reverses=STOP.decided_on if reverses else None,
    )
    return evolve(COURSE, decisions=(GRANTED, STOP, later))


HOLDS = ["record.stop_holds decisions[2].reverses"]


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        # July has 23 weekdays; 6 to 17 July are ten of them, 6 to 31 July twenty.
        pytest.param(stops(6, 17), ("13934.85", HOLDS), id="cut short"),
        pytest.param(stops(6, 17, reverses=True), ("13934.85", []), id="in the place of the first"),
        pytest.param(stops(6, 31), ("3215.74", []), id="the same days"),
        pytest.param(stops(13, 31), ("8575.29", HOLDS), id="put off before it began"),
        pytest.param(stops(13, 31, on=date(2026, 7, 7)), ("3215.74", []), id="begun when it was decided"),
        pytest.param(stops(13, 24), ("13934.85", HOLDS), id="put off and cut short"),
        pytest.param(stops(6, None), ("3215.74", []), id="made longer"),
        pytest.param(stops(1, 5), ("0", []), id="other days: all 23 are interrupted"),
    ],
)
def test_which_of_two_interruptions_holds_is_asked(course: Course, expected: tuple[str, list[str]]) -> None:
    assert month(course, 7) == expected
    assert asked(course) == (["$.course.decisions[2].reverses"] if expected[1] else [])


def test_whether_anybody_took_part_on_such_days_is_not_known() -> None:
    days = Participation(stops(6, 17))
    assert [days.takes_part(date(2026, 7, day)) for day in (3, 17, 20, 31)] == [True, False, None, None]
    assert days.takes_part(date(2026, 8, 3)) is True


@pytest.mark.parametrize(
    ("number", "open_"), [(1, False), (2, False), (3, True), (4, True), (6, True), (7, False)]
)
def test_an_extension_that_a_later_one_cuts_short_is_asked_about(number: int, open_: bool) -> None:
    """To 30 June 2027, and decided later to 1 March: from 2 March on nobody knows."""
    long = ProgrammeDecision(
        kind="extended",
        decided_on=date(2026, 12, 1),
        applies_from=date(2027, 1, 1),
        applies_to=date(2027, 6, 30),
    )
    short = evolve(long, decided_on=date(2026, 12, 10), applies_to=date(2027, 3, 1))
    course = evolve(COURSE, decisions=(GRANTED, long, short))
    fits = "record.periods_fit decisions[2].applies_from"
    assert (fits in month(course, number, 2027)[1]) is open_
    again = evolve(long, decided_on=date(2027, 2, 20), applies_from=date(2027, 3, 2))
    assert fits not in month(evolve(COURSE, decisions=(GRANTED, long, short, again)), number, 2027)[1]
    assert fits not in month(evolve(COURSE, decisions=(GRANTED, short, again)), number, 2027)[1]

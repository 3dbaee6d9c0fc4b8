"""Days of absence entered twice are read, and are one day: covered where one of the entries covers them."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cases.absence.people import case, child, gross, ill, sick
from cases.absence.written import absence, days_kept
from qupcore import Participant, benefit_month
from qupcore.cases.absence.parts import absence_parts
from qupcore.errors import BadInput
from qupcore.testing import courses, people_in_courses

DOCTOR = {"certificate": "doctor"}
HOLIDAY = absence("2026-09-07/2026-09-18", "holiday", permitted=True)
WHOLE = gross(case())
FEW = settings(
    max_examples=max(20, settings.default.max_examples // 3),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize(
    "entries",
    [
        # He saw the doctor on the third day, and the certificate is of that day.
        (ill("2026-09-07/2026-09-09"), ill("2026-09-09/2026-09-30", **DOCTOR)),
        # Two certificates that overlap; one in the other; the same twice.
        (ill("2026-09-07/2026-09-18", **DOCTOR), ill("2026-09-15/2026-09-30", **DOCTOR)),
        (ill("2026-09-07/2026-09-30", **DOCTOR), ill("2026-09-15/2026-09-16", **DOCTOR)),
        (ill("2026-09-07/2026-09-18", **DOCTOR), ill("2026-09-07/2026-09-18", **DOCTOR)),
        (ill("2026-09-07/2026-09-09"), ill("2026-09-07/2026-09-09")),
        # A doctor's certificate of days that were first self-certified, beyond the three days of § 6 (3).
        (ill("2026-09-07/2026-09-11", doctor_demanded=True), ill("2026-09-07/2026-09-11", **DOCTOR)),
        # Illness in a holiday, whether or not somebody wrote down that it was illness.
        (HOLIDAY, ill("2026-09-09/2026-09-10", **DOCTOR)),
        (HOLIDAY, absence("2026-09-09/2026-09-10", None, **DOCTOR)),
        (HOLIDAY, absence("2026-09-09/2026-09-10")),
    ],
)
def test_what_one_entry_covers_is_covered(entries: tuple[Any, ...]) -> None:
    for order in (entries, entries[::-1]):
        assert gross(case(*order)) == WHOLE


def test_days_of_a_certificate_are_not_among_those_without() -> None:
    """§ 6 (3): Monday and Tuesday were self-certified, and the doctor's certificate is from Wednesday."""
    both = ill("2026-09-07/2026-09-11"), ill("2026-09-09/2026-09-30", **DOCTOR)
    later = ill("2026-10-12")  # within sixteen days: the third day without a certificate
    person = case(*both, later)
    assert days_kept(person)[later.first] is True
    assert set(days_kept(person).values()) == {True}


@pytest.mark.parametrize(
    ("second", "settled"),
    [
        # The same day twice uses up one day: the eleventh of § 11 is then the tenth.
        (sick("2026-09-08"), True),
        # Of which child it was is not known: a day that surely counts is none that may count besides.
        (absence("2026-09-08", "sick_child", certificate="self"), True),
        (absence("2026-09-08", None), True),
        # Another day may count.
        (absence("2026-09-09", None), False),
    ],
)
def test_a_day_that_is_told_twice_is_used_once(second: Any, settled: bool) -> None:
    eight = (sick("2026-08-03/2026-08-11", **DOCTOR), sick("2026-09-08"))
    tenth = sick("2026-09-22")
    alone = child("2018-01-01", chronically_ill=False)
    person = case(*eight, second, sick("2026-09-15"), tenth, children=(alone,), sole_carer=False)
    parts = {part.first: part for part in absence_parts(person) if part.number > 2}
    assert (parts[tenth.first].entitled is None) is (not settled)


def test_holiday_that_is_told_twice_is_used_once() -> None:
    """§ 17: 25 working days. 24 of them, ten of which are entered twice; the 25th is the last."""
    first = absence("2026-06-01/2026-07-02", "holiday")
    again = absence("2026-06-08/2026-06-19", "holiday")
    last, beyond = absence("2026-09-07", "holiday"), absence("2026-09-08", "holiday")
    found = {part.first: part.entitled for part in absence_parts(case(first, again, last, beyond))}
    assert (found[last.first], found[beyond.first]) == (True, False)


def test_refused_and_open_it_is_asked_and_not_cut() -> None:
    """Of a day refused as holiday it is not known whether it was illness: that decides, and is asked."""
    refused = absence("2026-09-09", "holiday", permitted=False)
    person = case(absence("2026-06-01/2026-07-31", "holiday"), refused, absence("2026-09-09", **DOCTOR))
    found = benefit_month(person, 2026, 9)
    assert (found.gross, bool(found.open)) == (benefit_month(case(), 2026, 9).gross, True)
    assert "$.course.absences[2].reason" in {item.path for item in found.open}


@FEW
@given(people_in_courses(courses(most_absences=4)), st.integers(0, 3))
def test_an_entry_told_twice_changes_nothing(person: Participant, number: int) -> None:
    course = person.course
    assume(course is not None and number < len(course.absences))
    assert course is not None
    again = course.absences[number]
    assume(again.minutes_a_day is None)
    twice = attrs.evolve(course, absences=(*course.absences, again))
    year, of = again.first.year, again.first.month
    try:
        one = benefit_month(person, year, of)
    except BadInput:
        return
    two = benefit_month(attrs.evolve(person, course=twice), year, of)
    assert (one.gross, one.payout, one.open == ()) == (two.gross, two.payout, two.open == ())

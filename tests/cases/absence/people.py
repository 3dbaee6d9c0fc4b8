"""Cases with absence from 5 January 2026, and what September pays.

A day is 2.041 G / 260 = 1 071.91 kr.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from cases.absence.written import absence, day
from qupcore import Course, Participant, benefit_month
from qupcore.cases import ProgrammeDecision, SupportedChild

DAY = timedelta(days=1)
FULL = Decimal("23582.05")  # September 2026: 22 days of 278 697 / 260, to the øre below


def case(*absences, start="2026-01-05", born="1986-05-05", **course):
    """A participant in a programme of a year from its start."""
    first = day(start)
    granted = ProgrammeDecision(
        kind="granted", decided_on=first, applies_from=first, applies_to=first + 364 * DAY
    )
    return Participant(
        ref="a",
        birth_date=day(born),
        benefits=(),
        course=Course(decisions=(granted,), started_on=first, absences=absences, **course),
    )


def gross(person, year=2026, month=9, policy=None):
    found = benefit_month(person, year, month, policy=policy)
    return Decimal(str(found.gross)), not found.open


def child(born, **facts):
    return SupportedChild(birth_date=day(born), lives_in_norway=True, **facts)


def near(one, two):
    return abs(one - Decimal(two)) <= Decimal("0.05")


def ill(span, **facts):
    return absence(span, "own_illness", **{"certificate": "self", **facts})


def sick(span, **facts):
    return absence(span, "sick_child", **{"certificate": "self", "child_birth_date": "2018-01-01", **facts})


CHILD = child("2018-01-01")
TEN = tuple(
    sick(on)
    for on in (
        *("2026-02-03", "2026-02-17", "2026-03-03", "2026-03-17", "2026-04-14"),
        *("2026-04-28", "2026-05-12", "2026-05-26", "2026-06-09", "2026-09-08"),
    )
)

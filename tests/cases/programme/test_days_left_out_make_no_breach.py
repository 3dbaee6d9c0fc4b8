"""Leaving the first day of a decision out makes no breach that is none on some first day it may have had."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from cases.course.test_what_became import FIRST, GRANTED
from qupcore import Participant, review
from qupcore.domain.case.absence import Absence
from qupcore.domain.case.course import Course, Payment, Work
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.case.programme_decision import ProgrammeDecision

ON, DECIDED = date(2026, 12, 20), date(2026, 4, 11)
STOPPED = ProgrammeDecision(kind="ended", decided_on=DECIDED)
MAY_BE = [date(2026, 4, 11), date(2026, 4, 16), date(2026, 5, 20), date(2026, 11, 2)]


def absence(first: date, last: date, **more: object) -> Absence:
    return Absence(first=first, last=last, **more)  # type: ignore[arg-type]


REFUSED = {"reason": "own_illness", "permitted": False, "certificate": "doctor"}
FULL = Element(measure="a", counts_as="work_directed", minutes_a_week=2250)
SHORT = Element(measure="a", counts_as="work_directed", minutes_a_week=600)
COURSE = Course(
    applied_on=date(2025, 11, 3),
    started_on=FIRST,
    decisions=(GRANTED,),
    plans=(
        Plan(valid_from=FIRST, goal="g", elements=(FULL,)),
        Plan(valid_from=date(2026, 5, 1), goal="g", elements=(SHORT,)),
    ),
    absences=(
        absence(date(2026, 4, 13), date(2026, 4, 14), **REFUSED),
        absence(date(2026, 7, 23), date(2026, 7, 24), **REFUSED),
        absence(date(2026, 8, 3), date(2026, 9, 30), reason="holiday", permitted=True),
    ),
    work=(Work(first=date(2026, 5, 11), last=date(2026, 7, 1), minutes_a_week=1800),),
    payments=(
        Payment(first=date(2026, 4, 1), last=date(2026, 4, 30), paid_on=date(2026, 4, 20)),
        Payment(first=date(2026, 6, 1), last=date(2026, 6, 30), paid_on=date(2026, 6, 20)),
    ),
)


def found(course: Course, born: date, outcome: str = "not_met") -> set[tuple[str, str]]:
    case = Participant(ref="a", birth_date=born, benefits=(), course=course)
    return {(item.path, item.finding.rule) for item in review(case, ON).remarks if item.outcome == outcome}


def asks(course: Course, born: date, rule: str) -> list[str]:
    case = Participant(ref="a", birth_date=born, benefits=(), course=course)
    remarks = [item for item in review(case, ON).remarks if item.finding.rule == rule]
    return [asked.path for item in remarks for asked in item.add]


@pytest.mark.parametrize("born", [date(1990, 1, 1), date(1959, 4, 20), date(1959, 9, 20)])
@pytest.mark.parametrize("because", [None, "own_wish", "birth"])
@pytest.mark.parametrize(
    ("kind", "until"), [("ended", None), ("interrupted", None), ("interrupted", date(2026, 12, 31))]
)
def test_an_end_or_an_interruption(kind: str, until: date | None, because: str | None, born: date) -> None:
    stop = evolve(STOPPED, kind=kind, applies_to=until, because=because)
    undated = found(evolve(COURSE, decisions=(GRANTED, stop)), born)
    for day in MAY_BE:
        dated = found(evolve(COURSE, decisions=(GRANTED, evolve(stop, applies_from=day))), born)
        assert undated <= dated, day


@pytest.mark.parametrize("start", [None, FIRST])
def test_a_grant(start: date | None) -> None:
    """Ended in June, and taken in again in August: in July nobody took part, whatever the first day was."""
    ended = evolve(STOPPED, decided_on=date(2026, 6, 2), applies_from=date(2026, 6, 2))
    again = evolve(
        GRANTED, decided_on=date(2026, 8, 26), applies_from=date(2026, 8, 26), started_on=date(2026, 8, 26)
    )
    course = evolve(COURSE, started_on=start, decisions=(evolve(GRANTED, applies_from=None), ended, again))
    undated = found(course, date(1990, 1, 1))
    for day in (FIRST, date(2026, 2, 2)):
        dated = evolve(course, decisions=(evolve(GRANTED, applies_from=day), ended, again))
        assert undated <= found(dated, date(1990, 1, 1)), day


@pytest.mark.parametrize(
    ("born", "path", "rule"),
    [
        (date(1959, 9, 20), "$.course.decisions[0]", "sotjl.29.runs_within_ages"),
        (date(1990, 1, 1), "$.course.plans[1]", "sotjl.30.full_time_all_year"),
        (date(1990, 1, 1), "$.course.absences[1]", "sotjl.36.refusal_has_basis"),
        (date(1990, 1, 1), "$.course.payments[1]", "sotjl.39.paid_in_arrears"),
    ],
)
def test_it_is_asked_from_when_and_what_is_sure_stays_a_breach(born: date, path: str, rule: str) -> None:
    course = evolve(COURSE, decisions=(GRANTED, STOPPED))
    assert (path, rule) in found(evolve(COURSE, decisions=(GRANTED,)), born)
    assert (path, rule) not in found(course, born)
    assert (path, rule) in found(course, born, "unknown")
    assert "$.course.decisions[1].applies_from" in asks(course, born, rule)
    late = evolve(course, decisions=(GRANTED, evolve(STOPPED, decided_on=date(2026, 12, 10))))
    assert (path, rule) in found(late, born)  # whatever the day is, it came after

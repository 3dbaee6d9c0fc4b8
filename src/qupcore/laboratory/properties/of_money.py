"""Properties of the benefit in a year of a programme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs

from qupcore.cases.benefit.month import benefit_year
from qupcore.domain.case.absence import Absence
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.domain.money import Money
from qupcore.laboratory.drawn_people import Pick
from qupcore.laboratory.properties.subject import Broken, Subject

__all__ = ["money", "smaller_courses", "with_course"]


def with_course(case: Participant, day: date, pick: Pick) -> Participant:
    """The person in a programme that begins on a day: a few months, children, absences, an age near 25."""
    length = pick((28, 89, 182, 364))
    granted = ProgrammeDecision(
        kind="granted", decided_on=day, applies_from=day, applies_to=day + timedelta(length)
    )
    children = [
        SupportedChild(
            birth_date=day - timedelta(pick((400, 3000, 6574))),
            lives_in_norway=True,
            member_of_insurance=True,
            days_abroad=pick((None, 0)),
        )
        for _ in range(pick((0, 0, 1, 2)))
    ]
    absences, first = [], day
    for _ in range(pick((0, 1, 2, 3))):
        first += timedelta(pick((0, 1, 7, 15, 20)))
        last = first + timedelta(pick((0, 1, 3, 4, 30)))
        if last > day + timedelta(length):
            break
        reason: Any = pick((None, "own_illness", "sick_child", "welfare", "holiday"))
        absences.append(Absence(first=first, last=last, reason=reason, permitted=pick((None, False, True))))
        first = last + timedelta(1)
    born = case.birth_date if case.birth_date and case.birth_date < day - timedelta(7000) else None
    course = Course(decisions=(granted,), started_on=day, children=_apart(children), absences=tuple(absences))
    birth = born or day.replace(year=day.year - pick((20, 24, 25, 40)), day=1)
    return attrs.evolve(case, birth_date=birth, benefits=case.benefits or (), course=course)


def _apart(children: list[SupportedChild]) -> tuple[SupportedChild, ...]:
    """Children with references of their own: two born on one day are two."""
    return tuple(attrs.evolve(child, ref=f"child {number}") for number, child in enumerate(children))


def money(subject: Subject, case: Participant) -> Broken | None:
    """No amount is below zero, and the months of a year add up to its sum."""
    if case.course is None:
        return None
    year = benefit_year(case, subject.day.year, law=subject.law)
    for month in year.months:
        for amount in (month.gross, month.payout):
            if amount is not None and amount < Money(0):
                about = {"month": f"{subject.day.year}-{month.month:02}", "amount": amount}
                return Broken(name="money", how="negative", about=about, day=subject.day, case=case)
    amounts = [month.gross for month in year.months]
    if year.gross is not None and None not in amounts:
        total = sum((amount for amount in amounts if amount is not None), Money(0))
        if total != year.gross:
            about = {"year": subject.day.year, "amount": total, "sum": year.gross}
            return Broken(name="money", how="sum", about=about, day=subject.day, case=case)
    return None


def smaller_courses(case: Participant) -> Iterator[Participant]:
    """The person with one absence or one child less."""
    course = case.course
    if course is None:
        return
    for field in ("absences", "children"):
        entries = getattr(course, field)
        for number in range(len(entries)):
            fewer = (*entries[:number], *entries[number + 1 :])
            smaller = attrs.evolve(course, **{field: fewer})  # type: ignore[arg-type]
            yield attrs.evolve(case, course=smaller)

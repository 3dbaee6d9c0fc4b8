"""Cases with the illness of a child, or of who minds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any

from qupcore.cases.absence.days_off import working_days
from qupcore.domain.case.absence import Absence, SelfCertificateWithdrawal
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.laboratory.courses.whole_case import (
    WholeCase,
    first_working_day,
    judgements_in,
    known_only,
    programme_from,
)
from qupcore.law.national import AS_IT_STANDS
from qupcore.law.terms.absence import Absent, Caring, Illness
from qupcore.law.terms.leave import LeaveOfAbsence
from qupcore.rules.terms import Value

__all__ = ["OF_SICK_CHILD"]

_DAY = timedelta(days=1)
_WEEK = 7
_YOUNG = 3
"""Years: of an age at which every child counts."""
_AN_HOUR = 60


def _of_sick_child(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """An illness through a working day, near the day or late in its year, after other days of the year."""
    said = facts.get(Absent.permitted.name)
    days = int(facts.get(Caring.day_of_absence.name, 1))
    near = [day + by * _DAY for by in range(_WEEK)]
    late = [max(day, date(day.year, 12, 1)) + by * _DAY for by in range(_WEEK)]
    ends = dict.fromkeys(first_working_day(one) for one in (*near, *late))
    for end, permitted in product(ends, (True, None, False) if said is None else (said,)):
        first = end - (max(1, days) - 1) * _DAY
        family = _family(facts, end)
        entry: dict[str, Any] = {
            "reason": facts.get(Absent.reason.name, "sick_child"),
            "permitted": permitted,
            "child_birth_date": family[0].birth_date if family else None,
            **_told(facts, end),
        }
        absences = (*_earlier(facts, first, end, entry), Absence(first=first, last=end, **entry))
        withdrawn = facts.get(Illness.self_certificate_withdrawn.name)
        case = programme_from(
            min(one.first for one in absences),
            absences=absences,
            children=family,
            withdrawals=(SelfCertificateWithdrawal(first=first, ground="doubt"),) if withdrawn else (),
            sole_carer=facts.get(Caring.alone.name),
            other_parent_unable=facts.get(Caring.other_parent_unable.name),
            outside_church=facts.get(LeaveOfAbsence.outside_church.name),
        )
        yield WholeCase(case, end)


def _family(facts: Mapping[str, Value], end: date) -> tuple[SupportedChild, ...]:
    """The child and as many others as count; so many of them chronically ill, and away for that."""
    if not any(term.name in facts for term in (Caring.turning, Caring.chronically_ill, Caring.children)):
        return ()
    born = date(end.year - int(facts.get(Caring.turning.name, _YOUNG)), 1, 1)
    number = max(1, int(facts.get(Caring.children.name, 1)))
    chronic = int(facts.get(Caring.chronic_children.name, 0))
    ill = facts.get(Caring.chronically_ill.name)
    first = SupportedChild(
        birth_date=born,
        chronically_ill=None if ill is None else bool(ill),
        more_absence=bool(ill and chronic),
    )
    others = (
        SupportedChild(
            birth_date=date(end.year - _YOUNG, 2, place + 1),
            chronically_ill=place < chronic - bool(ill),
            more_absence=place < chronic - bool(ill),
        )
        for place in range(number - 1)
    )
    return (first, *others)


def _told(facts: Mapping[str, Value], on: date) -> dict[str, Any]:
    told = known_only(
        facts,
        certificate=Absent.certificate.name,
        doctor_demanded=Absent.doctor_demanded.name,
        minutes_a_day=LeaveOfAbsence.minutes_a_day.name,
        welfare_ground=LeaveOfAbsence.welfare_ground.name,
        parents_live_apart=LeaveOfAbsence.parents_apart.name,
        prevented_from_doctor=Illness.prevented_from_doctor.name,
        same_illness=Illness.same_illness.name,
    )
    if facts.get(Absent.confirmation_missing.name):
        told["confirmed_in_writing"] = False
    return {**told, "assessments": tuple(judgements_in(facts, on).values())}


def _earlier(
    facts: Mapping[str, Value], first: date, end: date, entry: Mapping[str, Any]
) -> Iterator[Absence]:
    """The other whole days and parts of days of the year, with working days between them."""
    working = working_days(AS_IT_STANDS)
    partly = entry.get("minutes_a_day") is not None
    whole, part = (
        int(facts.get(term.name, 0)) for term in (LeaveOfAbsence.whole_days, LeaveOfAbsence.part_days)
    )
    now = working.count(first, end)
    last = first - 4 * _DAY
    for number, minutes in (
        (whole - (0 if partly else now), None),
        (part - (now if partly else 0), _AN_HOUR),
    ):
        if number > 0:
            days = working.between(last - (2 * number + 14) * _DAY, last)[-number:]
            yield Absence(**{**entry, "first": days[0], "last": days[-1], "minutes_a_day": minutes})
            last = days[0] - 4 * _DAY


OF_SICK_CHILD = {"sick_child": _of_sick_child}
"""The builder of the topic."""

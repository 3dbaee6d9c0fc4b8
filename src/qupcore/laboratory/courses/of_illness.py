"""Cases with an illness of the participant, and one shortly before it, for self-certificates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any

from qupcore.domain.case.absence import Absence, SelfCertificateWithdrawal
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.laboratory.courses.whole_case import (
    WholeCase,
    first_working_day,
    judgements_in,
    known_only,
    programme_from,
)
from qupcore.law.forskrift.f1471_s06_self_certificate import TOPIC as OWN_ILLNESS
from qupcore.law.terms.absence import Absent, Illness
from qupcore.law.terms.leave import LeaveOfAbsence
from qupcore.rules.terms import Value

__all__ = ["OF_ILLNESS"]

_DAY = timedelta(days=1)
_WEEK = 7
_TWO_YEARS = timedelta(days=2 * 364)
_SHORT_AND_LONG = (1, 5, 12)
_GAPS = (4, 2, 7)
"""Days between two illnesses: so many that a working day lies between them, and few enough to be counted."""


def _of_illness(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """An illness through a working day, of which the calendar must have the working days that are counted."""
    allowed = (True, None, False) if Absent.permitted.name not in facts else (facts[Absent.permitted.name],)
    ends = dict.fromkeys(first_working_day(day + by * _DAY) for by in range(_WEEK))
    for (before, through, length), end, permitted in product(_lengths(facts), ends, allowed):
        first = end - (through - 1) * _DAY
        last = first + (length - 1) * _DAY
        for gap in _GAPS if before else _GAPS[:1]:
            earlier = first - gap * _DAY
            began = min(first - _WEEK * _weeks(facts) * _DAY, first)
            told = {**_told(facts, end), "permitted": permitted}
            ill = [Absence(first=first, last=end, **told)]
            if last > end:  # in an entry of its own, so that the days through the one asked about are a part
                ill.append(Absence(first=end + _DAY, last=last, **told))
            if before:
                one = earlier - (before - 1) * _DAY
                ill.insert(0, Absence(first=one, last=earlier, reason="own_illness", certificate="self"))
            withdrawn = facts.get(Illness.self_certificate_withdrawn.name)
            course: dict[str, Any] = {
                "absences": tuple(ill),
                "withdrawals": (SelfCertificateWithdrawal(first=first),) if withdrawn else (),
                "outside_church": facts.get(LeaveOfAbsence.outside_church.name),
            }
            yield WholeCase(programme_from(began, last=began + _TWO_YEARS, **course), end)
            if Illness.weeks_in_programme.name not in facts:
                yield WholeCase(Participant(ref="witness", course=Course(**course)), end)


def _weeks(facts: Mapping[str, Value]) -> int:
    return int(facts.get(Illness.weeks_in_programme.name, 12))


def _lengths(facts: Mapping[str, Value]) -> Iterator[tuple[int, int, int]]:
    """Days of an earlier illness, days of this one through the day asked about, and all its days."""
    days, this_time = (
        None if (value := facts.get(term.name)) is None else int(value)
        for term in (Illness.uncertified_days, Illness.uncertified_days_this_time)
    )
    if facts.get(Absent.certificate.name) == "doctor":
        if not days and not this_time:
            yield 0, 1, 1
        return
    if days is None and this_time is None:
        yield from ((0, number, number) for number in _SHORT_AND_LONG)
        return
    whole = this_time or days or 1
    through = min(days, whole) if days else whole
    yield max(0, (days or through) - whole), max(1, through), whole
    if this_time is None and whole > 1:
        yield whole - 1, 1, 1


def _told(facts: Mapping[str, Value], on: date) -> dict[str, Any]:
    """What the entry says of the illness."""
    told = known_only(
        facts,
        certificate=Absent.certificate.name,
        doctor_demanded=Absent.doctor_demanded.name,
        prevented_from_doctor=Illness.prevented_from_doctor.name,
        same_illness=Illness.same_illness.name,
        welfare_ground=LeaveOfAbsence.welfare_ground.name,
        minutes_a_day=LeaveOfAbsence.minutes_a_day.name,
        parents_live_apart=LeaveOfAbsence.parents_apart.name,
    )
    if facts.get(Illness.uncertified_days.name) or facts.get(Illness.uncertified_days_this_time.name):
        told.setdefault("certificate", "self")  # of an entry without one, it is not known whether it counts
    if facts.get(Absent.confirmation_missing.name):
        told["confirmed_in_writing"] = False
    return {**told, "reason": "own_illness", "assessments": tuple(judgements_in(facts, on).values())}


OF_ILLNESS = {OWN_ILLNESS: _of_illness}
"""The builder of the topic."""

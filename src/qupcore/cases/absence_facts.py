"""From the absences of a course to the facts that rules read, day by day, in one walk through time.

Only plain facts are made here: days counted, entries picked. What follows from them stands in the law. Where
a count is not certain, because the reason or the certificate of some entry is not known, both ends of what it
may be are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from qupcore.cases.absence_children import SickChildren
from qupcore.cases.absence_day import AbsentDay, Facts
from qupcore.cases.absence_illness import Illnesses
from qupcore.cases.absence_leave import Leaves
from qupcore.cases.days_off import working_days
from qupcore.deciding.facts import Fact
from qupcore.domain.absence import Absence, AbsenceReason
from qupcore.domain.assessment import newest_answers
from qupcore.domain.course import Course
from qupcore.domain.participant import Participant
from qupcore.law.absence_terms import Absent, Illness
from qupcore.law.in_force import changes, in_force
from qupcore.law.leave_terms import LeaveOfAbsence
from qupcore.rules.terms import Value

__all__ = ["TOPIC_OF", "absent_days"]

TOPIC_OF: Mapping[AbsenceReason, str] = {
    "own_illness": "own_illness",
    "sick_child": "sick_child",
    "sick_child_minder": "sick_child",
    "antenatal_check": "antenatal_check",
    "before_birth": "before_birth",
    "after_birth": "after_birth",
    "birth_of_child": "birth_of_child",
    "nursing": "nursing",
    "welfare": "welfare",
    "religious_holiday": "religious_holiday",
    "holiday": "holiday",
    "pandemic": "pandemic",
}
"""Which rules of the regulation an absence is held against; none of them speaks of other reasons."""


def absent_days(
    participant: Participant, policy: Mapping[str, int] | None = None, until: date | None = None
) -> Iterator[AbsentDay]:
    """The working days of absence, in time order, with the facts of each.

    Args:
        participant: The case.
        policy: Numbers that the law leaves open, chosen otherwise, by full name.
        until: The last day looked at, included; judgements made later are left out. Left out: no end.

    Raises:
        NoRulesInForce: an absence began before 2007-11-01.
        BadInput: a judgement on an absence answers no question of the law.
    """
    course = participant.course
    if course is None or not course.absences:
        return
    order = sorted(range(len(course.absences)), key=lambda number: course.absences[number].first)
    entries = [course.absences[number] for number in order]
    if until is not None:
        entries = [_until(entry, until) for entry in entries if entry.first <= until]
        order = order[: len(entries)]
    if entries and entries[0].first < changes("absence")[0]:
        in_force(entries[0].first, "absence")  # raises: then there was no programme to be absent from
    working = working_days(policy)
    illnesses = Illnesses(course, entries, policy)
    children = SickChildren(course, entries, policy)
    leaves = Leaves(entries, participant.birth_date, working)
    for place, (number, entry) in enumerate(zip(order, entries, strict=True)):
        topic = TOPIC_OF.get(entry.reason) if entry.reason else None
        shared = _shared(course, entry, until)
        part, sure = entry.minutes_a_day is not None, entry.reason is not None
        for day in working.between(entry.first, entry.through):
            absent = AbsentDay(number, entry, day, topic, shared.copy(), {})
            if topic == "own_illness":
                illnesses.on(place, absent)
            elif topic == "sick_child":
                children.on(place, absent)
                withdrawn = illnesses.withdrawn_for_doubt(day)
                if withdrawn is not None:
                    absent.facts[Illness.self_certificate_withdrawn.name] = withdrawn
            elif topic is not None:
                leaves.on(place, absent)
            yield absent
            if entry.permitted is False:
                continue  # leave that was refused uses nothing up
            if topic == "sick_child" or not sure:
                children.count(day, part, sure)
            leaves.count(place, entry, day, part)


def _until(entry: Absence, day: date) -> Absence:
    """What is seen of an entry on a day."""
    return entry if entry.through <= day else attrs.evolve(entry, last=day)


def _shared(course: Course, entry: Absence, known_on: date | None) -> Facts:
    """What is known of every day of an entry."""
    known: dict[str, Value | None] = {
        Absent.reason.name: entry.reason,
        Absent.permitted.name: entry.permitted,
        Absent.certificate.name: entry.certificate,
        LeaveOfAbsence.welfare_ground.name: entry.welfare_ground,
        LeaveOfAbsence.minutes_a_day.name: entry.minutes_a_day,
        LeaveOfAbsence.outside_church.name: course.outside_church,
    }
    facts: Facts = {name: value for name, value in known.items() if value is not None}
    for item in newest_answers(entry.assessments, known_on):
        facts[item.question] = Fact(item.answer, assessment=item)
    return facts

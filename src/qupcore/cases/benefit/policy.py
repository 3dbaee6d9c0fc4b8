"""The policy numbers on which a month rests: every number read by a formula or a count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qupcore.cases.absence import parts
from qupcore.cases.absence.facts import TOPIC_OF
from qupcore.cases.absence.part import PERMISSION
from qupcore.cases.ruling.age import convention_use
from qupcore.cases.ruling.ruling import Ruling
from qupcore.cases.ruling.timeline import timeline
from qupcore.domain.answers.decision import ParameterUse
from qupcore.domain.case.absence import Absence
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["policy_of_month"]

_ALWAYS = (parts.ACT, PERMISSION, "working_day")
"""What is asked about every absence, whatever its reason."""


def policy_of_month(
    case: Participant,
    course: Course,
    rulings: Iterable[Ruling],
    first: date,
    last: date,
    applied: AppliedLaw,
) -> tuple[ParameterUse, ...]:
    """Each policy number read for the month's answer, once.

    Args:
        case: The case.
        course: Its course.
        rulings: What the month rests on.
        first: The first day of the month.
        last: Its last day.
        applied: The law, and the numbers chosen where it leaves them open.
    """
    found: dict[ParameterUse, None] = {}
    for ruling in rulings:
        for use in ruling.policy:
            found[use] = None
    for use in _of_absence(course, first, last, applied):
        found[use] = None
    born = (case.birth_date, *(child.birth_date for child in course.children))
    if any(day is not None and (day.month, day.day) == (2, 29) for day in born):
        found[convention_use(last, applied)] = None
    return tuple(found)


def _of_absence(course: Course, first: date, last: date, applied: AppliedLaw) -> Iterator[ParameterUse]:
    """The policy numbers of the month's absences, and of earlier absences that used up days."""
    if not any(entry.first <= last and first <= entry.through for entry in course.absences):
        return
    for entry in course.absences:
        if entry.first > last:
            continue
        for topic in _topics(entry):
            for day in dict.fromkeys((entry.first, min(entry.through, last))):
                answers = timeline(topic, applied).on(day)
                if answers is not None:
                    yield from (use for use in answers.prepared.uses.values() if use.basis == "policy")


def _topics(entry: Absence) -> tuple[str, ...]:
    topic = TOPIC_OF.get(entry.reason) if entry.reason else None
    if topic is None:
        return (*_ALWAYS, *(name for names in parts.COUNTED_BY.values() for name in names))
    return (*_ALWAYS, topic, *parts.COUNTED_BY.get(topic, ()))

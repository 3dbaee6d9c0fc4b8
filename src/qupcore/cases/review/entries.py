"""What the law of the programme comes to for every entry of a case, and by when what must happen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qupcore.cases.procedure import appeals, case_work, decisions
from qupcore.cases.programme import claims, content, duration, ending, start
from qupcore.cases.ruling.item_ruling import Deadline, ItemRuling
from qupcore.cases.ruling.ruling import check_policy
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.law import RULES

__all__ = ["TOPICS", "deadlines", "programme_rulings"]

_PARTS = (start, content, duration, ending, decisions, case_work, appeals, claims)

TOPICS = tuple(topic for part in _PARTS for topic in part.TOPICS)
"""What is asked about the entries of a case."""


def programme_rulings(
    participant: Participant, on: date, policy: Mapping[str, int] | None = None
) -> tuple[ItemRuling, ...]:
    """What both engines find for each entry of the course: decisions, plans, start, appeals, claims.

    Args:
        participant: The case.
        on: The last day looked at, included: what came later is left out.
        policy: Numbers that the law leaves open, chosen otherwise, by full name.

    Raises:
        NoRulesInForce: an entry is of a day before 2007-11-01.
        ParameterError: `policy` names a number that no rule reads.

    >>> from qupcore import Course, Participant
    >>> late = Course(applied_on=date(2026, 1, 15), started_on=date(2026, 7, 16))
    >>> [(item.path, item.ruling.holds) for item in programme_rulings(Participant(ref="a", course=late),
    ...                                                               date(2026, 9, 1))]
    [('$.course.started_on', False), ('$.course.applied_on', None)]
    """
    check_policy(policy, {placed.topic for placed in RULES})
    course = participant.course
    if course is None:
        return ()
    found = [item for part in _PARTS for item in part.rulings(course, on, policy)]
    dead = _of_a_death(course)
    return tuple(item for item in found if not item.path.startswith(dead))


def deadlines(
    participant: Participant, on: date, policy: Mapping[str, int] | None = None
) -> tuple[Deadline, ...]:
    """By when what must happen, the earliest first; what cannot be dated yet comes last.

    Args:
        participant: The case.
        on: The last day looked at, included: what came later is left out.
        policy: Numbers that the law leaves open, chosen otherwise, by full name.

    Raises:
        NoRulesInForce: an entry is of a day before 2007-11-01.
        ParameterError: `policy` names a number that no rule reads.

    >>> from qupcore import Course, Participant
    >>> applied = Participant(ref="a", course=Course(applied_on=date(2026, 1, 15)))
    >>> [(item.what, str(item.on), item.done) for item in deadlines(applied, date(2026, 3, 1))]
    [('interim_answer', '2026-02-15', False), ('start', '2026-07-15', False)]
    """
    check_policy(policy, {placed.topic for placed in RULES})
    course = participant.course
    if course is None:
        return ()
    dead = _of_a_death(course)
    found = [
        item
        for part in _PARTS
        for item in part.deadlines(course, on, policy)
        if not item.path.startswith(dead)
    ]
    return tuple(sorted(found, key=lambda item: item.on or date.max))


def _of_a_death(course: Course) -> tuple[str, ...]:
    """Where an end because of a death stands: nobody is told of it, may appeal, or gets a certificate."""
    numbers = [
        n for n, item in enumerate(course.decisions) if item.kind == "ended" and item.because == "death"
    ]
    if not numbers:
        return ()
    return (*(f"$.course.decisions[{number}]" for number in numbers), "$.course.certificate_on")

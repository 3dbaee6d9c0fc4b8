"""The rulings on every entry of a case, and its deadlines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from qupcore.cases.procedure import appeals, case_work, decisions
from qupcore.cases.programme import claims, content, duration, ending, start
from qupcore.cases.programme.beside_plans import beside_plans
from qupcore.cases.ruling.item_ruling import Deadline, ItemRuling
from qupcore.cases.ruling.topic_group import TopicGroup
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.law.national import NATIONAL
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law

__all__ = ["TOPICS", "deadlines", "entry_deadlines", "entry_rulings", "programme_rulings"]

_GROUPS: tuple[TopicGroup, ...] = (
    start,
    content,
    duration,
    ending,
    decisions,
    case_work,
    appeals,
    claims,
)

TOPICS = tuple(topic for group in _GROUPS for topic in group.TOPICS)
"""What is asked about the entries of a case."""

_Found = TypeVar("_Found", ItemRuling, Deadline)


@moved_to_keywords("case", "on", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
def programme_rulings(
    case: Participant, on: date, *, law: Law = NATIONAL, policy: Mapping[str, int] | None = None
) -> tuple[ItemRuling, ...]:
    """What both engines find for each entry of the course: decisions, plans, start, appeals, claims.

    Args:
        case: The case.
        on: The last day looked at, included: what came later is left out.
        law: The law of every day; the national law if left out.
        policy: Numbers that the law leaves open, chosen otherwise, by full name.

    Raises:
        NoRulesInForce: an entry is of a day before 2007-11-01.
        ParameterError: `policy` names a number that no rule reads.

    >>> from qupcore import Course, Participant
    >>> late = Participant(ref="a", course=Course(applied_on=date(2026, 1, 15), started_on=date(2026, 7, 16)))
    >>> [(item.path, item.ruling.holds) for item in programme_rulings(late, date(2026, 9, 1))]
    [('$.course.started_on', False), ('$.course.applied_on', None)]
    """
    check_arguments(programme_rulings, locals())
    return entry_rulings(case, on, AppliedLaw(law, policy))


@moved_to_keywords("case", "on", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
def deadlines(
    case: Participant, on: date, *, law: Law = NATIONAL, policy: Mapping[str, int] | None = None
) -> tuple[Deadline, ...]:
    """By when what must happen, the earliest first; what cannot be dated yet comes last.

    Arguments and errors as `programme_rulings`.

    >>> from qupcore import Course, Participant
    >>> case = Participant(ref="a", course=Course(applied_on=date(2026, 1, 15)))
    >>> [(item.what, str(item.on), item.done) for item in deadlines(case, date(2026, 3, 1))]
    [('interim_answer', '2026-02-15', False), ('start', '2026-07-15', False)]
    """
    check_arguments(deadlines, locals())
    return entry_deadlines(case, on, AppliedLaw(law, policy))


def entry_rulings(case: Participant, on: date, applied: AppliedLaw) -> tuple[ItemRuling, ...]:
    """The result of `programme_rulings` under an applied law."""

    def asked(group: TopicGroup, course: Course) -> Iterator[ItemRuling]:
        if group is content:
            return content.rulings(course, on, applied, beside_plans(case))
        return group.rulings(course, on, applied)

    return tuple(_of_every_group(case, applied, asked))


def entry_deadlines(case: Participant, on: date, applied: AppliedLaw) -> tuple[Deadline, ...]:
    """The result of `deadlines` under an applied law."""
    found = _of_every_group(case, applied, lambda group, course: group.deadlines(course, on, applied))
    return tuple(sorted(found, key=lambda item: item.on or date.max))


def _of_every_group(
    case: Participant, applied: AppliedLaw, ask: Callable[[TopicGroup, Course], Iterator[_Found]]
) -> list[_Found]:
    """The results of all groups. An end because of death needs no notice, appeal or certificate."""
    applied.check(applied.law.topics)
    course = case.course
    if course is None:
        return []
    dead = _of_a_death(course)
    return [item for group in _GROUPS for item in ask(group, course) if not item.path.startswith(dead)]


def _of_a_death(course: Course) -> tuple[str, ...]:
    """The path of an end because of a death."""
    numbers = [
        n for n, item in enumerate(course.decisions) if item.kind == "ended" and item.because == "death"
    ]
    if not numbers:
        return ()
    return (*(f"$.course.decisions[{number}]" for number in numbers), "$.course.certificate_on")

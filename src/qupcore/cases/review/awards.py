"""Requirements before an award and before a start, and the duty to inform the person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from qupcore.cases.review.refusals import lost_right, refusal
from qupcore.cases.ruling.item import EntryRuling, rule_entry
from qupcore.cases.ruling.item_ruling import asked_at
from qupcore.deciding.decide import decide
from qupcore.domain.answers.decision import Decision
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.programme import Granted
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.errors import NoRulesInForce
from qupcore.law.terms.review import Award, InformingFacts
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["awards", "told"]


def awards(case: Participant, on: date, applied: AppliedLaw) -> Iterator[EntryRuling]:
    """The rulings on each grant, each refusal and the start.

    Args:
        case: The case.
        on: The last day looked at.
        applied: The law, and the numbers chosen where it leaves them open.

    Raises:
        NoRulesInForce: a decision is of a day before 2007-11-01.
    """
    course = case.course or Course()
    for number, item in enumerate(course.decisions):
        lost = item.kind == "ended" and item.because == "no_longer_entitled"
        if item.decided_on > on or not (lost or _of_the_right(item)):
            continue
        path = f"$.course.decisions[{number}]"
        decision = decide(case, item.decided_on, law=applied.law, policy=applied.policy)
        if lost:
            yield from _in_force(lost_right(path, item, decision, applied))
        else:
            yield from _award(case, path, item, decision, applied)
        if item.kind == "refused":
            yield from refusal(case, path, item, decision, applied)
    for path, started, periods in _starts(course, on):
        if started is not None and started <= on:
            yield from _in_force(_start(path, started, periods, applied))


def _of_the_right(item: ProgrammeDecision) -> bool:
    """Whether a decision is about the right; a refused extension can rest on a separate judgement."""
    return item.kind == "granted" or (item.kind == "refused" and item.extension is None)


def _in_force(items: Iterator[EntryRuling]) -> Iterator[EntryRuling]:
    """The rulings whose rules are in force on the day: not all sections behind a review always were."""
    try:
        yield from items
    except NoRulesInForce:
        return


def _award(
    case: Participant, path: str, item: ProgrammeDecision, decision: Decision, applied: AppliedLaw
) -> Iterator[EntryRuling]:
    assessed = _assessed(case, item)
    anyway = {"right": False, "no_right": True, "undetermined": None}[decision.outcome]
    facts = {
        Award.refused_anyway.name: anyway if item.kind == "refused" else False,
        Award.assessed_on.name: assessed.toordinal() if assessed else None,
        Award.decided_on.name: item.decided_on.toordinal(),
    }
    found = rule_entry(path, "assessed_first", item.decided_on, facts, applied)
    own = case.work_ability_assessment is not None  # the case's assessment day belongs to a later decision
    yield attrs.evolve(found, asked=asked_at({Award.assessed_on.name: f"{path}.assessed_on"} if own else {}))
    # Missing grounds show only that they are not on record.
    reasoned = True if decision.outcome != "undetermined" and not decision.unfinished else None
    if decision.outcome != "undetermined":
        facts = {Award.judgements_reasoned.name: reasoned}
        yield rule_entry(path, "reasoned_judgements", item.decided_on, facts, applied)


def _assessed(case: Participant, item: ProgrammeDecision) -> date | None:
    """The day of the assessment behind a decision; an assessment after the decision may be of a later one."""
    done = case.work_ability_assessment
    if item.assessed_on is not None or done is None or done.completed_on <= item.decided_on:
        return item.assessed_on or (done.completed_on if done else None)
    decisions = case.course.decisions if case.course else ()
    later = any(other.decided_on > item.decided_on and _of_the_right(other) for other in decisions)
    return None if later else done.completed_on


def _starts(course: Course, on: date) -> Iterator[tuple[str, date | None, tuple[Granted, ...]]]:
    """Each start on record, with its path and the grant for it."""
    found = course.programmes(on)
    if not found:
        yield "$.course.started_on", course.started_on, ()
    for item in found:
        if not item.never_was:
            yield item.start_path, item.started_on, item.periods


def _start(
    path: str, started: date, periods: tuple[Granted, ...], applied: AppliedLaw
) -> Iterator[EntryRuling]:
    """A start, and the decision that grants the period in which it lies."""
    granting = [
        item.decision.decided_on
        for item in periods
        if item.first <= started and (item.last is None or started <= item.last)
    ]
    facts = {
        Award.decided_on.name: min(granting).toordinal() if granting else None,
        Award.started_on.name: started.toordinal(),
    }
    yield rule_entry(path, "decided_first", started, facts, applied)


def told(case: Participant, on: date, decision: Decision, applied: AppliedLaw) -> Iterator[EntryRuling]:
    """Whether a person with a right to the programme was told of it.

    A person who applied or got a decision knew of it.

    Args:
        case: The case.
        on: The last day looked at.
        decision: What § 29 gives on it.
        applied: The law.
    """
    if decision.outcome == "right":
        yield from _in_force(_told(case.course or Course(), on, applied))


def _told(course: Course, on: date, applied: AppliedLaw) -> Iterator[EntryRuling]:
    days = [course.informed_on, course.applied_on, *(item.decided_on for item in course.decisions)]
    informed = any(day is not None and day <= on for day in days) or None
    yield rule_entry("$.course.informed_on", "told", on, {InformingFacts.informed.name: informed}, applied)

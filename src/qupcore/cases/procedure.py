"""How decisions were made, and appeals, held against forvaltningsloven and § 42."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.cases.carried_out import carries_out_award
from qupcore.cases.item_ruling import Deadline, ItemRuling, Known, deadline, ruled
from qupcore.cases.programmes import judged_facts
from qupcore.deciding.facts import Fact
from qupcore.domain.course import Course
from qupcore.domain.programme_decision import ProgrammeDecision
from qupcore.law.procedure_terms import AppealDays, Appealed, Procedure, ProcedureJudgement
from qupcore.rules.terms import Value

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("procedure", "appeal")

_FAVOURABLE = ("granted", "extended")
_OF_DECISIONS = frozenset(
    {
        Procedure.written.name,
        Procedure.reasons_given.name,
        Procedure.notified.name,
        Procedure.told_of_appeal.name,
        ProcedureJudgement.reasons_sufficient.name,
        ProcedureJudgement.participant_consulted.name,
    }
)
"""What is asked of a decision, and of nothing that only carries one out."""


def rulings(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[ItemRuling]:
    """Each decision by the rules of its day, and each appeal by those of the day it came in."""
    for number, item in enumerate(course.decisions):
        carried_out = carries_out_award(course, item)
        if item.decided_on <= on and carried_out is not True:  # what carries an award out is no decision
            path = f"$.course.decisions[{number}]"
            facts = {**_procedure(item, on)}
            if _runs_out(course, item):  # the award says so already
                facts[Procedure.notice_omitted.name] = True
            if item.kind == "reduced":
                facts[Procedure.implements_award.name] = carried_out
            if carried_out is None:
                # Whether it is a decision at all is not known: nothing can be held against it.
                facts = {
                    name: None if name in _OF_DECISIONS and _is_no(v) else v for name, v in facts.items()
                }
            yield ruled(path, "procedure", item.decided_on, facts, policy)
    for number, appeal in enumerate(course.appeals):
        if appeal.received_on <= on:
            against = [item for item in course.decisions if item.decided_on == appeal.against]
            facts = {
                **_notified(against[0] if len(against) == 1 else None, appeal.received_on),
                Appealed.decided_on.name: appeal.against,
                Appealed.received_on.name: appeal.received_on,
                Appealed.rejected_as_late.name: appeal.rejected_as_late,
                Appealed.exception_considered.name: appeal.exception_considered,
            }
            yield ruled(f"$.course.appeals[{number}]", "appeal", appeal.received_on, facts, policy)


def deadlines(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[Deadline]:
    """By when each decision is appealed against; a grant only where its notice is on record."""
    for number, item in enumerate(course.decisions):
        if item.decided_on > on:
            continue
        facts = _notified(item, on)
        if carries_out_award(course, item):
            continue
        if item.kind in _FAVOURABLE and facts[Appealed.notified_on.name] is None:
            continue
        found = ruled(f"$.course.decisions[{number}]", "appeal", item.decided_on, facts, policy)
        against = [appeal.received_on for appeal in course.appeals if appeal.against == item.decided_on]
        received = [day for day in against if day <= on]
        yield deadline("appeal", found, AppealDays.latest, done_on=min(received, default=None))


def _runs_out(course: Course, item: ProgrammeDecision) -> bool:
    """Whether a decision only says that the longest time is reached, on the last day that was granted."""
    ends = [programme for programme in course.programmes() if programme.ended == item]
    return item.because == "maximum_reached" and any(one.last == one.granted_last for one in ends)


def _procedure(item: ProgrammeDecision, on: date) -> Known:
    told = item.advance_notice_on is not None and item.advance_notice_on <= on
    return {
        Procedure.kind.name: item.kind,
        Procedure.decided_on.name: item.decided_on,
        Procedure.notice_given.name: True if told else item.advance_notice,
        Procedure.notice_on.name: item.advance_notice_on,
        Procedure.notice_omitted.name: item.notice_omitted is not None,
        Procedure.written.name: item.written,
        Procedure.reasons_given.name: None if item.reasons is None else bool(item.reasons.strip()),
        Procedure.notified.name: True if item.notified_on and item.notified_on <= on else None,
        Procedure.told_of_appeal.name: item.told_of_appeal,
        **judged_facts(item.assessments, on),
    }


def _is_no(value: Fact | Value | date | None) -> bool:
    return (value.value if isinstance(value, Fact) else value) is False


def _notified(item: ProgrammeDecision | None, on: date) -> dict[str, date | int | None]:
    """The day notice arrived; three weeks later is the same day of the week, which may be at a weekend."""
    day = item.notified_on if item and item.notified_on and item.notified_on <= on else None
    weekend = {5: 2, 6: 1}  # Saturday, Sunday
    return {
        Appealed.notified_on.name: day,
        Appealed.weekend_days.name: None if day is None else weekend.get(day.weekday(), 0),
    }

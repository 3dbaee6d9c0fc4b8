"""How decisions were made, and appeals, held against forvaltningsloven and § 42."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.cases.item_ruling import Deadline, ItemRuling, Known, deadline, ruled
from qupcore.cases.programmes import judged_facts
from qupcore.domain.course import Course
from qupcore.domain.programme_decision import ProgrammeDecision
from qupcore.law.procedure_terms import AppealDays, Appealed, Procedure

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("procedure", "appeal")

_FAVOURABLE = ("granted", "extended")


def rulings(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[ItemRuling]:
    """Each decision by the rules of its day, and each appeal by those of the day it came in."""
    for number, item in enumerate(course.decisions):
        if item.decided_on <= on:
            path = f"$.course.decisions[{number}]"
            facts = {**_procedure(item, on)}
            if _runs_out(course, item):  # the award says so already
                facts[Procedure.notice_omitted.name] = True
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


def _notified(item: ProgrammeDecision | None, on: date) -> dict[str, date | int | None]:
    """The day notice arrived; three weeks later is the same day of the week, which may be at a weekend."""
    day = item.notified_on if item and item.notified_on and item.notified_on <= on else None
    weekend = {5: 2, 6: 1}  # Saturday, Sunday
    return {
        Appealed.notified_on.name: day,
        Appealed.weekend_days.name: None if day is None else weekend.get(day.weekday(), 0),
    }

"""How decisions were made, held against forvaltningsloven and § 42."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.cases.item_ruling import Deadline, ItemRuling, Known, ruled
from qupcore.cases.programmes import judged_facts
from qupcore.domain.course import Course
from qupcore.domain.programme_decision import ProgrammeDecision
from qupcore.law.procedure_terms import Procedure

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("procedure",)


def rulings(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[ItemRuling]:
    """Each decision by the rules of its day."""
    for number, item in enumerate(course.decisions):
        if item.decided_on <= on:
            path = f"$.course.decisions[{number}]"
            facts = {**_procedure(item, on)}
            if _runs_out(course, item):  # the award says so already
                facts[Procedure.notice_omitted.name] = True
            yield ruled(path, "procedure", item.decided_on, facts, policy)


def deadlines(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[Deadline]:
    """None: the days about a decision stand with the appeal and with the handling of the case."""
    return iter(())


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

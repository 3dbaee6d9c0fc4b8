"""The making of decisions, checked against forvaltningsloven and § 42."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from qupcore.cases.course.programmes import judged_facts
from qupcore.cases.procedure.carried_out import carries_out_award, settled_by
from qupcore.cases.ruling.item_ruling import Deadline, ItemRuling, KnownFacts, asked_at, ruled
from qupcore.cases.ruling.ruling import Instead
from qupcore.deciding.facts import Fact
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.law.terms.procedure import Procedure, ProcedureJudgement
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import Value

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("procedure",)

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
_NOT_ASKED = Instead(asks=())
"""No award reserves for an end, an interruption or a grant."""


def rulings(course: Course, on: date, applied: AppliedLaw) -> Iterator[ItemRuling]:
    """Each decision, under the rules of its day."""
    for number, item in enumerate(course.decisions):
        carried_out = carries_out_award(course, item)
        if item.decided_on <= on and carried_out is not True:  # no decision: it carries out an award
            path = f"$.course.decisions[{number}]"
            facts = {**_procedure(item, on)}
            facts[Procedure.implements_award.name] = False if item.kind == "reduced" else _NOT_ASKED
            places: dict[str, str] = {}
            if _runs_out(course, item):  # the award already says so
                facts[Procedure.notice_omitted.name] = True
            if carried_out is None:
                # It may not be a decision at all, so no rule is applied to it.
                places = settled_by(course, number)
                facts = _open(facts, Instead(asks=tuple(places)))
            found = ruled(path, "procedure", item.decided_on, facts, applied)
            yield attrs.evolve(found, asked=asked_at(places))


def deadlines(course: Course, on: date, applied: AppliedLaw) -> Iterator[Deadline]:
    """None: the days about a decision belong to the appeal and to the handling of the case."""
    return iter(())


def _runs_out(course: Course, item: ProgrammeDecision) -> bool:
    """Whether a decision only states that the longest time is reached, on the last day granted."""
    ends = [programme for programme in course.programmes() if programme.ended == item]
    return item.because == "maximum_reached" and any(one.last == one.granted_last for one in ends)


def _procedure(item: ProgrammeDecision, on: date) -> KnownFacts:
    told = item.advance_notice_on is not None and item.advance_notice_on <= on
    # A date does not tell which came first on the day of the decision; `advance_notice` does.
    same_day = item.advance_notice_on == item.decided_on
    return {
        Procedure.kind.name: item.kind,
        Procedure.decided_on.name: item.decided_on,
        Procedure.notice_given.name: True if told and not same_day else item.advance_notice,
        Procedure.notice_on.name: item.advance_notice_on,
        Procedure.notice_omitted.name: item.notice_omitted is not None,
        Procedure.written.name: item.written,
        Procedure.reasons_given.name: None if item.reasons is None else bool(item.reasons.strip()),
        Procedure.notified.name: True if item.notified_on and item.notified_on <= on else None,
        Procedure.told_of_appeal.name: item.told_of_appeal,
        **judged_facts(item.assessments, on),
    }


def _open(facts: KnownFacts, settles: Instead) -> dict[str, Fact | Value | date | Instead | None]:
    """The facts of a possible decision: each "no" is replaced by the question whether it is a decision."""
    found = {
        name: settles if name in _OF_DECISIONS and _is_no(value) else value for name, value in facts.items()
    }
    if _is_no(facts[Procedure.notice_given.name]):
        found[Procedure.notice_given.name] = found[Procedure.notice_on.name] = settles
    return {**found, Procedure.implements_award.name: settles}


def _is_no(value: Fact | Value | date | Instead | None) -> bool:
    return (value.value if isinstance(value, Fact) else value) is False

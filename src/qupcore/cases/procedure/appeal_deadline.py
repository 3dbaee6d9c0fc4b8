"""The deadline for an appeal against one decision: its start and its end.

The time runs from the notice, or from the day a participant without notice knew or ought to have known of the
decision (forvaltningsloven § 29 (2)). It starts anew when reasons that were left out and asked for in time
arrive (§ 29 (3)); until they arrive, it does not run.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from qupcore.cases.ruling.deadline_days import Move, moved
from qupcore.cases.ruling.item_ruling import Deadline, KnownFacts, deadline, ruled
from qupcore.cases.ruling.ruling import Instead
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.days import day_of
from qupcore.law.terms.appeal import AppealDays, Appealed
from qupcore.law.terms.case_work import CaseWorkDays, LateReasons
from qupcore.law.terms.procedure import Procedure
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["AppealFacts", "appeal_deadline", "appeal_facts", "earliest_end", "late_reasons", "notified_by"]


@attrs.frozen
class AppealFacts:
    """The facts of the time for an appeal, and how a day off moved its end."""

    facts: KnownFacts
    move: Move | None


def notified_by(item: ProgrammeDecision, on: date) -> bool:
    """Whether notice had arrived, or the decision was known, by a day."""
    return any(day is not None and day <= on for day in (item.notified_on, item.known_on))


def appeal_facts(item: ProgrammeDecision, on: date, applied: AppliedLaw) -> AppealFacts:
    """The facts of the time for an appeal, as known on a day.

    Raises:
        NoRulesInForce: the decision is of a day before 2007-11-01.
    """
    runs_by, start = _start(item, on, applied)
    known: dict[str, str | date | Instead | int | None] = {
        Appealed.runs_by.name: runs_by,
        Appealed.notified_on.name: start,
        Appealed.earliest.name: earliest_end(
            item.decided_on, (start, item.notified_on, item.known_on), applied
        ),
    }
    if not isinstance(start, date):
        return AppealFacts(known, None)
    known |= {Appealed.days_moved.name: 0, Appealed.days_longer.name: 0}
    counted = ruled("$", "appeal", item.decided_on, known, applied).ruling.amounts[AppealDays.latest.name]
    if counted is None:
        return AppealFacts(known, None)
    move = moved(day_of(counted), applied)
    known[Appealed.days_moved.name] = move.days
    longer = moved(item.appeal_until, applied) if item.appeal_until else None
    if longer is not None and longer.on > move.on:
        if item.appeal_longer_on is None:  # unknown where the deadline's end is
            known[Appealed.days_longer.name] = Instead(asks=(Appealed.longer_on.name,))
            return AppealFacts(known, None)
        if item.appeal_longer_on <= min(move.on, on):
            known[Appealed.days_longer.name] = (longer.on - move.on).days
            move = longer
    return AppealFacts(known, move)


def earliest_end(decided: date, starts: Iterable[object], applied: AppliedLaw) -> date | None:
    """The earliest possible end of the time for appeal: its end if notice came with the decision.

    Args:
        decided: The day of the decision.
        starts: What is known of when it runs from. Where the record puts that before the decision, something
            is wrong with it, and nothing is made of the decision's day.
        applied: The law, and the numbers chosen where it leaves them open.

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> earliest_end(date(2026, 3, 16), (), AS_IT_STANDS)
    datetime.date(2026, 4, 7)
    """
    first = min((day for day in starts if isinstance(day, date)), default=decided)
    known: KnownFacts = {
        Appealed.runs_by.name: "notice",
        Appealed.notified_on.name: min(first, decided),
        Appealed.days_moved.name: 0,
        Appealed.days_longer.name: 0,
    }
    counted = ruled("$", "appeal", decided, known, applied).ruling.amounts[AppealDays.latest.name]
    return None if counted is None else moved(date.fromordinal(counted), applied).on


def appeal_deadline(
    path: str, item: ProgrammeDecision, on: date, applied: AppliedLaw, done_on: date | None
) -> Deadline:
    """The last day for an appeal against a decision; without a day where its start is not known."""
    found = appeal_facts(item, on, applied)
    held = ruled(path, "appeal", item.decided_on, found.facts, applied)
    return deadline("appeal", held, AppealDays.latest, done_on=done_on, move=found.move)


def late_reasons(item: ProgrammeDecision, on: date, applied: AppliedLaw) -> AppealFacts:
    """The facts of reasons left out: the day they were asked for, and the last day to ask."""
    notified = _after_decision(item, item.notified_on, on)
    told = item.reasons_told_on is not None and item.reasons_told_on <= on
    asked = (
        item.reasons_requested_on if item.reasons_requested_on and item.reasons_requested_on <= on else None
    )
    known: KnownFacts = {
        LateReasons.notified_on.name: notified,
        LateReasons.days_moved.name: 0,
        LateReasons.requested_on.name: asked,
        LateReasons.told.name: told or None,
    }
    counted = ruled("$", "late_reasons", item.decided_on, known, applied).ruling.amounts[
        CaseWorkDays.reasons_by.name
    ]
    if counted is None:
        return AppealFacts(known, None)
    move = moved(day_of(counted), applied)
    return AppealFacts({**known, LateReasons.days_moved.name: move.days}, move)


def _start(
    item: ProgrammeDecision, on: date, applied: AppliedLaw
) -> tuple[str | Instead | None, date | Instead | None]:
    """The event from which the time runs, and its day; else the question for it."""
    asked = item.reasons_requested_on
    if asked is not None and asked <= on and item.reasons is None:
        waits = Instead(asks=(Procedure.reasons_given.name,))
        return waits, waits  # whether reasons were left out is not known
    if asked is not None and asked <= on and not (item.reasons or "").strip():
        move = late_reasons(item, on, applied).move
        by = move.on if move else earliest_end(item.decided_on, (), applied)
        if by is None or asked <= by:
            told = _after_decision(item, item.reasons_told_on, on)
            return "reasons", told or Instead(asks=(Appealed.reasons_told_on.name,))
        if move is None:  # whether they were asked for in time depends on the notice
            waits = Instead(asks=(Appealed.notified_on.name,))
            return waits, waits
    if (notified := _after_decision(item, item.notified_on, on)) is not None:
        return "notice", notified
    known_on = _after_decision(item, item.known_on, on)
    if known_on is not None and item.notified_on is None:
        return "knowledge", known_on
    return "notice", None


def _after_decision(item: ProgrammeDecision, day: date | None, on: date) -> date | None:
    """A day by which the decision was known; None if before the decision, since one day is then wrong."""
    return day if day is not None and item.decided_on <= day <= on else None

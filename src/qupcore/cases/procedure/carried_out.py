"""Reductions for absence: whether one carries out the award, or is a decision of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.cases.course.programmes import Granted
from qupcore.cases.ruling.item import EntryRuling, held_where_in_force
from qupcore.domain.case.absence import Absence
from qupcore.domain.case.course import Course
from qupcore.domain.case.participation import Participation
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.truth import Truth
from qupcore.law.terms.benefit import Day
from qupcore.law.terms.duration import DurationFacts
from qupcore.law.terms.procedure import Procedure
from qupcore.law.terms.standing import AbsenceCut
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["absence_cuts", "carries_out_award", "settled_by"]


def carries_out_award(course: Course, item: ProgrammeDecision) -> Truth:
    """Whether a reduction only carries out the award's reservation for absence; None: not known.

    Only a reduction because of absence can. A reduction without a reason counts as such where absence without
    permission is on record for the same days. Where none is on record, it may be one, since the absence may
    be missing from the record. Where no award reserves for absence, the reduction is a decision of its own.
    """
    if item.kind != "reduced" or item.because not in (None, "absence"):
        return False
    reserved = {_reserves(award.decision) for award in _awards(course, item)}
    if reserved == {False}:
        return False
    if not _for_absence(course, item) or len(reserved) != 1:
        return None
    return reserved.pop()


def settled_by(course: Course, number: int) -> dict[str, str]:
    """The questions that settle whether a reduction carries out an award, where that is not known.

    Args:
        course: The course.
        number: The number of the reduction among the decisions.

    Returns:
        The terms to ask, each with its place in the case: the reason or the days of the reduction, or what
        the award says.
    """
    item, own = course.decisions[number], f"$.course.decisions[{number}]"
    asked: dict[str, str] = {}
    if not _for_absence(course, item):
        asked[Procedure.reduced_because.name] = f"{own}.because"
    awards = _awards(course, item)
    if not awards:
        asked[Day.in_programme.name] = "$.course.decisions"
    if item.applies_from is None and len({_reserves(award.decision) for award in awards}) > 1:
        asked[DurationFacts.period_first.name] = f"{own}.applies_from"
    for award in awards:
        place, decision = f"$.course.decisions[{award.number}]", award.decision
        if decision.reserves_for_absence is None:
            asked.setdefault(Procedure.implements_award.name, f"{place}.reserves_for_absence")
        elif _reserves(decision) is None:
            term, field = (
                (DurationFacts.period_last, "applies_to")
                if decision.applies_from
                else (DurationFacts.period_first, "applies_from")
            )
            asked.setdefault(term.name, f"{place}.{field}")
    return asked


def _for_absence(course: Course, item: ProgrammeDecision) -> bool:
    """Whether a reduction is known to be because of absence without permission."""
    return item.because == "absence" or any(_reduces(item, away) for _, away in _not_permitted(course))


def _awards(course: Course, item: ProgrammeDecision) -> list[Granted]:
    """The awards that a reduction may carry out: the award of its first day, or any if that is unknown."""
    if item.applies_from is None:
        return [period for programme in course.programmes(item.decided_on) for period in programme.periods]
    award = _granted(course, item.applies_from, item.decided_on)
    return [] if award is None else [award]


def _reserves(award: ProgrammeDecision) -> Truth:
    """Whether an award reserves for absence; not known to be a no where the day may lie outside it."""
    if award.reserves_for_absence is False and not (award.applies_from and award.applies_to):
        return None
    return award.reserves_for_absence


def absence_cuts(course: Course, on: date, applied: AppliedLaw) -> Iterator[EntryRuling]:
    """Each award with absence without permission in its time and no decision on a reduction on record.

    There is one finding per award: whether the award reserves for absence settles all of them.
    """
    reduced = [item for item in course.decisions if item.kind == "reduced" and item.decided_on <= on]
    seen: set[int] = set()
    for first, absence in _not_permitted(course, on):
        if first > on or any(_reduces(item, absence) for item in reduced):
            continue
        award = _granted(course, first, on)
        if award is None or award.number in seen:
            continue
        seen.add(award.number)
        path = f"$.course.decisions[{award.number}]"
        facts = {AbsenceCut.reserved.name: award.decision.reserves_for_absence, AbsenceCut.decided.name: None}
        yield from held_where_in_force(path, "absence_cut", first, facts, applied)


def _not_permitted(course: Course, on: date | None = None) -> list[tuple[date, Absence]]:
    """The absences without permission, each with its first day that may be one of participation."""
    days = Participation(course, on)
    return [
        (first, item)
        for item in course.absences
        if item.permitted is False and (first := _first_day(days, item)) is not None
    ]


def _first_day(days: Participation, item: Absence) -> date | None:
    found = (period.start for period, truth in days.stretches(item.first, item.through) if truth is not False)
    return next(found, None)


def _reduces(item: ProgrammeDecision, absence: Absence) -> bool:
    """Whether a reduction covers an absence: they share a day, or the reduction names no days."""
    if item.applies_from is None:
        return item.because == "absence" and absence.through <= item.decided_on
    last = item.applies_to or date.max
    return item.applies_from <= absence.through and absence.first <= last


def _granted(course: Course, day: date, known: date) -> Granted | None:
    """The award whose time contains a day; an award without a last day on record continues."""
    found = [
        period
        for programme in course.programmes(known)
        for period in programme.periods
        if period.first <= day and (period.last is None or day <= period.last)
    ]
    return found[-1] if found else None

"""A cut for absence: does it carry the award out, or is it a decision of its own?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.cases.item import Held, held_where_in_force
from qupcore.cases.programmes import Granted, effective
from qupcore.domain.absence import Absence
from qupcore.domain.course import Course
from qupcore.domain.programme_decision import ProgrammeDecision
from qupcore.domain.truth import Truth
from qupcore.law.standing_terms import AbsenceCut

__all__ = ["absence_cuts", "carries_out_award"]


def carries_out_award(course: Course, item: ProgrammeDecision) -> Truth:
    """Whether a reduction only carries out what the award reserved for absence; None: it cannot be told.

    Only a reduction because of absence can: one of which the reason is left out is such, where absence that
    was not permitted is on record in the same days.
    """
    if item.kind != "reduced" or item.because not in (None, "absence"):
        return False
    if item.because is None and not any(_reduces(item, absence) for absence in _not_permitted(course)):
        return False
    granted = _granted(course, effective(item), item.decided_on)
    if granted is None:
        return None
    award = granted.decision
    if award.reserves_for_absence is False and not (award.applies_from and award.applies_to):
        return None  # the day may be outside it: nothing is held against the cut
    return award.reserves_for_absence


def absence_cuts(course: Course, on: date) -> Iterator[Held]:
    """Each award in whose time there is absence that was not permitted, and no decision on a cut on record.

    One finding an award: whether it reserves for absence settles all of it.
    """
    reduced = [item for item in course.decisions if item.kind == "reduced" and item.decided_on <= on]
    seen: set[int] = set()
    for absence in _not_permitted(course):
        if absence.first > on or any(_reduces(item, absence) for item in reduced):
            continue
        award = _granted(course, absence.first, on)
        if award is None or award.number in seen:
            continue
        seen.add(award.number)
        path = f"$.course.decisions[{award.number}]"
        facts = {AbsenceCut.reserved.name: award.decision.reserves_for_absence, AbsenceCut.decided.name: None}
        yield from held_where_in_force(path, "absence_cut", absence.first, facts)


def _not_permitted(course: Course) -> list[Absence]:
    return [item for item in course.absences if item.permitted is False]


def _reduces(item: ProgrammeDecision, absence: Absence) -> bool:
    """Whether a reduction takes in an absence: the days share one, or the reduction names no days."""
    if item.applies_from is None:
        return item.because == "absence" and absence.through <= item.decided_on
    last = item.applies_to or date.max
    return item.applies_from <= absence.through and absence.first <= last


def _granted(course: Course, day: date, known: date) -> Granted | None:
    """The award in whose time a day lies: one whose last day is not on record runs on."""
    found = [
        period
        for programme in course.programmes(known)
        for period in programme.periods
        if period.first <= day and (period.last is None or day <= period.last)
    ]
    return found[-1] if found else None

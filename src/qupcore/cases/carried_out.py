"""A cut for absence: does it carry the award out, or is it a decision of its own?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.cases.item import Held, held_where_in_force
from qupcore.cases.programmes import effective
from qupcore.domain.absence import Absence
from qupcore.domain.course import Course
from qupcore.domain.days import day_after
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
    award = _award(course, effective(item), item.decided_on)
    return award.reserves_for_absence if award is not None else None


def absence_cuts(course: Course, on: date) -> Iterator[Held]:
    """Each award in whose time there is absence that was not permitted, and no decision on a cut on record.

    One finding an award: whether it reserves for absence settles all of it.
    """
    reduced = [item for item in course.decisions if item.kind == "reduced" and item.decided_on <= on]
    seen: set[int] = set()
    for absence in _not_permitted(course):
        if absence.first > on or any(_reduces(item, absence) for item in reduced):
            continue
        award = _award(course, absence.first, on)
        number = next((n for n, item in enumerate(course.decisions) if item is award), None)
        if award is None or number is None or number in seen:
            continue
        seen.add(number)
        facts = {AbsenceCut.reserved.name: award.reserves_for_absence, AbsenceCut.decided.name: None}
        yield from held_where_in_force(f"$.course.decisions[{number}]", "absence_cut", absence.first, facts)


def _not_permitted(course: Course) -> list[Absence]:
    return [item for item in course.absences if item.permitted is False]


def _reduces(item: ProgrammeDecision, absence: Absence) -> bool:
    """Whether a reduction takes in an absence: the days share one, or the reduction names no days."""
    if item.applies_from is None:
        return item.because == "absence" and absence.through < day_after(item.decided_on)
    last = item.applies_to or date.max
    return item.applies_from <= absence.through and absence.first <= last


def _award(course: Course, day: date, known: date) -> ProgrammeDecision | None:
    """The award in whose time a day lies."""
    found = [
        item
        for item in course.granted()
        if item.applies_from
        and item.applies_to
        and item.applies_from <= day <= item.applies_to
        and item.decided_on <= known
    ]
    return found[-1] if found else None

"""Plans that fit what the case tells of the person's situation: they are searched before all others.

The law asks for full time, so what a person does not manage of it is filled by treatment, training and own
activity. Where no such plan is valid, the others are suggested, and their check warns.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from qupcore.composing.choices import QUARTER, Choice, quarter_hours
from qupcore.composing.compiling import Compiled
from qupcore.domain.case.manageable import ATTENDED, managed_on, outside_the_day, within_the_day
from qupcore.searching.problem import AtLeast, Problem

__all__ = ["fitting_problem"]

_BESIDE = "beside what is managed"
"""The part of a plan that treatment, training and own activity count towards."""


def fitting_problem(compiled: Compiled, problem: Problem) -> Problem | None:
    """The problem of plans that fit; None where nothing in the case leaves a plan out.

    Args:
        compiled: The choices, and the person.
        problem: The problem of all plans, or of those without a pair that a relation warns of.
    """
    gone = {id for id, choice in compiled.choices.items() if not choice.kept and not _fits(choice, compiled)}
    least = _beside(compiled)
    if not gone and not least:
        return None
    fits = problem.without(gone)
    if not least:
        return fits
    beside = {id for id, choice in compiled.choices.items() if choice.counts_as not in ATTENDED}
    return attrs.evolve(
        fits,
        # A week of exactly the least: what is not beside is then no more than is managed.
        most_units=max(problem.least_units, least),
        candidates=[
            attrs.evolve(one, parts=one.parts | {_BESIDE}) if one.id in beside else one
            for one in fits.candidates
        ],
        parts=[*fits.parts, AtLeast(_BESIDE, least)],
    )


def _fits(choice: Choice, compiled: Compiled) -> bool:
    """Whether fixed times lie in the hours of the day and beside treatment."""
    planning = compiled.checker.case.planning
    slots = choice.offer.fixed_times if choice.offer else ()
    if planning is None or not slots:
        return True
    if outside_the_day(slots, planning.day_frame):
        return False
    held = tuple(slot for item in planning.treatments or () for slot in item.slots)
    return not quarter_hours(slots) & quarter_hours(held)


def _beside(compiled: Compiled) -> int:
    """The quarter hours of a week that must go to what comes beside the time that is managed; 0 for none."""
    limits = list(_limits(compiled))
    return max(0, compiled.least_units - min(limits) // QUARTER) if limits else 0


def _limits(compiled: Compiled) -> Iterator[int]:
    case, on = compiled.checker.case, compiled.checker.on
    judged, room = managed_on(case, on), within_the_day(case)
    if judged is not None:
        yield judged.minutes_a_week
    if room is not None:
        yield room

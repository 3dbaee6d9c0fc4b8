"""The hours and the fixed times of treatment, as the case gives them, for what stands for it in a course."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qupcore.composing.choices import Choice
from qupcore.domain.case.fixed_times import mean_minutes
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Slot
from qupcore.domain.case.situation import Treatment

__all__ = ["minutes_of", "slots_on", "stands_for"]


def stands_for(choice: Choice, case: Participant) -> tuple[Treatment, ...]:
    """The treatments of the case that a measure stands for; empty where it stands for none."""
    planning = case.planning
    if choice.counts_as != "health" or planning is None or not planning.treatments:
        return ()
    if "health_care" not in choice.covers or "physical_training" in choice.covers:
        return ()
    addiction = "addiction" in choice.covers
    return tuple(item for item in planning.treatments if (item.kind == "addiction") == addiction)


def minutes_of(treatments: Iterable[Treatment]) -> int:
    """The minutes a week of treatments, in quarter hours, never less than their fixed times; 0: not known."""
    several = tuple(treatments)
    known = sum(item.minutes_a_week or mean_minutes(item.slots) for item in several)
    fixed = mean_minutes(slot for item in several for slot in item.slots)
    return max((known + 7) // 15 * 15, -(-fixed // 15) * 15)


def slots_on(treatments: Iterable[Treatment], first: date, last: date) -> tuple[Slot, ...]:
    """The fixed times of treatments that run on all of some days, each time once."""
    running = [
        item
        for item in treatments
        if (item.first is None or item.first <= first) and (item.last is None or last <= item.last)
    ]
    return tuple(dict.fromkeys(slot for item in running for slot in item.slots))

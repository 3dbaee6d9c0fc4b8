"""The hours and the fixed times of treatment, as the case gives them, for what stands for it in a course."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from qupcore.composing.choices import Choice
from qupcore.domain.case.fixed_times import mean_minutes
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Slot
from qupcore.domain.case.situation import Treatment

__all__ = ["minutes_of", "slots_on", "stands_for", "stretches_of", "treats"]


def treats(covers: Collection[str]) -> bool:
    """Whether a measure of class health for these needs is treatment; exercise for health is none."""
    return bool({"health_care", "addiction"} & set(covers)) and "physical_training" not in covers


def stands_for(choice: Choice, case: Participant) -> tuple[Treatment, ...]:
    """The treatments of the case that a measure stands for; empty where it stands for none."""
    planning = case.planning
    if choice.counts_as != "health" or planning is None or not planning.treatments:
        return ()
    if not treats(choice.covers):
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
    running = [item for item in treatments if _runs(item, first) and _runs(item, last)]
    return tuple(dict.fromkeys(slot for item in running for slot in item.slots))


def stretches_of(
    treatments: Iterable[Treatment], first: date, last: date
) -> Iterator[tuple[date, date, tuple[Treatment, ...]]]:
    """The days from one to another on which treatments run, each stretch with those that run all along."""
    told = tuple(treatments)
    begins = {first, *(item.first for item in told if item.first)}
    begins |= {item.last + timedelta(days=1) for item in told if item.last and item.last < last}
    days = sorted(day for day in begins if first <= day <= last)
    for day, end in zip(days, [*(day - timedelta(days=1) for day in days[1:]), last], strict=True):
        running = tuple(item for item in told if _runs(item, day))
        if running:
            yield day, end, running


def _runs(item: Treatment, day: date) -> bool:
    return (item.first is None or item.first <= day) and (item.last is None or day <= item.last)

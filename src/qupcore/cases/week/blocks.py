"""The blocks of a day: fixed times, travel and breaks around them, paid work, proposals between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from qupcore.cases.week.active import WORKING_DAYS, Active
from qupcore.cases.week.policy import WeekPolicy
from qupcore.cases.week.proposing import free_time, propose
from qupcore.domain.answers.week import Block, WeekDay, WeekElement
from qupcore.domain.case.fixed_times import takes_place
from qupcore.domain.case.paid_work import PaidWork
from qupcore.domain.case.plan import WEEKDAYS

__all__ = ["with_proposals", "with_slots", "with_work"]


def with_slots(day: WeekDay, number: int, active: Sequence[Active], policy: WeekPolicy) -> WeekDay:
    """The day with its fixed times, and with travel and a break where the policy has them."""
    slots = [
        Block(
            kind="slot",
            start=slot.start,
            end=slot.end,
            element=place,
            falls_away=not day.counts or number in item.closed,
        )
        for place, item in enumerate(active)
        for its_day, slot in item.slots_in_week()
        if its_day == number
    ]
    held = [slot for slot in slots if not slot.falls_away]
    around = _travel_and_break(held, policy) if held else []
    return attrs.evolve(day, blocks=_ordered([*slots, *around]))


def with_work(day: WeekDay, jobs: Iterable[PaidWork]) -> WeekDay:
    """The day with the fixed times of paid work, which a leave of the programme does not stop."""
    work = [
        Block(kind="work", start=slot.start, end=slot.end)
        for job in jobs
        if job.runs_on(day.on)
        for slot in job.slots
        if takes_place(slot, day.on)
    ]
    return attrs.evolve(day, blocks=_ordered([*day.blocks, *work])) if work else day


def _travel_and_break(slots: list[Block], policy: WeekPolicy) -> Iterator[Block]:
    first, last = min(slot.start for slot in slots), max(slot.end for slot in slots)
    if policy.travel_minutes:
        for start, end in ((first - policy.travel_minutes, first), (last, last + policy.travel_minutes)):
            if max(start, 0) < min(end, 24 * 60):
                yield Block(kind="travel", start=max(start, 0), end=min(end, 24 * 60))
    if policy.break_minutes:
        taken = [(slot.start, slot.end) for slot in slots]
        for start, end in free_time((max(policy.break_from, first), min(policy.frame_end, last)), taken):
            if end - start >= policy.break_minutes:
                yield Block(kind="break", start=start, end=start + policy.break_minutes)
                return


def _ordered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(
        sorted(blocks, key=lambda b: (b.start, b.end, -1 if b.element is None else b.element, b.kind))
    )


def with_proposals(
    days: Sequence[WeekDay], elements: Sequence[WeekElement], active: Sequence[Active], policy: WeekPolicy
) -> tuple[list[WeekDay], list[WeekElement]]:
    """Days and elements with proposals for flexible hours, element by element in the order of the plan.

    Own activity comes last: it can be at any hour, and leaves the day to what others are at.
    """
    frame = (policy.frame_start, policy.frame_end)
    free = [free_time(frame, [(block.start, block.end) for block in day.blocks]) for day in days]
    found: list[list[Block]] = [list(day.blocks) for day in days]
    told = list(elements)
    numbered = list(enumerate(zip(elements, active, strict=True)))
    for place, (element, item) in sorted(numbered, key=lambda one: one[1][0].counts_as == "own_activity"):
        weekdays = [number for number in item.days if number < WORKING_DAYS]
        open_days = [number for number in weekdays if number not in item.closed and _open(days[number])]
        room = [_open_hours(free[number], item, number) for number in open_days]
        pieces = propose(element.flexible_minutes or 0, room)
        for number, (start, end) in pieces:
            day = open_days[number]
            found[day].append(Block(kind="proposal", start=start, end=end, element=place))
            free[day] = free_time(frame, [(block.start, block.end) for block in found[day]])
        told[place] = attrs.evolve(element, proposed_minutes=sum(end - start for _, (start, end) in pieces))
    return [attrs.evolve(day, blocks=_ordered(blocks)) for day, blocks in zip(days, found, strict=True)], told


def _open_hours(free: list[tuple[int, int]], item: Active, number: int) -> list[tuple[int, int]]:
    """The free time of a day in which an element can be: of a drop-in offer, in its opening hours."""
    hours = [(slot.start, slot.end) for slot in item.opening_hours if WEEKDAYS[number] == slot.day]
    if item.offer is None or not item.offer.opening_hours:
        return list(free)
    shared = ((max(a, start), min(b, end)) for a, b in free for start, end in sorted(hours))
    return [(start, end) for start, end in shared if start < end]


def _open(day: WeekDay) -> bool:
    """Whether hours may be proposed for the day; never on a day of absence."""
    return day.counts and not any(mark.kind in ("absent", "partly_absent") for mark in day.marks)

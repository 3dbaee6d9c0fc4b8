"""The programmes of a course, derived from its decisions in the order in which they were made.

A decision ends the grants made before it; a later grant starts a new programme. The order of the decisions in
the file does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from qupcore.domain.case.contradicting import contradicted_stops
from qupcore.domain.case.programme import Granted, Programme, Stop, effective
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.days import day_after, day_before, last_day

__all__ = ["programmes_of", "stops_of", "undated", "unplaced"]

_GRANTING = ("granted", "extended")
_STOPPING = ("interrupted", "ended")


Read = Sequence[ProgrammeDecision | None]
"""Decisions as `what_became` reads them, each in its place; None where one was undone, or waits."""


def programmes_of(decisions: Read, started_on: date | None, on: date | None = None) -> tuple[Programme, ...]:
    """The programmes by date, each with its start, its end and its interruptions.

    Args:
        decisions: What was decided.
        started_on: The start that stands on the course: of its only programme, or of the first that it can
            be the start of.
        on: Decisions made after this day are left out. None: none are.
    """
    chains = _chains(decisions, started_on, on)
    placed = _starts(chains, started_on)
    stops = stops_of(decisions, chains, on)
    return tuple(
        attrs.evolve(item, stops=tuple(stop for stop, of in stops if of == place))
        for place, item in enumerate(placed)
    )


def unplaced(decisions: Read, on: date | None = None) -> Iterator[int]:
    """The numbers of the decisions that grant a period without a first day."""
    for number, item in enumerate(decisions):
        if item and item.kind in _GRANTING and item.applies_from is None and _known(item, on):
            yield number


def undated(decisions: Read, on: date | None = None) -> Iterator[int]:
    """The numbers of the decisions that interrupt or end a programme from a day not on record."""
    for number, item in enumerate(decisions):
        if item and item.kind in _STOPPING and item.applies_from is None and _known(item, on):
            yield number


def _known(item: ProgrammeDecision, on: date | None) -> bool:
    return on is None or item.decided_on <= on


def stops_of(
    decisions: Read, programmes: Sequence[Programme], on: date | None = None
) -> list[tuple[Stop, int | None]]:
    """Each interruption by date, with the index of the programme in which it begins, or None.

    An interruption ends no later than the decided end of its programme. An interruption without a first day
    on record is left out.
    """
    found: list[tuple[Stop, int | None]] = []
    doubted = list(contradicted_stops(decisions, on))
    for number, item in enumerate(decisions):
        if item is None or item.kind != "interrupted" or item.applies_from is None or not _known(item, on):
            continue
        first, last = item.applies_from, last_day(item.applies_to)
        for days in (one.days for one in doubted if one.number == number):
            # An interruption that may be postponed or shortened stops no benefit until the decision in force
            # is known.
            first, last = (day_after(days.end), last) if days.start == first and days.end else (first, last)
            last = day_before(days.start) if days.start > first else last
        of = next((n for n in reversed(range(len(programmes))) if _runs(programmes[n], first)), None)
        if of is not None and programmes[of].ended is not None:
            last = min((day for day in (last, programmes[of].last) if day is not None), default=None)
        found.append((Stop(number=number, decision=item, first=first, last=last), of))
    return sorted(found, key=lambda pair: (pair[0].first, pair[0].number))


def _runs(programme: Programme, day: date) -> bool:
    last = programme.last
    return programme.granted_first <= day and (last is None or day <= last)


def _chains(decisions: Read, started_on: date | None, on: date | None) -> list[Programme]:
    """The programmes without their starts, by date."""
    known = [(n, item) for n, item in enumerate(decisions) if item and _known(item, on)]
    lone = started_on if sum(item.kind in _GRANTING for _, item in known) == 1 else None
    found: list[Programme] = []
    waiting: list[ProgrammeDecision] = []
    for number, item in sorted(known, key=lambda pair: _when(*pair)):
        if item.kind == "ended" and not _end(found, item):
            waiting.append(item)
        elif item.kind in _GRANTING:
            first = item.applies_from or item.started_on or lone
            if first is not None and (item.applies_to is None or first <= item.applies_to):
                _add(
                    found, Granted(number=number, decision=item, first=first, last=last_day(item.applies_to))
                )
    for item in waiting:
        _end_later(found, item)
    return sorted(found, key=lambda chain: (chain.granted_first, chain.periods[0].number))


def _when(number: int, item: ProgrammeDecision) -> tuple[date, bool, date, int]:
    """Sort key by day of decision; on one day, endings come before grants."""
    return item.decided_on, item.kind != "ended", effective(item), number


def _add(chains: list[Programme], period: Granted) -> None:
    """Add a period to the programme that it extends, else start a new programme."""
    open_ = [chain for chain in chains if chain.ended is None]
    beside = [chain for chain in open_ if any(_touch(other, period) for other in chain.periods)]
    if not beside and period.decision.kind == "extended":  # decided late, which leaves a gap before it
        earlier = [chain for chain in open_ if chain.granted_first < period.first]
        beside = [max(earlier, key=lambda chain: chain.granted_first)] if earlier else []
    parts = [*(part for chain in beside for part in chain.periods), period]
    chains[:] = [chain for chain in chains if chain not in beside]
    periods = tuple(sorted(parts, key=lambda part: (part.first, part.last or date.max, part.number)))
    chains.append(Programme(periods=periods, started_on=None, start_path=""))


def _touch(one: Granted, other: Granted) -> bool:
    """Whether two periods overlap or are adjacent."""
    return (one.last is None or other.first <= day_after(one.last)) and (
        other.last is None or one.first <= day_after(other.last)
    )


def _end(chains: list[Programme], item: ProgrammeDecision) -> bool:
    """End the programme that a decision is about; returns whether there is one.

    That is the programme that runs on the day before, or begins on the day; else a programme that has not
    begun; else a programme that was ended before, with another decision on the same end; else the last one
    that expired.
    """
    day = effective(item)
    runs = [c for c in chains if c.granted_first <= day and (c.over_from is None or day <= c.over_from)]
    coming = [c for c in chains if c.ended is None and c.granted_first > day]
    again = [c for c in chains if c.ended and c.granted_first <= day and not _past(c, day)]
    ran_out = [c for c in chains if c.ended is None and _past(c, day)]
    for among, newest in ((runs, True), (coming, False), (again, True), (ran_out, True)):
        if among:
            pick = max if newest else min
            chain = pick(among, key=lambda c: c.granted_first)
            chains[chains.index(chain)] = attrs.evolve(chain, ended=item)
            return True
    return False


def _past(chain: Programme, day: date) -> bool:
    """Whether the grant expired more than a day before the day."""
    last = chain.granted_last
    return last is not None and day > day_after(last)


def _end_later(chains: list[Programme], item: ProgrammeDecision) -> None:
    """End a grant of the same day, or one that was put in writing after the end."""
    day = effective(item)
    same = [c for c in chains if c.periods[0].decision.decided_on == item.decided_on]
    if same and _end(same, item):
        ended = next(c for c in same if c.ended is item)
        chains[:] = [ended if c.periods == ended.periods else c for c in chains]
        return
    late = [c for c in chains if c.granted_first < day and (c.over_from is None or day <= c.over_from)]
    if late:
        chain = max(late, key=lambda c: c.granted_first)
        chains[chains.index(chain)] = attrs.evolve(chain, ended=item)


def _starts(chains: Sequence[Programme], started_on: date | None) -> Iterator[Programme]:
    """Each programme with its start, from its decision or from the course."""
    own = [_own_start(chain) for chain in chains]
    shared = None
    if started_on is not None and started_on not in [day for day, _ in own]:
        shared = next(
            (n for n, chain in enumerate(chains) if chain.last is None or started_on <= chain.last),
            len(chains) - 1,
        )
    begun = False
    for place, (chain, (day, path)) in enumerate(zip(chains, own, strict=True)):
        first = day is not None and place == shared and _begins_earlier(chain, started_on, day)
        if first or (day is None and (place == shared or (len(chains) == 1 and started_on is None))):
            day, path = started_on, "$.course.started_on"
        presumed = day is None and begun
        begun = begun or day is not None
        yield attrs.evolve(chain, started_on=day, start_path=path, start_presumed=presumed)


def _begins_earlier(chain: Programme, started_on: date | None, own: date) -> bool:
    """Whether the start of the course belongs to an earlier grant that an undone end joined to this one."""
    return any(
        period.decision.started_on is None
        and started_on is not None
        and started_on < own
        and (period.last is None or started_on <= period.last)
        for period in chain.periods
    )


def _own_start(chain: Programme) -> tuple[date | None, str]:
    """The start stated with a decision of the programme, and the path of that field.

    Where an undone end joins two grants that each state a start, the earlier start counts.
    """
    told = [(day, item.number) for item in chain.periods if (day := item.decision.started_on) is not None]
    if told:
        day, number = min(told)
        return day, f"$.course.decisions[{number}].started_on"
    return None, f"$.course.decisions[{chain.periods[0].number}].started_on"

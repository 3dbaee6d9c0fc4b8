"""The hours of a week: minutes for each line that runs, so that the week is full and near what is usual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from qupcore.phasing.lines import CourseLine

__all__ = ["FilledWeek", "WeekRoom", "attends", "fill_week", "options_of"]

QUARTER = 15
_HALF_HOUR = 30

_HALF_DAY = 225
"""Minutes: work at a workplace is agreed in half days."""

LEFT = 1
"""What a minute that the person manages and nothing uses counts against a minute away from usual hours."""

USUAL_OWN = 180
"""Minutes a week of own activity that are usual: policy."""

_ATTENDED = ("work_directed", "supporting", "job_search")


@attrs.frozen
class WeekRoom:
    """What a week has room for.

    Attributes:
        full: Minutes that activities must fill; paid work is taken out.
        managed: The most minutes of work, courses and job search that the person manages; None for no limit.
        own: The most minutes of own activity.
        within: The most minutes of work, courses and job search that the hours of the day have room for; None
            for no limit. The week must be full all the same.
    """

    full: int
    managed: int | None
    own: int
    within: int | None = None


@attrs.frozen
class FilledWeek:
    """The hours of a week.

    Attributes:
        minutes: The minutes of each line.
        own: The minutes of own activity.
        missing: The minutes that nothing fills.
        distance: The quarter hours by which the lines are away from their usual hours.
    """

    minutes: tuple[int, ...]
    own: int
    missing: int
    distance: int


def fill_week(lines: Sequence[CourseLine], room: WeekRoom) -> FilledWeek | None:
    """The minutes of each line in a week, the nearest to usual hours; None where they do not fit.

    A week with a limit on what the person manages need not be full: work, courses and job search come near
    the limit, and what is then missing is time that is set aside.
    """
    most = min(room.full if limit is None else limit for limit in (room.managed, room.within))
    states: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {(0, 0): (0, ())}
    for line in lines:
        attended = attends(line)
        options = tuple(options_of(line, adapted=room.managed is not None))
        after: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {}
        for (total, managed), (distance, chosen) in states.items():
            for minutes, away in options:
                sums = total + minutes, managed + minutes * attended
                if sums[0] > room.full or sums[1] > most:
                    continue
                value = distance + away, (*chosen, minutes)
                if sums not in after or value < after[sums]:
                    after[sums] = value
        states = after
    best: tuple[tuple[int, ...], FilledWeek] | None = None
    for (total, managed), (distance, chosen) in states.items():
        own = min(room.own, (room.full - total) // QUARTER * QUARTER)
        missing = room.full - total - own
        away = distance + max(0, own - USUAL_OWN) // QUARTER
        if room.managed is None:
            key: tuple[int, ...] = missing, away, -own, *(-number for number in chosen)
        else:
            if missing:  # own activity completes a week, and does not stand in for one
                own = min(own, USUAL_OWN)
                missing = room.full - total - own
            key = missing > 0, LEFT * (room.managed - managed) + distance * QUARTER, distance, missing
        if best is None or key < best[0]:
            short = 0 if room.managed is None else LEFT * (room.managed - managed) // QUARTER
            found = FilledWeek(chosen, own, missing, away if room.managed is None else distance + short)
            best = key, found
    return best[1] if best else None


def attends(line: CourseLine) -> bool:
    """Whether the person must manage its minutes, and the hours of the day must have room for them."""
    return line.item.counts_as in _ATTENDED


def options_of(line: CourseLine, *, adapted: bool) -> Iterator[tuple[int, int]]:
    """The possible minutes of a line, and the quarter hours by which they are away from usual."""
    if line.low == line.high:
        yield line.low, 0
        return
    grid = {line.low, line.usual, line.most_usual}
    if line.item.works:
        # Where a person manages little, work begins with a half day.
        least = (
            max(_HALF_DAY, line.item.used.least)
            if adapted and line.item.places
            else -(-line.low // _HALF_DAY) * _HALF_DAY
        )
        grid |= set(range(least, line.high + 1, _HALF_DAY))
    elif line.item.used.fills == "time" and adapted:
        grid |= set(range(line.low, line.high + 1, _HALF_HOUR))
    elif line.item.used.fills == "time" and not line.early:
        grid |= {line.high, (line.low + line.usual) // 2 // QUARTER * QUARTER}
    for minutes in sorted(grid):
        yield minutes, (max(0, line.usual - minutes) + max(0, minutes - line.most_usual)) // QUARTER

"""Fixed times of a week that collide, and the time that is counted more than once because of it."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.answers.week import Block, Week, WeekDay

__all__ = ["colliding_with", "overlapping_minutes"]


def colliding_with(block: Block, day: WeekDay) -> tuple[int, ...]:
    """The places of the elements whose fixed times overlap a fixed time on the day.

    A cancelled time collides with none.

    >>> from datetime import date
    >>> one, two = (Block(kind="slot", start=start, end=600, element=k) for k, start in enumerate((540, 570)))
    >>> colliding_with(one, WeekDay(on=date(2026, 5, 11), plan=0, blocks=(one, two)))
    (1,)
    """
    held = list(_held(day))
    if block not in held:
        return ()
    held.remove(block)
    found = {other.element for other in held if other.start < block.end and block.start < other.end}
    return tuple(sorted(element for element in found if element is not None))


def overlapping_minutes(week: Week) -> int:
    """The minutes of fixed time that the sum of the week counts more than once."""
    return sum(_overlapping(day) for day in week.days)


def _overlapping(day: WeekDay) -> int:
    found, at = 0, 0
    for block in sorted(_held(day), key=lambda block: (block.start, block.end)):
        found += max(0, min(block.end, at) - block.start)
        at = max(at, block.end)
    return found


def _held(day: WeekDay) -> Iterator[Block]:
    return (block for block in day.blocks if block.kind == "slot" and not block.falls_away)

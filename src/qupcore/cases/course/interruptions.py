"""Interruptions without a day of participation between them, which count as one (§ 34).

A programme that "has been interrupted for a year" may have been so by any number of decisions.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from qupcore.cases.course.programmes import DAY, Stop, through
from qupcore.domain.case.course import Course

__all__ = ["InterruptionSpell", "interruption_spells"]

_SATURDAY = 5


@attrs.frozen(kw_only=True)
class InterruptionSpell:
    """One continuous interruption of a programme.

    Attributes:
        first: Its first day.
        stops: The interruptions that make it, in time order.
    """

    first: date
    stops: tuple[Stop, ...]

    def last(self, on: date, stop: Stop | None = None) -> date:
        """The last day so far, or the last day to which one of its decisions extends it."""
        until = len(self.stops) if stop is None else self.stops.index(stop) + 1
        return max(through(one, on) for one in self.stops[:until])


def interruption_spells(course: Course, on: date) -> Iterator[InterruptionSpell]:
    """The continuous interruptions of each programme, as known on a day.

    Interruptions that touch or overlap are joined, and so are interruptions with only a weekend without
    activities between them, since nobody participates on those days. A day of participation or of leave
    separates them.
    """
    waiting: InterruptionSpell | None = None
    of_waiting: int | None = None
    for stop, of in sorted(course.stops(on), key=lambda pair: (pair[1] is None, pair[1] or 0)):
        goes_on = waiting is not None and of is not None and of == of_waiting
        if waiting is not None and goes_on and _touch(course, waiting.last(on), stop.first):
            waiting = attrs.evolve(waiting, stops=(*waiting.stops, stop))
            continue
        if waiting is not None:
            yield waiting
        waiting, of_waiting = InterruptionSpell(first=stop.first, stops=(stop,)), of
    if waiting is not None:
        yield waiting


def _touch(course: Course, last: date, first: date) -> bool:
    day = last
    while (day := day if day == date.max else day + DAY) < first:
        on_leave = any(item.first <= day <= (item.last or date.max) for item in course.leaves)
        if day.weekday() < _SATURDAY or day in course.activity_days or on_leave:
            return False
    return True

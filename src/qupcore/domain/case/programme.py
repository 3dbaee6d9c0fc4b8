"""A programme: its grants, its start, its interruptions and its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

import attrs

from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.days import day_after, day_before
from qupcore.domain.period import Period
from qupcore.memory import found_once, state_without_found

__all__ = [
    "DAY",
    "Granted",
    "Programme",
    "Stop",
    "effective",
    "joined",
    "stops_from",
]

DAY = timedelta(days=1)


def effective(decision: ProgrammeDecision) -> date:
    """The first day to which a decision applies: the day it names, else the day it was made."""
    return decision.applies_from or decision.decided_on


def stops_from(decision: ProgrammeDecision) -> date:
    """The day from which a decision that ends or interrupts a programme stops the benefit.

    Benefit is paid for time in the programme (§ 35 (1)). A decision about past days takes no benefit from a
    person who took part on them; the record must say until when that was. A death ends the programme by
    itself.
    """
    first = effective(decision)
    if first >= decision.decided_on or decision.because == "death":
        return first
    until = decision.took_part_until
    return decision.decided_on if until is None else max(first, min(day_after(until), decision.decided_on))


@attrs.frozen(kw_only=True)
class Granted:
    """A period that was granted.

    Attributes:
        number: The number of its decision in the course.
        decision: The decision.
        first: First day.
        last: Last day, included. None: not on record.
    """

    number: int
    decision: ProgrammeDecision
    first: date
    last: date | None


@attrs.frozen(kw_only=True)
class Stop:
    """A time in which the programme was interrupted.

    Attributes:
        number: The number of its decision in the course.
        decision: The decision.
        first: First day.
        last: Last day, included: as decided, or the last day of the programme. None: still open.
    """

    number: int
    decision: ProgrammeDecision
    first: date
    last: date | None

    def contains(self, day: date) -> bool:
        """Whether the day lies in the interruption; never where the programme ended before it began."""
        return self.stops_from <= day and (self.last is None or day <= self.last)

    @property
    def stops_from(self) -> date:
        """The day from which the interruption stops the benefit, never a past day of participation."""
        return max(self.first, stops_from(self.decision))


@attrs.frozen(kw_only=True, slots=False)
class Programme:
    """One programme, from the decision that granted it to its last day, with its extensions.

    Every edge of a programme is read here and nowhere else: what is paid, what is due, what a review looks at
    and what a plan is held against share it.

    Attributes:
        periods: The periods granted, in time order.
        started_on: The first day of participation. None: not started, or not on record.
        start_path: Where in the case that day stands, or should stand.
        start_presumed: Whether it is not on record although an earlier programme's is: whoever is taken in
            again is taken to start on the first day granted until the record says otherwise.
        ended: The decision that ended it.
        stops: The times in which it was interrupted, in time order.
    """

    periods: tuple[Granted, ...]
    started_on: date | None
    start_path: str
    start_presumed: bool = False
    ended: ProgrammeDecision | None = None
    stops: tuple[Stop, ...] = ()

    @property
    def granted_first(self) -> date:
        """The first day granted."""
        return self.periods[0].first

    @found_once
    def granted_last(self) -> date | None:
        """The last day granted; None where a decision does not name it."""
        last = self.periods[0].first
        for period in self.periods:
            if period.last is None:
                return None
            last = max(last, period.last)
        return last

    @property
    def first(self) -> date:
        """The first day: the first day granted, or the start of participation where that is later."""
        begins, last = self.granted_first, self.granted_last
        started = self.started_on
        if started is not None and begins < started and (last is None or started <= last):
            return started
        return begins

    @found_once
    def last(self) -> date | None:
        """The last day of the programme as far as decided; None where no decision names it.

        Where the programme was ended before it began, this is the day before its first day. An end without a
        day on record does not shorten the grant. An end decided for past days does not shorten it either
        while the last day of participation is not known. Without a start on record, the programme may have
        begun, unless it was ended from the first day granted.
        """
        last = self.granted_last
        if self.ended is None or self.ended.applies_from is None:
            return last
        first = self.ended.applies_from
        begun = (
            self.granted_first < first if self.started_on is None else self.started_on < self.ended.decided_on
        )
        before = day_before(stops_from(self.ended) if begun else first)
        return before if last is None else min(last, before)

    @property
    def over_from(self) -> date | None:
        """The first day without the programme."""
        return None if self.last is None else day_after(self.last)

    @property
    def never_was(self) -> bool:
        """Whether the programme was ended with effect from its first day or earlier: it never existed."""
        return self.last is not None and self.last < self.granted_first

    def may_be_over(self, day: date) -> bool:
        """Whether an end without a first day on record may have taken effect by the day."""
        ended = self.ended
        return ended is not None and ended.applies_from is None and ended.decided_on <= day

    @property
    def begins(self) -> date | None:
        """The first day of participation; None where there was none or it is not on record."""
        started = self.granted_first if self.start_presumed else self.started_on
        if started is None or self.never_was or (self.last is not None and started > self.last):
            return None
        return max(started, self.granted_first)

    @found_once
    def days(self) -> tuple[Period, ...]:
        """The days in the programme, from grant and start to end, including interruption and leave."""
        return tuple(joined(self._taken_part()))

    @found_once
    def gaps(self) -> tuple[Period, ...]:
        """The days between a grant and its extension that no decision grants."""
        found = tuple(joined(Period(item.first, item.last) for item in self.periods))
        return tuple(
            Period(day_after(before.end), day_before(after.start))
            for before, after in pairwise(found)
            if before.end is not None
        )

    def contains(self, day: date) -> bool:
        """Whether the day is in the programme."""
        return any(period.contains(day) for period in self.days)

    def interrupted_on(self, day: date) -> bool:
        """Whether the programme is interrupted on the day."""
        return any(stop.contains(day) for stop in self.stops)

    def __getstate__(self) -> dict[str, object]:
        """For pickle: the fields alone."""
        return state_without_found(self)

    def _taken_part(self) -> Iterator[Period]:
        begins = self.begins
        if begins is None:
            return
        for item in self.periods:
            first = max(item.first, begins)
            last = min((day for day in (item.last, self.last) if day is not None), default=None)
            if last is None or first <= last:
                yield Period(first, last)


def joined(periods: Iterable[Period]) -> Iterator[Period]:
    """Periods by date, where adjacent and overlapping periods are joined."""
    waiting: Period | None = None
    for period in sorted(periods, key=lambda item: (item.start, item.end or date.max)):
        if waiting is None:
            waiting = period
        elif waiting.end is None:
            break
        elif period.start <= day_after(waiting.end):
            ends = None if period.end is None else max(period.end, waiting.end)
            waiting = Period(waiting.start, ends)
        else:
            yield waiting
            waiting = period
    if waiting is not None:
        yield waiting

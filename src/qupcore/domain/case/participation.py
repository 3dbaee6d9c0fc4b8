"""The days of participation: granted, started, not ended, not interrupted, not on leave.

Absence, paid work and the hours of the week are checked on these days only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from qupcore.domain.case.contradicting import contradicted_stops
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme import DAY, Programme
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.case.programmes_of import unplaced
from qupcore.domain.period import Period
from qupcore.domain.truth import Truth

__all__ = ["Participation"]


class Participation:
    """The days of a course on which there is participation; each is so, is not so, or is not known.

    Args:
        course: The course.
        on: Decisions made after this day are left out. None: none are.

    Attributes:
        on_record: Whether the record says anything of a programme: a decision, or a start.

    >>> from qupcore import Course
    >>> from qupcore.cases import Leave, ProgrammeDecision
    >>> first = date(2026, 1, 5)
    >>> granted = ProgrammeDecision(kind="granted", decided_on=first, applies_from=first,
    ...                             applies_to=date(2026, 12, 31))
    >>> leave = Leave(first=date(2026, 6, 1), last=date(2026, 6, 30))
    >>> days = Participation(Course(decisions=(granted,), started_on=first, leaves=(leave,)))
    >>> [days.takes_part(day) for day in (date(2026, 1, 4), date(2026, 1, 5), date(2026, 6, 1))]
    [False, True, False]
    >>> print(Participation(Course(decisions=(granted,))).takes_part(date(2026, 1, 5)))
    None
    """

    def __init__(self, course: Course, on: date | None = None) -> None:
        self._course = course
        read = course.read(on)  # without decisions that were undone or suspended
        self._decisions = [
            item for item in read if item is not None and (on is None or item.decided_on <= on)
        ]
        self._programmes = course.programmes(on)
        placed = {item.number for programme in self._programmes for item in programme.periods}
        self._unplaced = [course.decisions[number] for number in unplaced(read, on) if number not in placed]
        self._doubted = [item.days for item in contradicted_stops(read, on)]
        self.on_record = bool(self._decisions) or course.started_on is not None
        self._turns = sorted(self._edges())
        self._found: dict[int, Truth] = {}

    def takes_part(self, day: date) -> Truth:
        """Whether the day is a day of participation; None where the record does not tell."""
        place = bisect_right(self._turns, day)
        if place not in self._found:
            self._found[place] = self._ruled(day)
        return self._found[place]

    def stretches(self, first: date, last: date) -> Iterator[tuple[Period, Truth]]:
        """The days from `first` to `last`, both included, split where participation begins or ends."""
        starts = [first, *(turn for turn in self._turns if first < turn <= last)]
        ends = [*(start - DAY for start in starts[1:]), last]
        waiting: tuple[date, date, Truth] | None = None
        for start, end in zip(starts, ends, strict=True):
            now = self.takes_part(start)
            if waiting is not None and waiting[2] is now:
                waiting = waiting[0], end, now
                continue
            if waiting is not None:
                yield Period(waiting[0], waiting[1]), waiting[2]
            waiting = start, end, now
        if waiting is not None:
            yield Period(waiting[0], waiting[1]), waiting[2]

    def turns(self, first: date, last: date) -> Iterator[date]:
        """The days after `first`, up to `last`, on which participation may change."""
        return (turn for turn in self._turns if first < turn <= last)

    def _edges(self) -> set[date]:
        """Each day on which participation may change."""
        course = self._course
        begin = {course.started_on, *(item.first for item in course.leaves)}
        last = {*(item.last for item in course.leaves), *(item.applies_to for item in self._unplaced)}
        for item in self._decisions:
            if item.kind in ("interrupted", "ended") and item.applies_from is None:
                begin.add(item.decided_on)
                last.add(item.applies_to)
        for days in self._doubted:
            begin.add(days.start)
            last.add(days.end)
        for programme in self._programmes:
            begin |= {programme.granted_first, programme.started_on, programme.begins}
            last |= {programme.last, programme.granted_last, programme.started_on}
            for period in (*programme.days, *programme.gaps):
                begin.add(period.start)
                last.add(period.end)
            for stop in programme.stops:
                begin.add(stop.first)
                last.add(stop.last)
        after = {day + DAY for day in last if day is not None and day < date.max}
        return {day for day in begin if day is not None} | after

    def _ruled(self, day: date) -> Truth:
        if any(item.first <= day and (item.last is None or day <= item.last) for item in self._course.leaves):
            return False
        if any(_may_have_stopped(item, day) for item in self._decisions) and any(
            item.granted_first <= day and (item.granted_last is None or day <= item.granted_last)
            for item in self._programmes
        ):
            return None
        if any(days.contains(day) for days in self._doubted) and any(
            item.contains(day) and not item.interrupted_on(day) for item in self._programmes
        ):
            return None
        found = [_in(programme, day) for programme in self._programmes]
        if True in found:
            return True
        if None in found or any(item.applies_to is None or day <= item.applies_to for item in self._unplaced):
            return None
        return False if self._programmes or self._unplaced else self._without_programme(day)

    def _without_programme(self, day: date) -> Truth:
        """Participation without a grant on record: a start alone means yes, a refusal alone means no."""
        started = self._course.started_on
        if started is not None:
            return False if day < started else None if self._decisions else True
        only_refused = self._decisions and all(item.kind == "refused" for item in self._decisions)
        return False if only_refused else None


def _may_have_stopped(item: ProgrammeDecision, day: date) -> bool:
    """Whether a decision stops the programme from an unknown day that may have come by then."""
    if item.kind not in ("interrupted", "ended") or item.applies_from is not None or day < item.decided_on:
        return False
    return item.kind == "ended" or item.applies_to is None or day <= item.applies_to


def _in(programme: Programme, day: date) -> Truth:
    """Whether the person participates in one programme on a day, apart from leave."""
    first, last, started = programme.granted_first, programme.last, programme.started_on
    if programme.never_was:
        return False
    if programme.interrupted_on(day):
        return False
    if started is None:  # presumed or not, the first day of the stop is not on record
        return None if first <= day and (last is None or day <= last) else False
    if last is not None and started > last:  # the start or the end is wrong
        return None if first <= day <= max(started, programme.granted_last or started) else False
    if programme.contains(day):
        return True
    between = any(gap.contains(day) and gap.start >= started for gap in programme.gaps)
    in_gap = between and (last is None or day <= last)
    return None if in_gap or started <= day < first else False

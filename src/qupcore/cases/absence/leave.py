"""The facts of a day of leave: birth, nursing, welfare, religious holidays, holiday."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date, timedelta
from functools import partial

from qupcore.cases.absence.counts import Occasions, Yearly
from qupcore.cases.absence.day import AbsentDay, Asks, together
from qupcore.cases.absence.days_off import WorkingDays
from qupcore.cases.absence.spells import first_days
from qupcore.domain.case.absence import Absence, AbsenceReason
from qupcore.domain.days import day_before
from qupcore.law.terms.leave import LeaveOfAbsence

__all__ = ["Leaves"]

_DAY = timedelta(days=1)
_YEARLY = ("welfare", "religious_holiday", "holiday")
_BY_OCCASION = ("welfare", "birth_of_child", "birth_helper")


class Leaves:
    """The leave of a course: the days used of each kind over time."""

    def __init__(self, entries: Sequence[Absence], born: date | None, working: WorkingDays) -> None:
        self._born = born
        self._working = working
        self._first = _first_of_leaves(entries, working)
        self._years = {topic: (Yearly(), Yearly()) for topic in _YEARLY}
        self._occasions = {topic: (Occasions(), Occasions()) for topic in _BY_OCCASION}
        self._nursing = _minutes(entries)
        self._unsure: dict[tuple[int, str, int, bool], tuple[Hashable, Asks]] = {}

    def on(self, place: int, absent: AbsentDay) -> None:
        """Add the facts of a day; callers ask for days in date order."""
        topic, entry, day, facts = absent.topic, absent.entry, absent.day, absent.facts
        if entry.asked_on is not None:
            first = self._first[place]
            facts[LeaveOfAbsence.notice_days.name] = (first - entry.asked_on).days
            if topic == "religious_holiday":
                notice = self._working.count(entry.asked_on, day_before(first))
                facts[LeaveOfAbsence.notice_working_days.name] = notice
        if topic in _YEARLY:
            self._used_in_year(topic, absent)
            if topic == "holiday" and self._born is not None:
                facts[LeaveOfAbsence.turning.name] = day.year - self._born.year
        if topic in _BY_OCCASION:
            self._of_occasion(topic, self._occasion(place, entry), absent)
        if topic == "nursing" and entry.minutes_a_day is not None:
            facts[LeaveOfAbsence.minutes_a_day.name] = self._nursing[day]
        if entry.event_on is None:
            return
        if topic == "before_birth":
            left = self._working.count(day, day_before(entry.event_on))
            facts[LeaveOfAbsence.working_days_before_event.name] = left
        elif topic in ("after_birth", "birth_of_child", "birth_helper"):
            facts[LeaveOfAbsence.weeks_since_event.name] = (day - entry.event_on).days // 7

    def count(self, place: int, absent: AbsentDay, refused: bool, doubt: Asks | None) -> None:
        """Count a day used, a day that may have been used, or a day that a refused leave would have used.

        Args:
            place: That of its entry.
            absent: The day.
            refused: Whether leave was refused for it.
            doubt: What to ask where it only may have been used.
        """
        entry, day, part = absent.entry, absent.day, absent.entry.minutes_a_day is not None
        topics = (*_YEARLY, *_BY_OCCASION) if entry.reason is None else (entry.reason,)
        for topic in dict.fromkeys(topics):
            if topic in _YEARLY:
                self._years[topic][refused].add(day, part, doubt is None)
            if topic in _BY_OCCASION:
                occasion = None if entry.reason is None else self._occasion(place, entry)
                self._occasions[topic][refused].add(occasion, day, doubt is None and occasion is not None)
                if occasion is None and doubt is None:
                    doubt = partial(absent.questions, (LeaveOfAbsence.days_of_occasion.name,))
            else:
                occasion = None
            if doubt is not None:
                self._unsure[place, topic, day.year, refused] = occasion, doubt

    def _used_in_year(self, topic: str, absent: AbsentDay) -> None:
        """The days used, including this one; for a refused day, the days refused before are included."""
        day, part = absent.day, absent.entry.minutes_a_day is not None
        counters = self._years[topic] if absent.entry.permitted is False else self._years[topic][:1]
        found = [counter.of(day) for counter in counters]
        held = any(counter.holds(day) for counter in counters)
        whole = sum(used.whole for used in found) + (not part and not held)
        parts = sum(used.part for used in found) + (part and not held)
        absent.put(LeaveOfAbsence.whole_days.name, whole, whole + sum(used.maybe_whole for used in found))
        absent.put(LeaveOfAbsence.part_days.name, parts, parts + sum(used.maybe_part for used in found))
        if absent.uncertain:
            asks = self._asks(topic, absent, lambda _, year: year == day.year)
            absent.asks.update(dict.fromkeys(absent.uncertain, asks))

    def _of_occasion(self, topic: str, occasion: Hashable, absent: AbsentDay) -> None:
        if occasion is None:
            return
        counters = self._occasions[topic]
        refused = absent.entry.permitted is False
        counts = [counter.of(occasion, absent.day) for counter in counters[: 1 + refused]]
        sure, maybe = (sum(two[end] for two in counts) for end in (0, 1))
        name = LeaveOfAbsence.days_of_occasion.name
        absent.put(name, sure + 1, maybe + 1)
        if name in absent.uncertain:
            absent.asks[name] = self._asks(topic, absent, lambda item, _: item in (None, occasion))

    def _asks(self, topic: str, absent: AbsentDay, counted: Callable[[Hashable, int], bool]) -> Asks:
        """The questions about the days that may have been used."""
        refusal = absent.entry.permitted is False
        return together(
            doubt
            for (_, of, year, refused), (occasion, doubt) in self._unsure.items()
            if of == topic and (refusal or not refused) and counted(occasion, year)
        )

    def _occasion(self, place: int, entry: Absence) -> Hashable:
        """The occasion of a leave: a birth, a child to settle, a day; else a leave without a break."""
        if entry.reason == "welfare":
            return entry.welfare_ground, entry.child_birth_date or entry.event_on or self._first[place]
        return entry.event_on


def _first_of_leaves(entries: Sequence[Absence], working: WorkingDays) -> dict[int, date]:
    """The first day of the leave of each entry; entries with other reasons may lie between."""
    found: dict[int, date] = {}
    for reason in dict.fromkeys(entry.reason for entry in entries):
        found |= _first_of_reason(entries, reason, working)
    return found


def _first_of_reason(
    entries: Sequence[Absence], reason: AbsenceReason | None, working: WorkingDays
) -> dict[int, date]:
    return first_days(entries, lambda entry: entry.reason == reason, _one_leave, working)


def _minutes(entries: Sequence[Absence]) -> dict[date, int]:
    """The minutes of nursing on each day, summed over its entries."""
    found: dict[date, int] = {}
    for entry in entries:
        if entry.reason == "nursing" and entry.minutes_a_day is not None:
            for number in range(entry.first.toordinal(), entry.through.toordinal() + 1):
                day = date.fromordinal(number)
                found[day] = found.get(day, 0) + entry.minutes_a_day
    return found


def _one_leave(before: Absence, after: Absence) -> bool:
    """Whether an entry continues the leave before it: the same reason and the same known facts."""
    return (
        before.reason == after.reason
        and before.asked_on == after.asked_on
        and before.event_on == after.event_on
        and before.child_birth_date == after.child_birth_date
        and before.welfare_ground == after.welfare_ground
    )

"""The facts of a day of leave: birth, nursing, welfare, days of one's own faith, holiday."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date, timedelta

from qupcore.cases.absence_counts import Occasions, Yearly
from qupcore.cases.absence_day import AbsentDay
from qupcore.cases.absence_spells import first_days
from qupcore.cases.days_off import WorkingDays
from qupcore.domain.absence import Absence
from qupcore.law.leave_terms import LeaveOfAbsence

__all__ = ["Leaves"]

_DAY = timedelta(days=1)
_YEARLY = ("welfare", "religious_holiday", "holiday")


class Leaves:
    """The leave of a course: what is used of each kind as time goes on."""

    def __init__(self, entries: Sequence[Absence], born: date | None, working: WorkingDays) -> None:
        self._born = born
        self._working = working
        self._first = first_days(entries, lambda entry: True, _one_leave)
        self._years = {topic: Yearly() for topic in _YEARLY}
        self._births, self._welfare = Occasions(), Occasions()

    def on(self, place: int, absent: AbsentDay) -> None:
        """Add what is known of a day; days are asked about in time order."""
        topic, entry, day, facts = absent.topic, absent.entry, absent.day, absent.facts
        if entry.asked_on is not None:
            first = self._first[place]
            facts[LeaveOfAbsence.notice_days.name] = (first - entry.asked_on).days
            if topic == "religious_holiday":
                notice = self._working.count(entry.asked_on, first - _DAY)
                facts[LeaveOfAbsence.notice_working_days.name] = notice
        if topic in _YEARLY:
            self._used_in_year(topic, absent)
            if topic == "holiday" and self._born is not None:
                facts[LeaveOfAbsence.turning.name] = day.year - self._born.year
        if topic == "welfare":
            self._of_occasion(self._welfare, self._welfare_occasion(place, entry), absent)
        elif entry.event_on is None:
            return
        elif topic == "before_birth":
            left = self._working.count(day, entry.event_on - _DAY)
            facts[LeaveOfAbsence.working_days_before_event.name] = left
        elif topic == "after_birth":
            facts[LeaveOfAbsence.weeks_since_event.name] = (day - entry.event_on).days // 7
        elif topic == "birth_of_child":
            self._of_occasion(self._births, entry.event_on, absent)

    def count(self, place: int, entry: Absence, day: date, part: bool) -> None:
        """Count a day used."""
        if entry.reason is None:
            for year in self._years.values():
                year.add(day, part, False)
            self._births.add_maybe()
            self._welfare.add_maybe()
        elif entry.reason in self._years:
            self._years[entry.reason].add(day, part, True)
            if entry.reason == "welfare":
                self._welfare.add(self._welfare_occasion(place, entry))
        elif entry.reason == "birth_of_child":
            if entry.event_on is None:
                self._births.add_maybe()
            else:
                self._births.add(entry.event_on)

    def _used_in_year(self, topic: str, absent: AbsentDay) -> None:
        used = self._years[topic].of(absent.day)
        part = absent.entry.minutes_a_day is not None
        whole_days, part_days = used.whole + (not part), used.part + part
        absent.put(LeaveOfAbsence.whole_days.name, whole_days, whole_days + used.maybe_whole)
        absent.put(LeaveOfAbsence.part_days.name, part_days, part_days + used.maybe_part)

    def _of_occasion(self, occasions: Occasions, occasion: Hashable, absent: AbsentDay) -> None:
        sure, maybe = occasions.of(occasion)
        absent.put(LeaveOfAbsence.days_of_occasion.name, sure + 1, maybe + 1)

    def _welfare_occasion(self, place: int, entry: Absence) -> Hashable:
        """One child to settle, one day that it is for, or else one leave without a day between."""
        return entry.welfare_ground, entry.child_birth_date or entry.event_on or self._first[place]


def _one_leave(before: Absence, after: Absence) -> bool:
    """Whether an entry goes on with the leave before it: the same reason, and all that is known the same."""
    return (
        before.reason == after.reason
        and before.asked_on == after.asked_on
        and before.event_on == after.event_on
        and before.child_birth_date == after.child_birth_date
        and before.welfare_ground == after.welfare_ground
    )

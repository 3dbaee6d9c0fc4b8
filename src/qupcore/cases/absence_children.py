"""The facts of a day on which a child, or who minds it, is ill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qupcore.cases.absence_counts import Rolling
from qupcore.cases.absence_day import AbsentDay, Facts
from qupcore.cases.absence_illness import spell_facts
from qupcore.cases.absence_spells import first_days
from qupcore.cases.timeline import timeline
from qupcore.domain.absence import Absence
from qupcore.domain.course import Course
from qupcore.law.absence_terms import Caring, Window, WindowDays
from qupcore.law.leave_terms import LeaveOfAbsence

__all__ = ["SickChildren"]

_REASONS = ("sick_child", "sick_child_minder")


class SickChildren:
    """A child's illness over a course: each time, the days of twelve months, and the family."""

    def __init__(self, course: Course, entries: Sequence[Absence], policy: Mapping[str, int] | None) -> None:
        self._children = course.children
        self._alone = course.sole_carer
        self._window = timeline("sick_child_window", policy)
        self._used = Rolling()
        self._first = first_days(
            entries, lambda e: e.reason in _REASONS, lambda a, b: a.child_birth_date == b.child_birth_date
        )
        self._maybe_first = self._first
        if any(e.reason is None or (e.reason in _REASONS and e.child_birth_date is None) for e in entries):
            self._maybe_first = first_days(
                entries, lambda e: e.reason is None or e.reason in _REASONS, _may_be_same_child
            )
        self._demands = spell_facts(entries, self._first)

    def on(self, place: int, absent: AbsentDay) -> None:
        """Add what is known of a day; days are asked about in time order."""
        day, entry, facts = absent.day, absent.entry, absent.facts
        first = self._first[place]
        facts.update(self._demands[first])
        absent.put(
            Caring.day_of_absence.name, (day - first).days + 1, (day - self._maybe_first[place]).days + 1
        )
        self._of_child(entry.child_birth_date, day, facts)
        self._of_family(entry.child_birth_date, absent)
        used = self._used.since(self._counted_after(day))
        part = entry.minutes_a_day is not None
        whole_days, part_days = used.whole + (not part), used.part + part
        absent.put(LeaveOfAbsence.whole_days.name, whole_days, whole_days + used.maybe_whole)
        absent.put(LeaveOfAbsence.part_days.name, part_days, part_days + used.maybe_part)

    def count(self, day: date, part: bool, sure: bool) -> None:
        """Count a day used, or one that may have been."""
        self._used.add(day, part, sure)

    def _counted_after(self, day: date) -> date:
        """After which day the days used count; before the regulation there is nothing to count for."""
        answers = self._window.on(day)
        if answers is None:
            return day
        found = answers({Window.counted_at.name: day.toordinal()}).amounts[WindowDays.counted_after.name]
        return day if found is None else date.fromordinal(found)

    def _of_child(self, born: date | None, day: date, facts: Facts) -> None:
        if born is None:
            return
        facts[Caring.turning.name] = day.year - born.year
        chronic = {child.chronically_ill for child in self._children if child.birth_date == born}
        if chronic and None not in chronic:
            facts[Caring.chronically_ill.name] = True in chronic

    def _of_family(self, born: date | None, absent: AbsentDay) -> None:
        if self._alone is not None:
            absent.facts[Caring.alone.name] = self._alone
        family = [child for child in self._children if child.supported_on(absent.day)]
        others = born is not None and all(child.birth_date != born for child in family)
        if not family and not others:
            return
        absent.facts[Caring.children.name] = len(family) + others
        may_be = [c for c in family if c.chronically_ill is not False and c.more_absence is not False]
        surely = [c for c in may_be if c.chronically_ill and c.more_absence]
        # A child that is not among those on record may be chronically ill, too.
        absent.put(Caring.chronic_children.name, len(may_be) + others, len(surely))


def _may_be_same_child(before: Absence, after: Absence) -> bool:
    one, two = before.child_birth_date, after.child_birth_date
    return one == two or one is None or two is None

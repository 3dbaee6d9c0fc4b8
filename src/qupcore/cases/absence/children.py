"""Facts of a day on which a child or its minder is ill, or the minder is with another child."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qupcore.cases.absence.counts import Rolling
from qupcore.cases.absence.day import AbsentDay, Asks, Facts, together
from qupcore.cases.absence.days_off import WorkingDays
from qupcore.cases.absence.doubts import Doubts, of_child
from qupcore.cases.absence.illness import spell_facts
from qupcore.cases.absence.spells import absence_spells, first_days
from qupcore.cases.ruling.timeline import timeline
from qupcore.domain.answers.decision import Question
from qupcore.domain.case.absence import Absence
from qupcore.domain.case.course import Course
from qupcore.domain.days import day_of
from qupcore.domain.truth import Truth
from qupcore.law.terms.absence import Caring, Window, WindowDays
from qupcore.law.terms.leave import LeaveOfAbsence
from qupcore.law.vocabulary import question
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["SickChildren"]

_REASONS = ("sick_child", "sick_child_minder", "minder_follows_child")


class SickChildren:
    """A child's illness over a course: each illness, the days used in twelve months, and the family."""

    def __init__(
        self,
        course: Course,
        doubts: Doubts,
        sure_places: Sequence[int],
        applied: AppliedLaw,
        working: WorkingDays,
    ) -> None:
        entries = doubts.entries
        self._doubts = doubts
        self._children = course.children
        self._alone, self._other_unable = course.sole_carer, course.other_parent_unable
        self._window = timeline("sick_child_window", applied)
        self._counted = timeline("sick_child_counted", applied)
        self._working = working
        self._used, self._refused = Rolling(), Rolling()
        self._unsure: dict[tuple[int, bool], tuple[date, Asks]] = {}
        ill = tuple(absence_spells(entries, lambda e: e.reason in _REASONS, _same_child, working))
        self._first = _first_days(entries, sure_places, working)
        self._maybe_first = self._first
        self._maybe: dict[int, tuple[int, ...]] = {}
        unsure = len(sure_places) < len(entries)
        if unsure or any(
            e.reason is None or (e.reason in _REASONS and e.child_birth_date is None) for e in entries
        ):
            for spell in absence_spells(
                entries, lambda e: e.reason is None or e.reason in _REASONS, _may_be_same_child, working
            ):
                self._maybe_first = self._maybe_first | dict.fromkeys(spell.numbers, spell.first)
                self._maybe |= dict.fromkeys(spell.numbers, spell.numbers)
        self._demands = spell_facts(entries, ill)
        self._asked = doubts.of_spells(ill)

    def on(self, place: int, absent: AbsentDay) -> None:
        """Add the facts of a day; callers ask for days in date order."""
        day, entry, facts = absent.day, absent.entry, absent.facts
        first, maybe = self._first[place], self._maybe_first[place]
        facts.update(self._demands[place])
        absent.asks.update(self._asked.get(place, {}))
        absent.put(Caring.day_of_absence.name, (day - first).days + 1, (day - maybe).days + 1)
        absent.put(
            Caring.working_day_of_absence.name,
            self._working.count(first, day),
            self._working.count(maybe, day),
        )
        if absent.uncertain:
            asks = self._doubts.about(self._maybe[place], of_child)
            absent.asks.update(dict.fromkeys(absent.uncertain, asks))
        self._of_child(entry.child_birth_date, absent)
        self._of_family(entry.child_birth_date, absent)
        self._of_days(absent)

    def count(self, place: int, day: date, part: bool, refused: bool, doubt: Asks | None) -> None:
        """Count a day used, a day that may have been used, or a day that a refused leave would have used.

        Args:
            place: That of its entry.
            day: The day.
            part: Whether it is a part of the day.
            refused: Whether leave was refused for it.
            doubt: What to ask where it only may have been used.
        """
        (self._refused if refused else self._used).add(day, part, doubt is None)
        if doubt is not None:
            self._unsure[place, refused] = day, doubt

    def _of_days(self, absent: AbsentDay) -> None:
        """The days used, including this one; for a refused day, the days refused before are included."""
        day, after, part = absent.day, self._counted_after(absent.day), absent.entry.minutes_a_day is not None
        used, held = self._used.since(after), self._used.holds(day)
        whole, parts = used.whole, used.part
        maybe_whole, maybe_part = used.maybe_whole, used.maybe_part
        if absent.entry.permitted is False:
            refused, held = self._refused.since(after), held or self._refused.holds(day)
            whole, parts = whole + refused.whole, parts + refused.part
            maybe_whole, maybe_part = maybe_whole + refused.maybe_whole, maybe_part + refused.maybe_part
        whole, parts = whole + (not part and not held), parts + (part and not held)
        absent.put(LeaveOfAbsence.whole_days.name, whole, whole + maybe_whole)
        absent.put(LeaveOfAbsence.part_days.name, parts, parts + maybe_part)
        if maybe_whole or maybe_part:
            asks = together(
                doubt
                for (_, refused), (last, doubt) in self._unsure.items()
                if last > after and (absent.entry.permitted is False or not refused)
            )
            for name in (LeaveOfAbsence.whole_days.name, LeaveOfAbsence.part_days.name):
                absent.asks[name] = asks

    def _counted_after(self, day: date) -> date:
        """The day after which used days count; before the regulation there are no days to count."""
        answers = self._window.on(day)
        if answers is None:
            return day
        found = answers({Window.counted_at.name: day.toordinal()}).amounts[WindowDays.counted_after.name]
        return day if found is None else day_of(found)

    def _of_child(self, born: date | None, absent: AbsentDay) -> None:
        day, facts, ill = absent.day, absent.facts, Caring.chronically_ill.name
        if born is None or born > day:
            # A child that is not born cannot be ill: one of the two dates is wrong, and a question asks for
            # it. Questions about which child it is come before questions about the child.
            absent.asks[ill] = lambda: (question(Caring.turning.name, absent.path),)
            return
        facts[Caring.turning.name] = day.year - born.year
        chronic = self._chronic(born)
        if chronic is not None:
            facts[ill] = chronic
            return
        places = [n for n, child in enumerate(self._children) if child.birth_date == born]
        if places:
            absent.asks[ill] = lambda: self._lacking(places)

    def _lacking(self, places: Sequence[int]) -> tuple[Question, ...]:
        """The unknown facts about children: whether each is chronically ill, and what follows from it."""
        found = []
        for number in places:
            child, path = self._children[number], f"$.course.children[{number}]"
            if child.chronically_ill is None:
                found.append(question(Caring.chronically_ill.name, path))
            elif child.chronically_ill and child.more_absence is None:
                found.append(question(Caring.chronic_children.name, path))
        return tuple(found)

    def _chronic(self, born: date) -> Truth:
        """Whether the child is chronically ill; for two children of one birth date, whether either is."""
        chronic = {child.chronically_ill for child in self._children if child.birth_date == born}
        return None if not chronic or None in chronic else True in chronic

    def _of_family(self, born: date | None, absent: AbsentDay) -> None:
        if self._alone is not None:
            absent.facts[Caring.alone.name] = self._alone
        if self._other_unable is not None:
            absent.facts[Caring.other_parent_unable.name] = self._other_unable
        # § 11 (3) gives the same for either ground, so an answer about the second cannot change the result.
        for known, other_name in (
            (self._alone, Caring.other_parent_unable.name),
            (self._other_unable, Caring.alone.name),
        ):
            if known:
                absent.asks[other_name] = tuple
        day = absent.day
        places = [number for number, child in enumerate(self._children) if child.supported_on(day)]
        family = [self._children[number] for number in places]
        other = born is not None and born <= day and all(child.birth_date != born for child in family)
        counted = [(c, self._counts(c.birth_date, c.chronically_ill, day)) for c in family]
        # Children who do not count give no questions.
        matter = [number for number, (_, truth) in zip(places, counted, strict=True) if truth is not False]
        unclear = [number for number, (_, truth) in zip(places, counted, strict=True) if truth is None]
        named = (question(Caring.children.name, absent.path),) if other or not family else ()
        absent.asks[Caring.children.name] = lambda: (*self._lacking(unclear), *named)
        absent.asks[Caring.chronic_children.name] = lambda: (*self._lacking(matter), *named)
        if not family and not other:
            return
        # A child that is not on record may be chronically ill, too.
        also = self._counts(born, None, day) if other and born is not None else False
        most = sum(truth is not False for _, truth in counted) + (also is not False)
        least = sum(truth is True for _, truth in counted) + (also is True)
        absent.put(Caring.children.name, most, least)
        may_be = [
            c
            for c, truth in counted
            if truth is not False and c.chronically_ill is not False and c.more_absence is not False
        ]
        surely = [c for c in may_be if c.chronically_ill and c.more_absence]
        absent.put(Caring.chronic_children.name, len(may_be) + (also is not False), len(surely))

    def _counts(self, born: date, chronically_ill: Truth, day: date) -> Truth:
        """Whether a child counts under § 11 on the day."""
        answers = self._counted.on(day)
        if answers is None:
            return True
        facts: Facts = {Caring.turning.name: day.year - born.year}
        if chronically_ill is not None:
            facts[Caring.chronically_ill.name] = chronically_ill
        return answers(facts).right


def _first_days(
    entries: Sequence[Absence], sure_places: Sequence[int], working: WorkingDays
) -> dict[int, date]:
    """The first day of each illness surely known; entries that may lie outside the programme are apart."""
    some = [entries[place] for place in sure_places]
    found = first_days(some, lambda entry: entry.reason in _REASONS, _same_child, working)
    return {place: entry.first for place, entry in enumerate(entries)} | {
        sure_places[number]: first for number, first in found.items()
    }


def _same_child(before: Absence, after: Absence) -> bool:
    return before.child_birth_date == after.child_birth_date


def _may_be_same_child(before: Absence, after: Absence) -> bool:
    one, two = before.child_birth_date, after.child_birth_date
    return one == two or one is None or two is None

"""The facts of a day of own illness, and of the right to self-certificates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from qupcore.cases.absence.day import AbsentDay, Asks, Facts
from qupcore.cases.absence.days_off import WorkingDays
from qupcore.cases.absence.doubts import Doubts, of_illness
from qupcore.cases.absence.spells import AbsenceSpell, SpellDays, absence_spells, illness_days
from qupcore.cases.ruling.timeline import timeline
from qupcore.domain.case.absence import Absence
from qupcore.domain.case.course import Course
from qupcore.domain.days import day_of
from qupcore.domain.truth import Truth
from qupcore.law.terms.absence import Absent, Illness, Window, WindowDays, Withdrawal
from qupcore.law.vocabulary import question
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["Illnesses", "spell_facts"]


class Illnesses:
    """The own illness of a course: each spell, and the illness shortly before it."""

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
        self._working = working
        self._withdrawals = course.withdrawals
        self._programme = [
            (item.begins, item.last or date.max) for item in course.programmes() if item.begins is not None
        ]
        self._started = course.started_on
        self._window = timeline("illness_window", applied)
        self._sure = self._surely(entries, sure_places)
        unclear = len(sure_places) < len(entries) or any(
            e.reason is None or (e.reason == "own_illness" and e.certificate is None) for e in entries
        )
        self._maybe = self._sure
        if unclear:
            self._maybe = self._days(
                entries, lambda e: e.reason in ("own_illness", None), lambda e: e.certificate != "doctor"
            )
        ill = tuple(absence_spells(entries, lambda e: e.reason == "own_illness", lambda *_: True, working))
        self._demands = spell_facts(entries, ill)
        self._asked: Mapping[int, Mapping[str, Asks]] = doubts.of_spells(ill)

    def on(self, place: int, absent: AbsentDay) -> None:
        """Add the facts of a day of illness; `place` is the index of its entry by date."""
        sure, maybe, day = self._sure[place], self._maybe[place], absent.day
        absent.facts.update(self._demands[place])
        absent.asks.update(self._asked.get(place, {}))
        few, most = sure.through(day), maybe.through(day)
        absent.put(Illness.uncertified_days.name, few.days, most.days)
        absent.put(Illness.uncertified_working_days.name, few.working, most.working)
        few, most = sure.this_time, maybe.this_time
        absent.put(Illness.uncertified_days_this_time.name, few.days, most.days)
        absent.put(Illness.uncertified_working_days_this_time.name, few.working, most.working)
        started = self._start_of(sure.first)
        if started is not None:
            absent.put(
                Illness.weeks_in_programme.name,
                (sure.first - started).days // 7,
                (maybe.first - started).days // 7,
            )
        if absent.uncertain:
            asks = self._doubts.about(maybe.counted, of_illness)
            absent.asks.update(dict.fromkeys(absent.uncertain, asks))
        absent.facts[Illness.self_certificate_withdrawn.name] = any(
            item.first <= day <= (item.last or date.max) for item in self._withdrawals
        )

    def withdrawn_for_doubt(self, day: date) -> Truth:
        """Whether self-certificates were withdrawn for doubt; unknown where the ground is not known."""
        grounds = {i.ground for i in self._withdrawals if i.first <= day <= (i.last or date.max)}
        return True if "doubt" in grounds else None if None in grounds else False

    def ask_grounds(self, day: date) -> Asks:
        """The question about the ground of a withdrawal where it is not known."""
        places = [
            number
            for number, item in enumerate(self._withdrawals)
            if item.ground is None and item.first <= day <= (item.last or date.max)
        ]
        name = Withdrawal.ground.name
        return lambda: tuple(question(name, f"$.course.withdrawals[{number}]") for number in places)

    def _start_of(self, day: date) -> date | None:
        """The first day of the programme that contains the day."""
        for first, last in self._programme:
            if first <= day <= last:
                return first
        return self._started

    def _surely(self, entries: Sequence[Absence], places: Sequence[int]) -> dict[int, SpellDays]:
        """The spells that are surely illness in the programme; an entry that may lie outside it is apart."""

        def of(some: Sequence[int]) -> dict[int, SpellDays]:
            found = self._days(
                [entries[place] for place in some],
                lambda e: e.reason == "own_illness",
                lambda e: e.certificate in ("self", "none"),
            )
            return {some[number]: days for number, days in found.items()}

        alone = set(range(len(entries))).difference(places)
        return {**of(places), **{place: days for one in sorted(alone) for place, days in of((one,)).items()}}

    def _days(
        self, entries: Sequence[Absence], joins: Callable[[Absence], bool], open_: Callable[[Absence], bool]
    ) -> dict[int, SpellDays]:
        return illness_days(entries, joins, open_, self._counted_from, self._working)

    def _counted_from(self, first: date) -> date:
        """The first day on which an ended illness counts with a new one; none before the regulation."""
        answers = self._window.on(first)
        if answers is None:
            return first
        found = answers({Window.counted_at.name: first.toordinal()}).amounts[WindowDays.counted_from.name]
        return first if found is None else day_of(found)


def spell_facts(entries: Sequence[Absence], found: Iterable[AbsenceSpell]) -> dict[int, Facts]:
    """The facts about a whole spell, from any of its entries, by the index of each entry.

    Args:
        entries: All entries, in time order.
        found: The spells of the entries of a kind.
    """
    facts: dict[int, Facts] = {}
    for spell in found:
        facts |= dict.fromkeys(spell.numbers, _of_spell(entries[number] for number in spell.numbers))
    return facts


def _of_spell(entries: Iterable[Absence]) -> Facts:
    entries = tuple(entries)
    known: dict[str, Truth] = {
        Absent.doctor_demanded.name: _any(entry.doctor_demanded for entry in entries),
        Illness.prevented_from_doctor.name: _any(entry.prevented_from_doctor for entry in entries),
        Illness.same_illness.name: _any(entry.same_illness for entry in entries),
        # The office decides whether to demand it; with nothing on record, nothing was demanded.
        Absent.confirmation_missing.name: any(entry.confirmed_in_writing is False for entry in entries),
    }
    return {name: value for name, value in known.items() if value is not None}


def _any(truths: Iterable[Truth]) -> Truth:
    found = set(truths)
    return True if True in found else None if None in found else False

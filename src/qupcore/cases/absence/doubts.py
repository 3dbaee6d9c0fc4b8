"""The entries that make other entries uncertain, and the questions about them.

A count is uncertain where the reason, the certificate or the child of an entry is not known. A fact about a
whole illness may be missing in only one of its entries. The question goes to that entry: an answer where one
already stands would change nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import attrs

from qupcore.cases.absence.day import Asks
from qupcore.cases.absence.spells import AbsenceSpell
from qupcore.domain.answers.decision import Question
from qupcore.domain.case.absence import Absence
from qupcore.law.terms.absence import Absent, Caring, Illness
from qupcore.law.vocabulary import question

__all__ = ["Doubts", "Open", "of_child", "of_illness"]

Open = Callable[[Absence], str | None]
"""The term that is lacking in an entry for a count to be certain; None where nothing is."""

_OF_SPELL: Mapping[str, str] = {
    Absent.doctor_demanded.name: "doctor_demanded",
    Illness.prevented_from_doctor.name: "prevented_from_doctor",
    Illness.same_illness.name: "same_illness",
}


@attrs.frozen(eq=False)
class Doubts:
    """The entries of a course by date, and the reasons why a day of an entry may be no absence.

    Attributes:
        entries: The entries.
        numbers: Of each, its number in `course.absences`.
        outside: Of each that may be no absence, why: what to ask.
    """

    entries: Sequence[Absence]
    numbers: Sequence[int]
    outside: Mapping[int, Question]

    def path(self, place: int) -> str:
        """The path of an entry in the case."""
        return f"$.course.absences[{self.numbers[place]}]"

    def about(self, places: Iterable[int], lacking: Open) -> Asks:
        """The questions that make the count of these entries certain."""
        return partial(self._about, tuple(places), lacking)

    def _about(self, places: Iterable[int], lacking: Open) -> tuple[Question, ...]:
        found: dict[Question, None] = {}
        for place in places:
            term = lacking(self.entries[place])
            if term is not None:
                found[question(term, self.path(place))] = None
            elif place in self.outside:
                found[self.outside[place]] = None
        return tuple(found)

    def of_spells(self, spells: Iterable[AbsenceSpell]) -> dict[int, dict[str, Asks]]:
        """For each entry, the facts of its spell that it answers and another entry lacks, with that entry."""
        found: dict[int, dict[str, Asks]] = {}
        for spell in spells:
            for term, field in _OF_SPELL.items():
                lacking = [place for place in spell.numbers if getattr(self.entries[place], field) is None]
                if not lacking:
                    continue
                # A doctor's certificate says little of the days without one, so those entries are asked
                # first.
                first = min(lacking, key=lambda place: self.entries[place].certificate == "doctor")
                for place in spell.numbers:
                    if place not in lacking:
                        found.setdefault(place, {})[term] = partial(self._at, term, first)
        return found

    def _at(self, term: str, place: int) -> tuple[Question, ...]:
        return (question(term, self.path(place)),)


def of_illness(entry: Absence) -> str | None:
    """The missing facts for counting days without a doctor's certificate."""
    if entry.reason is None:
        return Absent.reason.name
    return Absent.certificate.name if entry.certificate is None else None


def of_child(entry: Absence) -> str | None:
    """The missing facts for counting the days of one child's illness."""
    if entry.reason is None:
        return Absent.reason.name
    return Caring.turning.name if entry.child_birth_date is None else None

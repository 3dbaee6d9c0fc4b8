"""Which entries leave something about another one open, and what to ask of them.

A count is not certain because the reason, the certificate or the child of some entry is not known; what is
recorded of an illness as a whole may be lacking in one of its entries only. It is asked there: an answer
where one stands already would change nothing.
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
    """The entries of a course in time order, and why a day of one may be none of absence.

    Attributes:
        entries: The entries.
        numbers: Of each, its number in `course.absences`.
        outside: Of each that may be no absence, why: what to ask.
    """

    entries: Sequence[Absence]
    numbers: Sequence[int]
    outside: Mapping[int, Question]

    def path(self, place: int) -> str:
        """Where in the case an entry stands."""
        return f"$.course.absences[{self.numbers[place]}]"

    def about(self, places: Iterable[int], lacking: Open) -> Asks:
        """What to ask of entries that are counted, so that the count is certain."""
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
        """Of each entry, what of its spell is answered in it and not in another, with that other."""
        found: dict[int, dict[str, Asks]] = {}
        for spell in spells:
            for term, field in _OF_SPELL.items():
                lacking = [place for place in spell.numbers if getattr(self.entries[place], field) is None]
                if not lacking:
                    continue
                # A doctor's certificate says little of the days without one: the others are asked first.
                first = min(lacking, key=lambda place: self.entries[place].certificate == "doctor")
                for place in spell.numbers:
                    if place not in lacking:
                        found.setdefault(place, {})[term] = partial(self._at, term, first)
        return found

    def _at(self, term: str, place: int) -> tuple[Question, ...]:
        return (question(term, self.path(place)),)


def of_illness(entry: Absence) -> str | None:
    """What is lacking for days without a doctor's certificate to be counted."""
    if entry.reason is None:
        return Absent.reason.name
    return Absent.certificate.name if entry.certificate is None else None


def of_child(entry: Absence) -> str | None:
    """What is lacking for the days of one child's illness to be counted."""
    if entry.reason is None:
        return Absent.reason.name
    return Caring.turning.name if entry.child_birth_date is None else None

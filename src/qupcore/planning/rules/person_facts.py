"""The facts about a person that the rules of a measure read; persons alike in these get the same answers."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from qupcore.catalogue.terms import AdmissionFacts, admission_vocabulary
from qupcore.deciding.cells import cells_of
from qupcore.law.terms.right import ApplicantFacts
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import IntTerm

__all__ = ["NOBODY", "PersonFacts", "person_facts"]

_AGES = (ApplicantFacts.age.name, AdmissionFacts.age_this_year.name)


@attrs.frozen
class PersonFacts:
    """The facts about a person that rules read.

    Attributes:
        reads: The names of the yes/no facts and choices.
        parts: The names of the numbers, with the values at which an answer may change; None where any may.
        shown: The facts whose values a finding shows, so that no answer shows the age of another person.
        ages: The numbers that are ages.
    """

    reads: tuple[str, ...]
    parts: tuple[tuple[str, tuple[int, ...] | None], ...]
    shown: tuple[str, ...] = ()
    ages: tuple[tuple[str, tuple[int, ...] | None], ...] = attrs.field(init=False)

    @ages.default
    def _ages(self) -> tuple[tuple[str, tuple[int, ...] | None], ...]:
        return tuple(part for part in self.parts if part[0] in _AGES)


NOBODY = PersonFacts((), ())
"""The value for rules that read no fact about a person."""


def person_facts(rulebook: Rulebook, shown: Iterable[str] = ()) -> PersonFacts:
    """The facts about a person that a rulebook reads, and those of `shown` that its findings show."""
    conditions = [entry.when for entry in rulebook.entries]
    reads, parts = [], []
    for name, term in rulebook.terms.items():
        if name not in admission_vocabulary():
            continue
        if isinstance(term, IntTerm):
            cells = cells_of(term, conditions, rulebook.numbers())
            starts = None
            if cells is not None:
                starts = tuple(cell.low for cell in cells if cell.low is not None)
            parts.append((name, starts))
        else:
            reads.append(name)
    return PersonFacts(tuple(reads), tuple(parts), tuple(name for name in shown if name in rulebook.terms))

"""What of a person the rules of a measure can tell apart: two that they cannot have the same answers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

import attrs

from qupcore.catalogue.terms import AdmissionFacts, admission_vocabulary
from qupcore.deciding.cells import cells_of
from qupcore.law.terms.right import Person
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import IntTerm, Value

__all__ = ["NOBODY", "PersonFacts", "person_facts"]

_AGES = (Person.age.name, AdmissionFacts.age_this_year.name)


@attrs.frozen
class PersonFacts:
    """The facts about a person that rules read.

    Attributes:
        reads: The yes/no facts and choices.
        parts: The numbers, with the values at which an answer changes; None where any value may differ.
        shown: The facts whose values stand in what is found: nobody is told the age of another.
    """

    reads: tuple[str, ...]
    parts: tuple[tuple[str, tuple[int, ...] | None], ...]
    shown: tuple[str, ...] = ()

    def seen(self, person: Mapping[str, Value]) -> tuple[object, ...]:
        """What the rules see of a person."""
        seen: list[object] = [person.get(name) for name in self.reads]
        seen += [_part(person.get(name), starts) for name, starts in self.parts]
        seen += [person.get(name) for name in self.shown]
        return tuple(seen)

    @property
    def reads_age(self) -> bool:
        """Whether they ask how old somebody is."""
        return any(name in _AGES for name, _ in self.parts)

    def aged_apart(self, then: Mapping[str, Value], later: Mapping[str, Value]) -> bool:
        """Whether somebody grows so much older that an answer may change."""
        return any(
            _part(then.get(name), starts) != _part(later.get(name), starts)
            for name, starts in self.parts
            if name in _AGES
        )


NOBODY = PersonFacts((), ())
"""Of rules that read nothing about a person."""


def _part(value: Value | None, starts: tuple[int, ...] | None) -> object:
    if starts is None or not isinstance(value, int):
        return value
    return bisect_right(starts, value)


def person_facts(rulebook: Rulebook, shown: Iterable[str] = ()) -> PersonFacts:
    """What the rules of a rulebook read about a person, and what of it stands in what they find."""
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

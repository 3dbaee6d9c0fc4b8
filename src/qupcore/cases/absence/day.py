"""A working day of an absence, with its known facts and its uncertain counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeAlias

import attrs

from qupcore.deciding.facts import Fact
from qupcore.domain.answers.decision import Question
from qupcore.domain.case.absence import Absence
from qupcore.law.vocabulary import question
from qupcore.rules.terms import Value

__all__ = ["AbsentDay", "Asks", "Between", "Facts", "together"]

Between = tuple[Value, Value]
"""What a count may be: what is best for the participant, and what is worst."""

Facts = dict[str, Fact | Value]

Asks: TypeAlias = Callable[[], tuple[Question, ...]]
"""What to ask, worked out where it is asked."""


def together(several: Iterable[Asks]) -> Asks:
    """All questions in the parts, each once."""
    found = tuple(several)
    return lambda: tuple(dict.fromkeys(item for asks in found for item in asks()))


@attrs.frozen(eq=False, slots=True)
class AbsentDay:
    """A working day of an absence.

    Attributes:
        number: The number of the entry in `course.absences`.
        entry: The entry.
        day: The day.
        topic: The rules of the regulation that it is held against; None where there are none for its reason.
        facts: What is known, by term.
        uncertain: The counts among the facts that are not certain, and what they may be.
        asks: What to ask where a term is not known, other than for the term at this entry: the answer may
            be lacking in another entry, or about a child.
    """

    number: int
    entry: Absence
    day: date
    topic: str | None
    facts: Facts
    uncertain: dict[str, Between]
    asks: dict[str, Asks] = attrs.field(factory=dict)

    @property
    def path(self) -> str:
        """The path of the entry in the case."""
        return f"$.course.absences[{self.number}]"

    def questions(self, names: Iterable[str]) -> tuple[Question, ...]:
        """The questions about unknown terms, each at the place where the answer is missing."""
        found = (
            (question(name, self.path),) if name not in self.asks else self.asks[name]() for name in names
        )
        return tuple(dict.fromkeys(item for several in found for item in several))

    def put(self, name: str, best: int, worst: int) -> None:
        """Add a count.

        Args:
            name: The term.
            best: What it may be that is best for the participant; shown where it makes no difference.
            worst: What it may be that is worst.
        """
        self.facts[name] = best
        if best != worst:
            self.uncertain[name] = (best, worst)

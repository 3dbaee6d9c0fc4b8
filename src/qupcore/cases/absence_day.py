"""A working day of an absence, with what is known of it and what is not certain."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore.deciding.facts import Fact
from qupcore.domain.absence import Absence
from qupcore.rules.terms import Value

__all__ = ["AbsentDay", "Between", "Facts"]

Between = tuple[Value, Value]
"""What a count may be: what is best for the participant, and what is worst."""

Facts = dict[str, Fact | Value]


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
    """

    number: int
    entry: Absence
    day: date
    topic: str | None
    facts: Facts
    uncertain: dict[str, Between]

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

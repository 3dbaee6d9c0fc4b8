"""The two sides of a comparison: a law and a day on each, and the day on which people are looked at."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore.domain.sound import sound_entry
from qupcore.memory import found_once
from qupcore.reforms.holding import held
from qupcore.rules.law import Law
from qupcore.rules.rulebook import Rulebook

__all__ = ["Side", "Sides"]


@attrs.frozen(field_transformer=sound_entry)
class Side:
    """A law as it is on a day."""

    law: Law
    day: date

    @property
    def name(self) -> str:
        """The law and the day, as in `national of 2018-12-31`."""
        return f"{self.law.name} of {self.day}"

    def has(self, topic: str) -> bool:
        """Whether a rule of the topic is in force."""
        return any(placed.topic == topic and placed.on(self.day) for placed in self.law.rules)


@attrs.frozen(slots=False, field_transformer=sound_entry)
class Sides:
    """Two laws, each as it is on a day. People are looked at on the later day, under both.

    So a change of the law is told apart from the passing of time: nobody grows older between the two.
    """

    before: Side
    after: Side

    @property
    def on(self) -> date:
        """The day on which people are looked at."""
        return max(self.before.day, self.after.day)

    @found_once
    def laws(self) -> tuple[Law, Law]:
        """The two laws, each held from its day on if it is the earlier one."""
        return self._law(self.before), self._law(self.after)

    def _law(self, side: Side) -> Law:
        return side.law if side.day == self.on else held(side.law, side.day)

    def rulebooks(self, topic: str) -> tuple[Rulebook | None, Rulebook | None]:
        """The rules of a topic on each side; None where there are none."""
        return _rulebook(self.before, topic), _rulebook(self.after, topic)


def _rulebook(side: Side, topic: str) -> Rulebook | None:
    return side.law.in_force(side.day, topic) if side.has(topic) else None

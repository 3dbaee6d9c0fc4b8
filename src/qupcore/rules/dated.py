"""Dated values with unit and source: the numbers of the law and of policy."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

import attrs

from qupcore.domain.period import Period
from qupcore.domain.source import Confidence
from qupcore.errors import ParameterError
from qupcore.errors.worded import worded
from qupcore.rules.nodes import Number

__all__ = ["Basis", "Confidence", "DatedValue", "Parameter"]

Basis = Literal["law", "regulation", "policy"]


@attrs.frozen(kw_only=True)
class DatedValue:
    """One value of a parameter and the days on which it holds.

    A number that is set anew each year holds until the next one is set. It is known until `known_until`; on a
    later day it is provisional. `renewed_by` cites the provision by which it is set anew.
    """

    valid: Period
    value: int | None
    basis: Basis
    source: str
    link: str = ""
    confidence: Confidence = "high"
    note: str = ""
    choices: tuple[int, ...] = ()
    open: bool = False
    known_until: date | None = None
    renewed_by: str = ""

    def permits(self, chosen: int) -> bool:
        """Whether a caller may choose this number: one of `choices`, or any from zero if `open`."""
        return type(chosen) is int and (chosen in self.choices or (self.open and chosen >= 0))

    @property
    def what_may_be_chosen(self) -> str:
        """The remedy where a caller chose a number that is not permitted."""
        if self.open:
            return worded("choose a whole number from zero")
        return (
            worded("choose one of {choices}", choices=self.choices)
            if self.choices
            else worded("a caller cannot change it")
        )


@attrs.frozen(eq=False, kw_only=True)
class Parameter(Number):
    """A number of the law, or of policy, that changes over time."""

    kind: ClassVar[str] = "parameter"
    name: str
    counted: str
    values: tuple[DatedValue, ...]

    @property
    def unit(self) -> str:
        return self.counted

    def canonical(self) -> list[object]:
        return [self.kind, self.name]

    def on(self, day: date) -> DatedValue:
        """The value in force on the day.

        Raises:
            ParameterError: no value is in force on the day; nothing defaults to zero.
        """
        for value in self.values:
            if value.valid.contains(day):
                return value
        raise ParameterError(
            worded("{name} has no value on {day}", name=self.name, day=day),
            where=self.name,
            why="a number of the law that is not known for a date is never guessed",
            remedy=worded(
                "add a dated value, with its source; it has values for {names}",
                names=", ".join(str(value.valid) for value in self.values),
            ),
        )

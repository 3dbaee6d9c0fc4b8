"""Terms: the facts that rules read, each with its type and unit. Their texts are in `explaining/texts`."""

from __future__ import annotations

from typing import ClassVar, Literal

import attrs

from qupcore.domain.new_term import NewTerm
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.rules.nodes import Condition, IsKnown, Node, Number, OneOf

__all__ = ["BoolTerm", "ChoiceTerm", "IntTerm", "Nature", "Term", "Value", "Vocabulary", "terms_of"]

Value = bool | int | str
"""The value of a term, if it is known."""

Nature = Literal["looked_up", "judged"]
"""Whether a fact is looked up (in a register or document, or by asking) or judged (discretion)."""


@attrs.frozen(eq=False, kw_only=True)
class Term(Node):
    """A fact that rules may read.

    Attributes:
        name: Stable name (`person.age`), used in answers, receipts and plugins.
        path: The path of the answer in a case file.
        nature: Looked up, or judged by a person.
        known_by: Who may know it: `register`, `person`, `office` or `municipality`.
        new: Where a proposed law brings the term: its question and its words.
    """

    name: str
    path: str
    nature: Nature = "looked_up"
    known_by: str = "office"
    new: NewTerm | None = None

    def canonical(self) -> list[object]:
        return [self.kind, self.name]

    def described(self) -> list[object]:
        """The parts of the term that affect an answer, for the rulebook's hash."""
        return [self.name, self.kind, self.nature]

    def is_known(self) -> IsKnown:
        """Whether the fact is on record. Not for conditions of a right: see `IsKnown`."""
        return IsKnown(self)


@attrs.frozen(eq=False, kw_only=True)
class BoolTerm(Term, Condition):
    """A yes/no fact, which is itself a condition."""

    kind: ClassVar[str] = "bool"


@attrs.frozen(eq=False, kw_only=True)
class IntTerm(Term, Number):
    """A whole number in a unit, from `low` to `high`, both included; None means no bound.

    Dates are whole numbers too: the proleptic Gregorian ordinal, unit `date`.
    """

    kind: ClassVar[str] = "int"
    counted: str
    low: int | None = None
    high: int | None = None

    @property
    def unit(self) -> str:
        return self.counted

    def described(self) -> list[object]:
        return [*super().described(), self.counted, self.low, self.high]


@attrs.frozen(eq=False, kw_only=True)
class ChoiceTerm(Term):
    """One of a fixed set of values."""

    kind: ClassVar[str] = "choice"
    values: tuple[str, ...]

    def one_of(self, *values: str) -> OneOf:
        """Whether the value is one of the named values."""
        for value in values:
            if value not in self.values:
                raise RuleError(
                    worded("{value!r} is not a value of {name}", value=value, name=self.name),
                    remedy=worded("use one of: {words}", words=", ".join(self.values)),
                )
        if not values:
            raise RuleError(
                worded("one_of() of {name} names no value", name=self.name), remedy="name at least one"
            )
        return OneOf(self, tuple(values))

    def described(self) -> list[object]:
        return [*super().described(), list(self.values)]


class Vocabulary:
    """A group of terms, which a rule gets by annotation: `def age(person: Person) -> Condition`."""


def terms_of(node: Node) -> dict[str, Term]:
    """The terms that a tree reads, by name, in the order in which they first occur."""
    found: dict[str, Term] = {}
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, Term):
            found.setdefault(current.name, current)
        stack.extend(reversed(current.parts))
    return found

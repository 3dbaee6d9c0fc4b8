"""The syntax tree of the rule language: conditions and whole numbers, as data.

A tree is a condition or a number; engines evaluate it. Operators only build trees, so Python's own `and`,
`or`, `not`, `if`, `in` and chained comparison raise `RuleError` with the remedy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NoReturn

import attrs

from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.rules.operators import COMPLEMENT, Operator, Rounding, Sign
from qupcore.rules.whole_number import whole_number

__all__ = [
    "COMPLEMENT",
    "After",
    "All",
    "Any",
    "Arithmetic",
    "Compare",
    "Condition",
    "Constant",
    "Divide",
    "IsKnown",
    "Node",
    "Not",
    "Number",
    "OneOf",
    "Operator",
    "Proportion",
    "Rounding",
    "Sign",
    "walk",
]


@attrs.frozen(eq=False)
class Node:
    """A part of a tree. Nodes are compared by identity; `canonical` gives their meaning."""

    kind: ClassVar[str]

    @property
    def parts(self) -> tuple[Node, ...]:
        """The nodes directly below this one."""
        return ()

    def canonical(self) -> list[object]:
        """The tree as lists that can be written as JSON; equal for trees of the same structure."""
        return [self.kind, *(part.canonical() for part in self.parts)]

    def __bool__(self) -> NoReturn:
        raise RuleError(
            "a rule was used as a Python truth value",
            why="Python's `and`, `or`, `not`, `if`, `in` and chained comparison decide at once, but a rule "
            "is a tree that is decided later",
            remedy="write `&`, `|`, `~`, all_of(...), any_of(...), one_of(...), "
            "and (low <= x) & (x < high) instead of low <= x < high",
        )

    def __contains__(self, item: object) -> NoReturn:
        raise RuleError("`in` has no meaning on a rule", remedy="write term.one_of('a', 'b')")

    def __iter__(self) -> NoReturn:
        raise RuleError("a rule cannot be iterated over", remedy="use walk(node) to look inside a tree")


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and all nodes below it, outermost first, left to right."""
    yield node
    for part in node.parts:
        yield from walk(part)


class Condition(Node):
    """A node that is true, false or unknown."""

    def __and__(self, other: Condition) -> All:
        return All((self, _condition(other)))

    def __or__(self, other: Condition) -> Any:
        return Any((self, _condition(other)))

    def __invert__(self) -> Not:
        return Not(self)


class Number(Node):
    """A node that is a whole number in a unit, or unknown."""

    @property
    def unit(self) -> str:
        """The unit: `years`, `øre`, `hours`, `days`, `date`, or `1` for a bare number."""
        raise AssertionError(f"{type(self).__name__} has no unit")  # pragma: no cover

    def __lt__(self, other: Number | int) -> Compare:
        return Compare("<", self, _number(other, self))

    def __le__(self, other: Number | int) -> Compare:
        return Compare("<=", self, _number(other, self))

    def __gt__(self, other: Number | int) -> Compare:
        return Compare(">", self, _number(other, self))

    def __ge__(self, other: Number | int) -> Compare:
        return Compare(">=", self, _number(other, self))

    def __eq__(self, other: Number | int) -> Compare:  # type: ignore[override]
        return Compare("==", self, _number(other, self))

    def __ne__(self, other: Number | int) -> Compare:  # type: ignore[override]
        return Compare("!=", self, _number(other, self))

    __hash__ = object.__hash__

    def __add__(self, other: Number) -> Arithmetic:
        return Arithmetic("+", self, _number(other, self))

    def __sub__(self, other: Number) -> Arithmetic:
        return Arithmetic("-", self, _number(other, self))

    def __mul__(self, other: Number) -> Arithmetic:
        return Arithmetic("*", self, _number(other, self))

    def __truediv__(self, other: object) -> NoReturn:
        raise RuleError("`/` does not say how to round", remedy="write a.divided_by(b, rounding='half_up')")

    __floordiv__ = __mod__ = __truediv__

    def divided_by(self, other: Number, *, rounding: Rounding) -> Divide:
        """Divide and round to a whole number: `down` (towards minus infinity), `up`, or `half_up`."""
        return Divide(self, _number(other, self), rounding)

    def in_proportion(self, part: Number, whole: Number, *, rounding: Rounding) -> Proportion:
        """This number times `part` divided by `whole`, rounded once: a benefit in proportion to hours."""
        return Proportion(self, _number(part, whole), _number(whole, whole), rounding)

    def smaller_of(self, other: Number | int) -> Arithmetic:
        """The smaller of two numbers of one unit."""
        return Arithmetic("min", self, _number(other, self))

    def after(self, span: Number) -> After:
        """The date that is a number of days or months later."""
        return After(self, _number(span, span))

    def before(self, span: Number) -> After:
        """The date that is a number of days or months earlier."""
        return After(self, Constant(0, span.unit) - _number(span, span))

    def larger_of(self, other: Number | int) -> Arithmetic:
        """The larger of two numbers of one unit; `larger_of(0)` is never negative."""
        return Arithmetic("max", self, _number(other, self))


@attrs.frozen(eq=False)
class Constant(Number):
    """A literal number. Rules of law use parameters; only zero may be written in Python."""

    kind: ClassVar[str] = "constant"
    value: int = attrs.field(validator=whole_number)
    counted: str = "1"

    @property
    def unit(self) -> str:
        return self.counted

    def canonical(self) -> list[object]:
        return [self.kind, self.value, self.counted]


@attrs.frozen(eq=False)
class Arithmetic(Number):
    """Sum, difference, product, smaller or larger of two whole numbers."""

    kind: ClassVar[str] = "arithmetic"
    sign: Sign
    left: Number
    right: Number

    def __attrs_post_init__(self) -> None:
        if self.sign != "*":
            _same_unit(self.sign, self.left, self.right)
        elif "1" not in (self.left.unit, self.right.unit):
            raise RuleError(
                worded("{left} times {right} has no unit here", left=self.left.unit, right=self.right.unit),
                remedy="one of the two factors must be a bare number (unit `1`)",
            )

    @property
    def unit(self) -> str:
        return self.right.unit if self.sign == "*" and self.left.unit == "1" else self.left.unit

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.left, self.right)

    def canonical(self) -> list[object]:
        return [self.kind, self.sign, self.left.canonical(), self.right.canonical()]


@attrs.frozen(eq=False)
class Divide(Number):
    """Division with declared rounding; a divisor of zero makes the result unknown."""

    kind: ClassVar[str] = "divide"
    left: Number
    right: Number
    rounding: Rounding

    def __attrs_post_init__(self) -> None:
        if (unit := self.right.unit) not in ("1", self.left.unit):
            raise RuleError(
                worded("{left} divided by {unit} has no unit here", left=self.left.unit, unit=unit),
                remedy="divide by a bare number (unit `1`) or by the same unit",
            )

    @property
    def unit(self) -> str:
        return self.left.unit if self.right.unit == "1" else "1"

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.left, self.right)

    def canonical(self) -> list[object]:
        return [self.kind, self.rounding, self.left.canonical(), self.right.canonical()]


@attrs.frozen(eq=False)
class Proportion(Number):
    """A number times the ratio of two quantities of one unit, rounded once, as declared.

    The law's *tilsvarende*: a reduction in proportion to hours. If `whole` is zero, the result is unknown.
    """

    kind: ClassVar[str] = "proportion"
    number: Number
    part: Number
    whole: Number
    rounding: Rounding

    def __attrs_post_init__(self) -> None:
        _same_unit("of", self.part, self.whole)

    @property
    def unit(self) -> str:
        return self.number.unit

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.number, self.part, self.whole)

    def canonical(self) -> list[object]:
        return [self.kind, self.rounding, *(part.canonical() for part in self.parts)]


@attrs.frozen(eq=False)
class After(Number):
    """A date some days or calendar months later; the 31st becomes the last day of a shorter month."""

    kind: ClassVar[str] = "after"
    left: Number
    right: Number

    def __attrs_post_init__(self) -> None:
        if self.left.unit != "date" or self.right.unit not in ("days", "months"):
            raise RuleError(
                worded("{unit} after {unit2} is no date", unit=self.right.unit, unit2=self.left.unit),
                remedy="write date.after(number), where the number counts days or months",
            )

    @property
    def unit(self) -> str:
        return "date"

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.left, self.right)


@attrs.frozen(eq=False)
class Compare(Condition):
    """The comparison of two numbers of one unit."""

    kind: ClassVar[str] = "compare"
    operator: Operator
    left: Number
    right: Number

    def __attrs_post_init__(self) -> None:
        _same_unit(self.operator, self.left, self.right)

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.left, self.right)

    def canonical(self) -> list[object]:
        return [self.kind, self.operator, self.left.canonical(), self.right.canonical()]


@attrs.frozen(eq=False)
class OneOf(Condition):
    """Whether a choice is one of the named values."""

    kind: ClassVar[str] = "one_of"
    term: Node
    values: tuple[str, ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.term,)

    def canonical(self) -> list[object]:
        return [self.kind, self.term.canonical(), sorted(self.values)]


@attrs.frozen(eq=False)
class IsKnown(Condition):
    """Whether a fact is on record at all; never unknown itself.

    The only condition that can change between true and false when a fact is removed. It is for findings about
    the record ("is the evaluation date stated?") and must not be part of a condition of a right.
    """

    kind: ClassVar[str] = "known"
    term: Node

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.term,)


@attrs.frozen(eq=False)
class All(Condition):
    """True if every part is true, false if one is false, else unknown."""

    kind: ClassVar[str] = "all"
    conditions: tuple[Condition, ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        return self.conditions


@attrs.frozen(eq=False)
class Any(Condition):
    """True if one part is true, false if every part is false, else unknown."""

    kind: ClassVar[str] = "any"
    conditions: tuple[Condition, ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        return self.conditions


@attrs.frozen(eq=False)
class Not(Condition):
    """True if the part is false, false if it is true, unknown if it is unknown."""

    kind: ClassVar[str] = "not"
    condition: Condition

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.condition,)


def _condition(value: object) -> Condition:
    if isinstance(value, Condition):
        return value
    raise RuleError(
        worded("expected a condition, got {value!r}", value=value),
        remedy="combine conditions only: a comparison, a yes/no term, all_of(...), any_of(...)",
    )


def _number(value: object, beside: Number) -> Number:
    if isinstance(value, Number):
        return value
    if type(value) is int and value == 0:
        return Constant(0, beside.unit)
    raise RuleError(
        worded("{value!r} is written in the rule itself", value=value),
        why="the numbers of the law are dated data with a citation; only zero may be written in Python",
        remedy="put it in the section's TOML file and use it as limit.<name>",
    )


def _same_unit(sign: str, left: Number, right: Number) -> None:
    if left.unit != right.unit:
        raise RuleError(
            worded("`{sign}` between {unit} and {unit2}", sign=sign, unit=left.unit, unit2=right.unit),
            remedy="compare and add only numbers of one unit; declare the unit in terms or TOML",
        )

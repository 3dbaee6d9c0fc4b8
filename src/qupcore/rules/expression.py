"""Conditions written as text, for data files: `person.age < 30 and assessment.reduced_capacity`.

The text becomes the same tree as Python's operators build. Nothing is executed: a tokeniser and a
precedence-climbing (Pratt) parser know only the given vocabulary. Unlike a rule of law, an expression may
contain numbers, since it is in a data file together with its source.

| | written |
|---|---|
| all, any, not | `a and b`, `a or b`, `not a`, brackets |
| comparison | `<`, `<=`, `==`, `!=`, `>=`, `>` between numbers of one unit |
| choice | `term == "value"`, `term != "value"`, `term in ("a", "b")` |
| numbers | `30` (in the unit of the other side), `6 months`, `2500 kr`, `2026-09-01` |
| arithmetic | `+`, `-`, `*`, `smaller_of(a, b)`, `larger_of(a, b)` |
| division, dates | `divided(a, b, half_up)`, `after(date, 6 months)` |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar, get_args

import attrs

from qupcore.domain.hint import remedy
from qupcore.domain.refused_subjects import refused_subject, refused_why
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.rules.nodes import (
    After,
    All,
    Any,
    Arithmetic,
    Compare,
    Condition,
    Constant,
    Divide,
    Node,
    Not,
    Number,
    OneOf,
    Rounding,
    Sign,
)
from qupcore.rules.terms import ChoiceTerm, Term
from qupcore.rules.tokens import Token, tokens_of, wrong

__all__ = ["DEEPEST", "parse_condition"]

DEEPEST = 40
"""The deepest nesting of brackets, `not` and functions."""

_BINDS = {"or": 1, "and": 2, "in": 4, "+": 5, "-": 5, "*": 6} | dict.fromkeys(
    ("<", "<=", "==", "!=", ">=", ">"), 4
)
_MOST_NAMED = 12
_NOT = 3
_COMPARES = 4

T = TypeVar("T")
_ORE_IN_KRONE = 100


def parse_condition(text: str, vocabulary: Mapping[str, Term]) -> Condition:
    """Parse an expression into a condition.

    Args:
        text: The expression.
        vocabulary: The permitted terms, by name.

    Raises:
        RuleError: it is not an expression; `where` gives the column, counted from 1.

    >>> from qupcore.law.vocabulary import vocabulary
    >>> parse_condition("person.age < 30", vocabulary()).canonical()
    ['compare', '<', ['int', 'person.age'], ['constant', 30, 'years']]
    >>> parse_condition("person.age << 30", vocabulary())
    Traceback (most recent call last):
        ...
    qupcore.errors.RuleError: `<` cannot stand here
      where: column 13
      remedy: write a term, a number or an opening bracket
    """
    reader = _Reader(tokens_of(text), vocabulary)
    found = reader.expression(0)
    reader.end()
    return found.as_condition()


@attrs.frozen
class _Found:
    """A parsed part, its first token, and the `and` or `or` that it can be extended by."""

    part: Node | _Bare | str
    token: Token
    open: str = ""

    def as_condition(self) -> Condition:
        if isinstance(self.part, Condition):
            return self.part
        if isinstance(self.part, ChoiceTerm):
            what_to_do: str = worded(
                'write {name} == "{values}"', name=self.part.name, values=self.part.values[0]
            )
        else:
            what_to_do = worded("hold it against something: <, <=, ==, !=, >= or >")
        raise wrong(
            worded("`{text}` is no condition by itself", text=self.token.text), self.token, what_to_do
        )

    def as_number(self, unit: str) -> Number:
        """The part as a number; a number without a unit gets the given unit."""
        if isinstance(self.part, _Bare):
            if unit == "øre" or unit == "date":
                form = "2500 kr" if unit == "øre" else "2026-09-01"
                raise wrong(
                    worded("a bare number where {unit} is counted", unit=unit),
                    self.token,
                    worded("write it as {form}", form=form),
                )
            return Constant(self.part.value, unit)
        if isinstance(self.part, Number):
            return self.part
        raise wrong(
            worded("`{text}` is no number", text=self.token.text),
            self.token,
            worded("put a number or a counted term here"),
        )


@attrs.frozen
class _Bare:
    """A number without a unit; the number that it is compared with gives the unit."""

    value: int


@attrs.define
class _Reader:
    tokens: list[Token]
    vocabulary: Mapping[str, Term]
    place: int = 0
    depth: int = 0

    @property
    def ahead(self) -> Token:
        return self.tokens[self.place]

    def take(self) -> Token:
        token = self.ahead
        self.place += token.kind != "end"
        return token

    def expect(self, text: str) -> Token:
        token = self.take()
        if token.text != text or token.kind == "text":
            raise wrong(
                worded("expected `{text}`, found {token}", text=text, token=token.shown),
                token,
                worded("write `{text}` here", text=text),
            )
        return token

    def end(self) -> None:
        if self.ahead.kind != "end":
            raise wrong(
                worded("{token} cannot follow here", token=self.ahead.shown),
                self.ahead,
                worded("join conditions with `and` or `or`; mind the brackets"),
            )

    def expression(self, least: int) -> _Found:
        """Parse up to an operator that binds no more tightly than `least`."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise wrong(
                worded("more than {deepest} levels deep", deepest=DEEPEST),
                self.ahead,
                worded("split it into several conditions"),
            )
        left = self.start()
        compared = False
        while self.ahead.kind in ("word", "sign") and _BINDS.get(self.ahead.text, 0) > least:
            sign = self.take()
            binds = _BINDS[sign.text]
            if binds == _COMPARES and compared:
                raise wrong(
                    worded("two comparisons in a row"),
                    sign,
                    worded("write `18 <= a and a < 67`, not `18 <= a < 67`"),
                )
            compared = binds == _COMPARES
            left = self.joined(left, sign, binds)
        self.depth -= 1
        return left

    def start(self) -> _Found:
        token = self.take()
        if token.text == "(" and token.kind == "sign":
            inner = self.expression(0)
            self.expect(")")
            return _Found(inner.part, token)
        if token.text == "not" and token.kind == "word":
            return _Found(Not(self.expression(_NOT).as_condition()), token)
        if token.text == "-" and token.kind == "sign" and self.ahead.kind == "number":
            return self.number(token, -1)
        if token.kind == "number":
            self.place -= 1
            return self.number(token, 1)
        if token.kind == "date":
            return _Found(Constant(token.value, "date"), token)
        if token.kind == "text":
            return _Found(token.text, token)
        if token.kind == "word" and token.text not in _BINDS:
            return self.function(token) if self.ahead.text == "(" else self.term(token)
        raise wrong(
            worded("{token} cannot stand here", token=token.shown),
            token,
            worded("write a term, a number or an opening bracket"),
        )

    def number(self, first: Token, sign: int) -> _Found:
        value = sign * self.take().value
        if self.ahead.kind == "word" and (unit := _UNITS.get(self.ahead.text)):
            self.take()
            return _Found(Constant(value * unit[1], unit[0]), first)
        return _Found(_Bare(value), first)

    def term(self, token: Token) -> _Found:
        if token.text in self.vocabulary:
            return _Found(self.vocabulary[token.text], token)
        what: str = worded("no fact is called {text!r}", text=token.text)
        if subject := refused_subject(token.text):
            what = worded("{what}: {why}", what=what, why=refused_why(subject))
        if any(
            isinstance(term, ChoiceTerm) and token.text in term.values for term in self.vocabulary.values()
        ):
            raise wrong(what, token, worded('write a value in quotes: "{value}"', value=token.text))
        raise wrong(
            what,
            token,
            remedy(token.text, self.vocabulary, most=_MOST_NAMED),
        )

    def function(self, token: Token) -> _Found:
        names = ("after", "divided", *_CHOSEN)
        if token.text not in names:
            raise wrong(
                worded("no function is called {text!r}", text=token.text),
                token,
                worded("use one of: {words}", words=", ".join(names)),
            )
        self.expect("(")
        left = self.expression(0)
        self.expect(",")
        right = self.expression(0)
        if token.text in _CHOSEN:
            a, b = _in_one_unit(left, right)
            sign = _CHOSEN[token.text]
            found: Number = _sound(token, lambda: Arithmetic(sign, a, b))
        elif token.text == "after":
            found = _sound(token, lambda: After(left.as_number("date"), right.as_number("days")))
        else:
            self.expect(",")
            rounding = self.take()
            if rounding.text not in get_args(Rounding):
                raise wrong(
                    worded("{rounding} is no rounding", rounding=rounding),
                    rounding,
                    worded("write down, up or half_up"),
                )
            found = _sound(
                token,
                lambda: Divide(left.as_number("1"), right.as_number("1"), rounding.text),  # type: ignore[arg-type]
            )
        self.expect(")")
        return _Found(found, token)

    def joined(self, left: _Found, sign: Token, binds: int) -> _Found:
        if sign.text == "in":
            return _Found(_choice(left, self.values()), left.token)
        right = self.expression(binds)
        if sign.text in ("and", "or"):
            first = left.part.parts if left.open == sign.text else (left.as_condition(),)  # type: ignore[union-attr]
            parts: tuple[Condition, ...] = (*first, right.as_condition())
            return _Found(All(parts) if sign.text == "and" else Any(parts), left.token, sign.text)
        if isinstance(left.part, ChoiceTerm) and sign.text in ("==", "!="):
            same = _choice(left, [right])
            return _Found(same if sign.text == "==" else Not(same), left.token)
        if sign.text == "*":
            product = _sound(sign, lambda: Arithmetic("*", left.as_number("1"), right.as_number("1")))
            return _Found(product, left.token)
        a, b = _in_one_unit(left, right)
        if sign.text in ("+", "-"):
            return _Found(_sound(sign, lambda: Arithmetic(sign.text, a, b)), left.token)  # type: ignore[arg-type]
        return _Found(_sound(sign, lambda: Compare(sign.text, a, b)), left.token)  # type: ignore[arg-type]

    def values(self) -> list[_Found]:
        """The values after `in`: `("a", "b")`."""
        self.expect("(")
        found = [self.expression(0)]
        while self.ahead.kind == "sign" and self.ahead.text == ",":
            self.take()
            found.append(self.expression(0))
        self.expect(")")
        return found


def _choice(left: _Found, values: list[_Found]) -> OneOf:
    term = left.part
    if not isinstance(term, ChoiceTerm):
        raise wrong(
            worded("`{text}` is no choice", text=left.token.text),
            left.token,
            worded("only a term with fixed values can be `in`"),
        )
    for value in values:
        if not isinstance(value.part, str):
            raise wrong(
                worded("{token} is no value", token=value.token.shown),
                value.token,
                worded('write "{values}", in quotes', values=term.values[0]),
            )
        if value.part not in term.values:
            what = worded("{part!r} is not a value of {name}", part=value.part, name=term.name)
            raise wrong(what, value.token, remedy(value.part, term.values))
    return OneOf(term, tuple(dict.fromkeys(str(value.part) for value in values)))


def _in_one_unit(left: _Found, right: _Found) -> tuple[Number, Number]:
    """Both numbers in one unit: a bare number gets the unit of the other number."""
    first, second = (part.part.unit if isinstance(part.part, Number) else "1" for part in (left, right))
    return left.as_number(second), right.as_number(first)


def _sound(token: Token, build: Callable[[], T]) -> T:
    """The tree made by `build`; an error gets the column in the text."""
    try:
        return build()
    except RuleError as error:
        if error.where:
            raise
        raise wrong(error.what, token, error.remedy) from None


_CHOSEN: dict[str, Sign] = {"smaller_of": "min", "larger_of": "max"}
_UNITS = {name: (name, 1) for name in ("years", "months", "weeks", "days", "hours", "minutes", "øre")} | {
    "kr": ("øre", _ORE_IN_KRONE)
}

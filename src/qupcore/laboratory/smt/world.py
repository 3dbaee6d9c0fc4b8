"""A world of facts: for each term whether it is known and which value it has, in one context of z3.

Every question has a world of its own, since z3's shared context is not safe in two threads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from typing import Any, Protocol

from qupcore.laboratory.smt.loading import z3_library
from qupcore.laboratory.smt.logic import Formal, Numeral, all_hold
from qupcore.laboratory.smt.pairs import Quantity
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term, Value

__all__ = ["FIRST", "LAST", "ReadsFacts", "World"]

FIRST, LAST = date(1901, 1, 1), date(2100, 1, 31)
"""The first and the last date of a fact. Between them every fourth year is a leap year."""


class ReadsFacts(Protocol):
    """What reads facts: a rulebook, or a part of some."""

    @property
    def terms(self) -> Mapping[str, Term]:
        """The facts, by name."""
        ...


class World:
    """The facts that some rulebooks read.

    A fact that is a date lies in the years that `calendar` counts, or with `any_day` anywhere.

    Attributes:
        terms: The terms, by name. Of terms with the same name and other bounds, either may be meant.
        held: What always holds: the bounds of facts, and what auxiliary numbers stand for.
        hard: The definitions of products and quotients of two unknown numbers. Without them z3 may take such
            a product to be any number of the right sign: what is impossible even then is impossible.
        inside: For each date to which months are added, that it and the result are in the years that
            `calendar` counts. Outside, as for two years after 2099, the result may be any day: what is
            impossible even then is impossible.
        moved: The dates to which months are added, each with the months and the result.
        numbered: Numbers for the names of what is new.
    """

    def __init__(self, rulebooks: Iterable[ReadsFacts], *, any_day: bool = False) -> None:
        self.z3 = z3_library()
        self.ctx = self.z3.Context()
        self.terms: dict[str, Term] = {}
        self.held: list[Formal] = []
        self.hard: list[Formal] = []
        self.inside: list[Formal] = []
        self.moved: list[tuple[Numeral, Numeral, Numeral]] = []
        self.numbered = count()
        self._days = (date.min, date.max) if any_day else (FIRST, LAST)
        self._facts: dict[str, tuple[Any, Any]] = {}
        self._made: dict[tuple[object, ...], Any] = {}
        self._alive: list[Any] = []
        self._choices: dict[str, tuple[str, ...]] = {}
        self._alike: dict[str, list[Term]] = {}
        for rulebook in rulebooks:
            for name, term in rulebook.terms.items():
                self.terms.setdefault(name, term)
                self._alike.setdefault(name, []).append(term)

    def whole(self, name: str) -> Any:
        """A new whole number."""
        return self.z3.Int(name, self.ctx)

    def bit(self, name: str) -> Any:
        """A new yes or no."""
        return self.z3.Bool(name, self.ctx)

    def auxiliary(self, name: str) -> Any:
        """A new whole number that stands for a calculation."""
        return self.whole(f"!{name}{next(self.numbered)}")

    def fact(self, term: Term) -> tuple[Any, Any]:
        """Whether a term is known, and its value: a bit, a number, or the place of the value of a choice."""
        if term.name not in self._facts:
            self._facts[term.name] = self._fact(term)
        return self._facts[term.name]

    def number(self, term: Term) -> Quantity:
        """A term that is a number."""
        return Quantity(*self.fact(term))

    def place(self, term: ChoiceTerm, value: str) -> int:
        """The number that stands for a value of a choice."""
        self.fact(term)
        return self._choices[term.name].index(value)

    def once(self, what: str, parts: Iterable[Numeral], make: Any) -> Any:
        """What `make` makes of these parts, made once: the same calculation is the same number."""
        parts = tuple(parts)
        key = (what, *(part if isinstance(part, int) else ("ast", part.get_id()) for part in parts))
        if key not in self._made:
            self._alive += parts  # ids of formulas are given anew when these are gone
            self._made[key] = make()
        return self._made[key]

    def known_facts(self) -> Mapping[str, Any]:
        """By term that was read: whether it is known."""
        return {name: known for name, (known, _) in self._facts.items()}

    def is_given(self, facts: Mapping[str, Value]) -> Formal:
        """Whether exactly these facts are known, with these values."""
        return all_hold(
            self.has_value(self.terms[name], facts[name])
            if name in facts
            else all_hold((self.z3.Not(known), value == _some(self.terms[name])))
            for name, (known, value) in self._facts.items()
        )

    def has_value(self, term: Term, value: Value) -> Formal:
        """Whether a term is known and has this value."""
        known, there = self.fact(term)
        wanted = self.place(term, str(value)) if isinstance(term, ChoiceTerm) else value
        return all_hold((known, there == wanted))

    def facts_of(self, model: Any) -> dict[str, Value]:
        """The known facts of a model."""
        found: dict[str, Value] = {}
        for name, (known, value) in self._facts.items():
            if self.z3.is_true(model.eval(known, True)):
                found[name] = self._read(self.terms[name], model.eval(value, True))
        return found

    def _read(self, term: Term, value: Any) -> Value:
        if isinstance(term, BoolTerm):
            return bool(self.z3.is_true(value))
        number = int(value.as_long())
        return self._choices[term.name][number] if isinstance(term, ChoiceTerm) else number

    def _fact(self, term: Term) -> tuple[Any, Any]:
        known = self.bit(f"known {term.name}")
        if isinstance(term, BoolTerm):
            return known, self.bit(term.name)
        value = self.whole(term.name)
        alike = self._alike.get(term.name, [term])
        if isinstance(term, ChoiceTerm):
            named = (word for one in alike if isinstance(one, ChoiceTerm) for word in one.values)
            self._choices[term.name] = tuple(dict.fromkeys(named))
            self.held += [value >= 0, value < len(self._choices[term.name])]
            return known, value
        numbers = [one for one in alike if isinstance(one, IntTerm)]
        lows, highs = [one.low for one in numbers], [one.high for one in numbers]
        if numbers[0].unit == "date":
            first, last = (day.toordinal() for day in self._days)
            lows = [max(low or first, first) for low in lows]
            highs = [min(high or last, last) for high in highs]
        if None not in lows:
            self.held.append(value >= min(low for low in lows if low is not None))
        if None not in highs:
            self.held.append(value <= max(high for high in highs if high is not None))
        return known, value


def _some(term: Term) -> bool | int:
    """A value within the bounds of a term, for one that is not known; which one never matters."""
    if not isinstance(term, IntTerm):
        return 0 if isinstance(term, ChoiceTerm) else False
    if term.unit == "date":
        return date(2000, 1, 1).toordinal()
    return term.low if term.low is not None else min(0, term.high or 0)

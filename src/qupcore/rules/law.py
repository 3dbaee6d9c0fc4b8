"""A law as a value: its rules of every period, those in force on a day, and the days of change."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from operator import is_
from types import MappingProxyType
from typing import Any, TypeVar

import attrs

from qupcore.domain.text import text_fault
from qupcore.errors import BadInput, ParameterError, QupError
from qupcore.errors.worded import worded
from qupcore.memory import Table, found_once
from qupcore.rules.imported import ImportedRules
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import Parameter
from qupcore.rules.read_numbers import numbers_read
from qupcore.rules.rulebook import Rulebook, change_days, rulebook_on
from qupcore.rules.terms import terms_of
from qupcore.rules.writing import RIGHT, Formula, Placed, Rule

__all__ = ["Law"]

_Entry = TypeVar("_Entry")
_Edition = tuple[date, str, tuple[tuple[str, int], ...]]


def _editions() -> Table[_Edition, Rulebook]:
    return Table("rules.law.Law.in_force", most=256)


def _changes() -> Table[str, tuple[date, ...]]:
    return Table("rules.law.Law.changes", most=256)


def _numbers() -> Table[str, Mapping[str, Parameter]]:
    return Table("rules.law.Law.numbers", most=256)


def _rules(given: Iterable[Placed] | ImportedRules) -> tuple[Placed, ...] | ImportedRules:
    return given if isinstance(given, ImportedRules) else _all(given)


def _conventions(given: Iterable[Parameter]) -> tuple[Parameter, ...]:
    return _all(given)


def _all(given: Iterable[_Entry]) -> tuple[_Entry, ...]:
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        raise _other(worded("what the law consists of"), given, worded("a tuple of rules, or of numbers"))
    return tuple(given)


def _each_a(kind: type, what: str) -> Callable[[object, object, Any], None]:
    def check(law: object, attribute: object, given: Any) -> None:
        for item in given if isinstance(given, tuple) else ():
            if not isinstance(item, kind):
                raise _other(what, item, worded("a {name}", name=kind.__name__))

    return check


def _name(law: object, attribute: object, given: Any) -> None:
    if not isinstance(given, str):
        raise _other(worded("the name of the law"), given, worded("a text"))
    if wrong := text_fault(given):
        what, remedy, code = wrong
        raise BadInput(worded("the name of the law: {what}", what=what), remedy=remedy, code=code)
    if not given.strip():
        raise BadInput(
            "the law has no name", remedy="give the name by which answers call it", code="input.missing"
        )


def _other(what: str, given: object, remedy: str) -> BadInput:
    return BadInput(
        worded("{what} is a {name}", what=what, name=type(given).__name__),
        remedy=worded("give {remedy}", remedy=remedy),
        code="input.type",
    )


@attrs.frozen(slots=False, eq=False)
class Law:
    """The rules of every topic and period, with the conventions by which facts are read.

    A rulebook is made once for all days between two changes, and remembered in the law itself. Two laws are
    equal if they have the same name, rules and conventions; a copy is equal to its original, and so is a law
    read from a pickle in another process.

    Args:
        name: The name in answers: `national`, or the name of a reform.
        rules: Every rule and formula of every period, in the order of evaluation and of questions.
        conventions: Numbers that no rule reads but that affect how facts about a person are read.

    Raises:
        BadInput: the name is empty or no text, or an entry is no rule, formula or number.

    >>> from qupcore.rules import NATIONAL
    >>> without_ages = Law("no age limit", tuple(r for r in NATIONAL.rules if r.id != "sotjl.29.age"),
    ...                    NATIONAL.conventions)
    >>> len(NATIONAL.in_force(date(2026, 9, 1)).conditions) - len(
    ...     without_ages.in_force(date(2026, 9, 1)).conditions)
    1
    """

    name: str = attrs.field(validator=_name)
    _rules: tuple[Placed, ...] | ImportedRules = attrs.field(
        repr=False, converter=_rules, validator=_each_a(Placed, worded("a rule of the law"))
    )
    conventions: tuple[Parameter, ...] = attrs.field(
        default=(),
        repr=False,
        converter=_conventions,
        validator=_each_a(Parameter, worded("a convention of the law")),
    )
    _in_force: Table[_Edition, Rulebook] = attrs.field(init=False, factory=_editions, eq=False, repr=False)
    _change_days: Table[str, tuple[date, ...]] = attrs.field(
        init=False, factory=_changes, eq=False, repr=False
    )
    _read: Table[str, Mapping[str, Parameter]] = attrs.field(
        init=False, factory=_numbers, eq=False, repr=False
    )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Law):
            return NotImplemented
        if self is other:
            return True
        if self.name != other.name:
            return False
        mine, its = (*self.rules, *self.conventions), (*other.rules, *other.conventions)
        if len(mine) == len(its) and all(map(is_, mine, its)):
            return True
        return self._written_out == other._written_out  # a copy has nodes of its own

    def __hash__(self) -> int:
        return hash(self.name)

    def __reduce__(self) -> tuple[type[Law], tuple[object, ...]]:
        return Law, (self.name, self._rules, self.conventions)  # without what it remembers

    @found_once
    def _written_out(self) -> str:
        """SHA-256 over every word of the rules and conventions."""
        return hashlib.sha256(repr((self.rules, self.conventions)).encode()).hexdigest()

    @found_once
    def rules(self) -> tuple[Placed, ...]:
        """Every rule and formula of every period, in the order of evaluation and of questions."""
        return self._rules.all() if isinstance(self._rules, ImportedRules) else self._rules

    def in_force(self, day: date, topic: str = RIGHT, policy: Mapping[str, int] | None = None) -> Rulebook:
        """The rules of a topic in force on a day; the same for all days with the same rules.

        Args:
            day: The day.
            topic: The topic of the rules; the right to the programme if left out.
            policy: Chosen values for numbers that the law leaves open, by full name.

        Raises:
            NoRulesInForce: no rule of the topic is in force on the day.
            ParameterError: `policy` names a number that may not be chosen, or a value that is not permitted.
            RuleError: the rules of the day contradict each other, as by the same id.

        >>> from qupcore.rules import NATIONAL
        >>> days = date(2018, 12, 31), date(2019, 1, 1), date(2019, 6, 1)
        >>> first, second, third = (NATIONAL.in_force(day).hash for day in days)
        >>> first == second, second == third
        (False, True)
        """
        if policy and (wrong := [name for name, number in policy.items() if type(number) is not int]):
            raise ParameterError(
                worded("{wrong} has a value that is not a whole number", wrong=wrong[0]), remedy="give an int"
            )
        days = self.changes(topic)
        edition = bisect_right(days, day)
        begun = days[edition - 1] if edition else day
        key = (begun, topic, tuple(sorted(policy.items())) if policy else ())
        found = self._in_force.get(key)
        if found is not None:
            return found
        try:
            made = rulebook_on(self._of(topic), begun, policy, self._conventions(topic), topic)
        except QupError:
            rulebook_on(
                self._of(topic), day, policy, self._conventions(topic), topic
            )  # raises the error for the day itself
            raise
        return self._in_force.keep(key, made)

    def all_in_force(self, day: date) -> dict[str, Rulebook]:
        """The rulebooks of every topic in force on a day, the right first.

        Raises:
            NoRulesInForce: no rule on the right is in force on the day.
        """
        found = {RIGHT: self.in_force(day)}
        for topic in self.topics:
            if any(placed.topic == topic and placed.on(day) for placed in self.rules):
                found[topic] = self.in_force(day, topic)
        return found

    def changes(self, topic: str) -> tuple[date, ...]:
        """The days on which the rules of a topic or the numbers that they read change, in order.

        >>> from qupcore.rules import NATIONAL
        >>> date(2019, 1, 1) in NATIONAL.changes("absence")
        True
        """
        found = self._change_days.get(topic)
        if found is None:
            days = change_days(self._of(topic), self._conventions(topic))
            found = self._change_days.keep(topic, days)
        return found

    @found_once
    def topics(self) -> tuple[str, ...]:
        """The topics of the rules, in the order in which they first occur."""
        return tuple(dict.fromkeys(placed.topic for placed in self.rules))

    def numbers(self, topic: str) -> Mapping[str, Parameter]:
        """The numbers that rules of the topic read, by full name."""
        found = self._read.get(topic)
        if found is None:
            nodes = (node for placed in self._of(topic) for node in walk(placed.tree))
            read = {node.name: node for node in nodes if isinstance(node, Parameter)}
            found = self._read.keep(topic, MappingProxyType(read))
        return found

    def convention(self, name: str) -> Parameter:
        """A convention, by its full name.

        Raises:
            ParameterError: the law has no such convention.
        """
        for number in self.conventions:
            if number.name == name:
                return number
        raise ParameterError(
            worded("the law {name!r} has no convention {name2}", name=self.name, name2=name),
            remedy="give it one",
        )

    @found_once
    def hash(self) -> str:
        """SHA-256 over the law of every day: rules, provisions, numbers and terms."""
        numbers = numbers_read(self.rules, self.conventions)
        terms = {name: term for placed in self.rules for name, term in terms_of(placed.tree).items()}
        content = {
            "rules": [
                [rule.id, rule.topic, rule.role, _aim(rule), repr(rule.provisions), rule.tree.canonical()]
                for rule in self.rules
            ],
            "conventions": [number.name for number in self.conventions],
            "numbers": [[name, number.unit, repr(number.values)] for name, number in sorted(numbers.items())],
            "terms": [term.described() for _, term in sorted(terms.items())],
        }
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    def _of(self, topic: str) -> tuple[Placed, ...]:
        if isinstance(self._rules, ImportedRules):
            return self._rules.of(topic)
        return tuple(placed for placed in self._rules if placed.topic == topic)

    def _conventions(self, topic: str) -> tuple[Parameter, ...]:
        """The conventions of a topic; only the topic of the right has any."""
        return self.conventions if topic == RIGHT else ()


def _aim(rule: Placed) -> str:
    """The term that a formula gives, or the question of a starting point."""
    if isinstance(rule, Formula):
        return rule.gives.name
    return rule.judges if isinstance(rule, Rule) else ""

"""A law as a value: its rules of every period, those in force on a day, and the days of change."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import attrs

from qupcore.errors import ParameterError, QupError
from qupcore.memory import Table, found_once
from qupcore.rules.imported import ImportedRules
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import Parameter
from qupcore.rules.read_numbers import numbers_read
from qupcore.rules.rulebook import Rulebook, change_days, rulebook_on
from qupcore.rules.terms import terms_of
from qupcore.rules.writing import RIGHT, Formula, Placed, Rule

__all__ = ["Law"]

_Edition = tuple[date, str, tuple[tuple[str, int], ...]]


def _editions() -> Table[_Edition, Rulebook]:
    return Table("rules.law.Law.in_force", most=256)


def _changes() -> Table[str, tuple[date, ...]]:
    return Table("rules.law.Law.changes", most=256)


def _numbers() -> Table[str, Mapping[str, bool]]:
    return Table("rules.law.Law.numbers", most=256)


@attrs.frozen(slots=False, eq=False)
class Law:
    """The rules of every topic and period, with the conventions by which facts are read.

    A rulebook is made once for all days between two changes, and remembered in the law itself. Two laws are
    equal if they have the same name and the same hash.

    Attributes:
        name: The name in answers: `national`, or the name of a reform.
        rules: Every rule and formula of every period, in the order of evaluation and of questions.
        conventions: Numbers that no rule reads but that affect how facts about a person are read.

    >>> from qupcore.rules import NATIONAL
    >>> without_ages = Law("no age limit", tuple(r for r in NATIONAL.rules if r.id != "sotjl.29.age"),
    ...                    NATIONAL.conventions)
    >>> len(NATIONAL.in_force(date(2026, 9, 1)).conditions) - len(
    ...     without_ages.in_force(date(2026, 9, 1)).conditions)
    1
    """

    name: str
    _rules: tuple[Placed, ...] | ImportedRules = attrs.field(repr=False)
    conventions: tuple[Parameter, ...] = attrs.field(default=(), repr=False)
    _in_force: Table[_Edition, Rulebook] = attrs.field(init=False, factory=_editions, eq=False, repr=False)
    _change_days: Table[str, tuple[date, ...]] = attrs.field(
        init=False, factory=_changes, eq=False, repr=False
    )
    _read: Table[str, Mapping[str, bool]] = attrs.field(init=False, factory=_numbers, eq=False, repr=False)

    def __eq__(self, other: object) -> bool:
        if self is other or not isinstance(other, Law):
            return self is other
        return self.name == other.name and self.hash == other.hash

    def __hash__(self) -> int:
        return hash(self.name)

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
        if wrong := [name for name, number in (policy or {}).items() if type(number) is not int]:
            raise ParameterError(f"{wrong[0]} has a value that is not a whole number", remedy="give an int")
        days = self.changes(topic)
        edition = bisect_right(days, day)
        begun = days[edition - 1] if edition else day
        key = (begun, topic, tuple(sorted((policy or {}).items())))
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

    def numbers(self, topic: str) -> Mapping[str, bool]:
        """By name of each number that rules of the topic read: whether it may be chosen on any day."""
        found = self._read.get(topic)
        if found is None:
            nodes = (node for placed in self._of(topic) for node in walk(placed.tree))
            read = (node for node in nodes if isinstance(node, Parameter))
            chosen = {n.name: any(v.choices or v.open for v in n.values) for n in read}
            found = self._read.keep(topic, MappingProxyType(chosen))
        return found

    def convention(self, name: str) -> Parameter:
        """A convention, by its full name.

        Raises:
            ParameterError: the law has no such convention.
        """
        for number in self.conventions:
            if number.name == name:
                return number
        raise ParameterError(f"the law {self.name!r} has no convention {name}", remedy="give it one")

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

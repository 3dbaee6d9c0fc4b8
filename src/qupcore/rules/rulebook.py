"""Rulebooks: the rules of one topic in force on one day, frozen and hashed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Generic, TypeVar

import attrs

from qupcore.domain.answers.decision import ParameterUse
from qupcore.errors import NoRulesInForce, ParameterError, RuleError
from qupcore.errors.worded import worded
from qupcore.memory import found_once
from qupcore.rules.nodes import Condition, IsKnown, Node, walk
from qupcore.rules.parameters import DatedValue, Parameter
from qupcore.rules.read_numbers import numbers_read
from qupcore.rules.terms import Term, terms_of
from qupcore.rules.writing import RIGHT, Formula, Placed, Provision, Rule

__all__ = ["Calculation", "Entry", "Rulebook", "change_days", "parameter_uses", "rulebook_on"]

P = TypeVar("P", bound=Placed)
_FIRST_DAY = date(2007, 11, 1)


@attrs.frozen(eq=False)
class InForce(Generic[P]):
    """A rule or formula in force: its provision on the day, its terms and its numbers."""

    id: str
    placed: P
    provision: Provision
    terms: Mapping[str, Term]
    parameters: tuple[str, ...]


@attrs.frozen(eq=False)
class Entry(InForce[Rule]):
    """One rule in force."""

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.placed

    @property
    def when(self) -> Condition:
        """The rule's tree."""
        return self.placed.when


@attrs.frozen(eq=False)
class Calculation(InForce[Formula]):
    """One formula in force."""

    @property
    def formula(self) -> Formula:
        """The formula."""
        return self.placed

    @property
    def gives(self) -> str:
        """The name of the term that holds the result."""
        return self.placed.gives.name


@attrs.frozen(eq=False, slots=False)
class Rulebook:
    """The rules of one topic in force on one day, with their numbers and terms.

    Attributes:
        calculations: The calculations, each after those whose results it reads.
        conditions: The conditions, all of which must be met: for the right, or for another topic.
        readings: The readings, which are shown and never counted.
        starting_points: The starting points of judged questions, by name of the judged term.
        values: The value in force of every parameter, by full name.
        chosen: The policy values that the caller chose, by full name.
        units: The unit of every parameter, by full name.
        terms: Every term that a rule reads, by name.
        hash: SHA-256 over the rules with their provisions and periods, the terms and the numbers.
    """

    calculations: tuple[Calculation, ...]
    conditions: tuple[Entry, ...]
    readings: tuple[Entry, ...]
    starting_points: Mapping[str, Entry]
    values: Mapping[str, DatedValue]
    chosen: Mapping[str, int]
    units: Mapping[str, str]
    terms: Mapping[str, Term]
    hash: str

    @found_once
    def meaning(self) -> str:
        """SHA-256 over the parts that decide: the trees with their terms and numbers.

        Names, order, periods and citations are left out. Rulebooks with the same hash give every case the
        same outcome.
        """
        content = {
            "rules": sorted(json.dumps(_role(item), ensure_ascii=False) for item in self.everything),
            "terms": sorted(json.dumps(term.described(), ensure_ascii=False) for term in self.terms.values()),
            "values": [
                [name, value.value, self.units[name], value.basis == "policy", value.choices, value.open]
                for name, value in self.values.items()
            ],
        }
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    @found_once
    def places(self) -> Mapping[str, Provision]:
        """The provision of each formula, by the name of the term that it gives."""
        return MappingProxyType({item.gives: item.provision for item in self.calculations})

    @found_once
    def renewed(self) -> Mapping[str, DatedValue]:
        """The values that are known until a day only and set anew after it, by full name."""
        return MappingProxyType(
            {name: value for name, value in self.values.items() if value.known_until is not None}
        )

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All rules: conditions, readings, starting points."""
        return (*self.conditions, *self.readings, *self.starting_points.values())

    @property
    def everything(self) -> tuple[Calculation | Entry, ...]:
        """All rules and calculations."""
        return (*self.calculations, *self.entries)

    def numbers(self) -> dict[str, int | None]:
        """The number of each parameter by full name; None if no sourced value is known."""
        return {name: value.value for name, value in self.values.items()}


def rulebook_on(
    rules: Iterable[Placed],
    day: date,
    policy: Mapping[str, int] | None = None,
    conventions: Iterable[Parameter] = (),
    topic: str = RIGHT,
) -> Rulebook:
    """Gather the rules of one topic in force on a day.

    Args:
        rules: Every rule and formula of every topic and period.
        day: The day.
        policy: Chosen values for numbers that the law leaves open, by full name.
        conventions: Parameters that no rule reads but that affect how facts are read.
        topic: The topic of the rules; the right to the programme if left out.

    Raises:
        NoRulesInForce: no condition or calculation of the topic is in force on the day.
        RuleError: two rules have the same id, two numbers the same name, two formulas give the same term,
            formulas depend on each other in a circle, or a condition contains `is_known()`.
        ParameterError: a parameter has no value, or `policy` names a number that may not be chosen or a value
            that is not permitted.
    """
    entries, calculations = [], []
    for placed in rules:
        provision = placed.on(day)
        if provision is None or placed.topic != topic:
            continue
        reads = (MappingProxyType(terms_of(placed.tree)), _parameters_of(placed.tree))
        if isinstance(placed, Rule):
            entries.append(Entry(placed.id, placed, provision, *reads))
        elif isinstance(placed, Formula):
            calculations.append(Calculation(placed.id, placed, provision, *reads))
    calculations = _in_order(calculations)
    found: tuple[Calculation | Entry, ...] = (*calculations, *entries)
    _with_ids_of_their_own(found)
    conditions = tuple(entry for entry in entries if entry.rule.role == "condition")
    if not conditions and not calculations:
        if day < _FIRST_DAY:
            raise NoRulesInForce(
                worded("no rules on {day}", day=day),
                why="the programme came into the law on 2007-11-01 (LOV-2007-10-26-97)",
                remedy="ask about a day from 2007-11-01 on",
            )
        raise NoRulesInForce(
            worded("no rules about {topic!r} on {day}", topic=topic, day=day),
            why="the law has none of this topic in force on the day",
            remedy="add rules of the topic to the law, or ask about another day",
        )
    _without_known(conditions)
    chosen = dict(sorted((policy or {}).items()))
    parameters = numbers_read((item.placed for item in found), conventions)
    values = {name: _value(parameters[name], day, chosen) for name in sorted(parameters)}
    if unknown := set(chosen) - set(values):
        free = [name for name, v in values.items() if v.choices or v.open]
        raise ParameterError(
            worded("no policy parameter named {names} on {day}", names=", ".join(sorted(unknown)), day=day),
            remedy=worded("choose among {names}", names=", ".join(free))
            if free
            else "choose among none: there are none",
        )
    return Rulebook(
        calculations=tuple(calculations),
        conditions=conditions,
        readings=tuple(entry for entry in entries if entry.rule.role == "reading"),
        starting_points=MappingProxyType(
            {entry.rule.judges: entry for entry in entries if entry.rule.role == "starting_point"}
        ),
        values=MappingProxyType(values),
        chosen=MappingProxyType(chosen),
        units=MappingProxyType({name: parameters[name].unit for name in values}),
        terms=MappingProxyType({name: term for item in found for name, term in item.terms.items()}),
        hash=_hash(found, values),
    )


def _with_ids_of_their_own(found: Iterable[Calculation | Entry]) -> None:
    by_id: dict[str, Calculation | Entry] = {}
    for item in found:
        other = by_id.setdefault(item.id, item)
        if other is not item:
            raise RuleError(
                worded("two rules have the id {id}", id=item.id),
                where=" and ".join(f"{at.provision.citation} ({at.provision.valid})" for at in (other, item)),
                why="one of the two would be lost without an error",
                remedy="give one of them another name, or end the older one",
            )


def _in_order(calculations: list[Calculation]) -> list[Calculation]:
    """The calculations, each after those whose results it reads."""
    waiting = {item.gives: item for item in calculations}
    if len(waiting) < len(calculations):
        names = sorted({item.gives for item in calculations if waiting[item.gives] is not item})
        raise RuleError(
            worded("two formulas give {names}", names=", ".join(names)),
            remedy="keep one, or end the older one",
        )
    ordered: list[Calculation] = []
    while waiting:
        ready = [item for item in waiting.values() if not waiting.keys() & item.terms.keys()]
        if not ready:
            raise RuleError(
                worded("formulas depend on each other in a circle: {names}", names=", ".join(waiting)),
                remedy="break the circle",
            )
        ordered += ready
        for item in ready:
            del waiting[item.gives]
    return ordered


def parameter_uses(rulebook: Rulebook) -> dict[str, ParameterUse]:
    """Each number in force, as findings record it, by full name."""
    return {
        name: ParameterUse(
            name=name,
            value=value.value,
            unit=rulebook.units[name],
            basis=value.basis,
            source=value.source,
            link=value.link,
            confidence=value.confidence,
            valid=value.valid,
            chosen=name in rulebook.chosen,
        )
        for name, value in rulebook.values.items()
    }


def change_days(rules: Iterable[Placed], conventions: Iterable[Parameter] = ()) -> tuple[date, ...]:
    """The days on which a rule or a number begins or has ended, in order."""
    rules = tuple(rules)
    parameters = numbers_read(rules, conventions)
    periods = [provision.valid for rule in rules for provision in rule.provisions]
    periods += [value.valid for parameter in parameters.values() for value in parameter.values]
    ends = {period.end + timedelta(days=1) for period in periods if period.end is not None}
    return tuple(sorted({period.start for period in periods} | ends))


def _value(parameter: Parameter, day: date, chosen: Mapping[str, int]) -> DatedValue:
    value = parameter.on(day)
    if parameter.name not in chosen:
        return value
    if not value.permits(chosen[parameter.name]):
        raise ParameterError(
            worded("{name} cannot be {chosen}", name=parameter.name, chosen=chosen[parameter.name]),
            where=value.source,
            why="it is policy: the law leaves it open"
            if value.basis == "policy"
            else worded("it is {basis}, not policy", basis=value.basis),
            remedy=value.what_may_be_chosen,
        )
    return attrs.evolve(value, value=chosen[parameter.name])


def _parameters_of(tree: Node) -> tuple[str, ...]:
    return tuple(dict.fromkeys(node.name for node in walk(tree) if isinstance(node, Parameter)))


def _without_known(conditions: Iterable[Entry]) -> None:
    for entry in conditions:
        if any(isinstance(node, IsKnown) for node in walk(entry.when)):
            raise RuleError(
                worded("{id} asks whether a fact is on record", id=entry.id),
                why="a condition of a right must not change because a fact is missing",
                remedy="ask for the fact itself, or make the rule a reading",
            )


def _hash(found: Iterable[Calculation | Entry], values: Mapping[str, DatedValue]) -> str:
    """SHA-256 over the trees with their citations and periods, their terms, and the numbers in force."""
    content = {
        "rules": [
            [item.id, *_role(item), str(item.provision.citation), str(item.provision.valid)] for item in found
        ],
        "terms": [term.described() for item in found for term in item.terms.values()],
        "values": [[name, value.value, value.basis, value.source] for name, value in values.items()],
    }
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def _role(item: Calculation | Entry) -> list[object]:
    if isinstance(item, Calculation):
        return ["amount", item.gives, item.formula.number.canonical()]
    return [item.rule.role, item.rule.judges, item.when.canonical()]

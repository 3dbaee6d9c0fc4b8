"""The rules in force on one day, frozen and hashed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

import attrs

from qupcore.errors import NoRulesInForce, ParameterError, RuleError
from qupcore.rules.nodes import Condition, Known, walk
from qupcore.rules.parameters import DatedValue, Parameter
from qupcore.rules.terms import Term, terms_of
from qupcore.rules.writing import Provision, Rule

__all__ = ["Entry", "Rulebook", "change_days", "rulebook_on"]


@attrs.frozen(eq=False)
class Entry:
    """One rule in force: where it stands on the day, and what it reads."""

    id: str
    rule: Rule
    provision: Provision
    terms: Mapping[str, Term]
    parameters: tuple[str, ...]

    @property
    def when(self) -> Condition:
        """The rule's tree."""
        return self.rule.when


@attrs.frozen(eq=False)
class Rulebook:
    """Everything that bears on an answer on one day.

    Attributes:
        conditions: The right needs all of these.
        readings: Shown, never counted.
        starting_points: Where judged questions start from, by the name of the judged term.
        values: Every parameter's value in force, by full name.
        chosen: The policy values that the caller chose, by full name.
        units: What each parameter counts, by full name.
        terms: Every term that a rule reads, by name.
        hash: SHA-256 over all of it: equal where the answer to every case is equal.
    """

    conditions: tuple[Entry, ...]
    readings: tuple[Entry, ...]
    starting_points: Mapping[str, Entry]
    values: Mapping[str, DatedValue]
    chosen: Mapping[str, int]
    units: Mapping[str, str]
    terms: Mapping[str, Term]
    hash: str

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All rules: conditions, readings, starting points."""
        return (*self.conditions, *self.readings, *self.starting_points.values())

    def numbers(self) -> dict[str, int | None]:
        """The number of each parameter, None where no sourced value is known."""
        return {name: value.value for name, value in self.values.items()}


def rulebook_on(
    rules: Iterable[Rule],
    day: date,
    policy: Mapping[str, int] | None = None,
    conventions: Iterable[Parameter] = (),
) -> Rulebook:
    """Gather the rules in force on a day.

    Args:
        rules: Every rule of every period.
        day: The day asked about.
        policy: Policy values chosen otherwise than the default, by full name.
        conventions: Parameters that no rule reads, and that bear on how facts are read.

    Raises:
        NoRulesInForce: no condition is in force on the day.
        ParameterError: a parameter has no value, or `policy` names a number of the law or a value that it
            may not have.
    """
    entries = [
        Entry(rule.id, rule, provision, terms_of(rule.when), _parameters_of(rule.when))
        for rule in rules
        if (provision := rule.on(day)) is not None
    ]
    conditions = tuple(entry for entry in entries if entry.rule.role == "condition")
    if not conditions:
        raise NoRulesInForce(
            f"no rules on {day}",
            why="the programme came into the law on 2007-11-01 (LOV-2007-10-26-97)",
            remedy="ask about a day from 2007-11-01 on",
        )
    _without_known(conditions)
    chosen = dict(sorted((policy or {}).items()))
    parameters = {parameter.name: parameter for parameter in conventions}
    for entry in entries:
        parameters |= {node.name: node for node in walk(entry.when) if isinstance(node, Parameter)}
    values = {name: _value(parameters[name], day, chosen) for name in sorted(parameters)}
    if unknown := set(chosen) - set(values):
        raise ParameterError(
            f"no policy parameter named {', '.join(sorted(unknown))} on {day}",
            remedy="choose among "
            + (
                ", ".join(name for name, v in values.items() if v.choices or v.open) or "none: there are none"
            ),
        )
    return Rulebook(
        conditions=conditions,
        readings=tuple(entry for entry in entries if entry.rule.role == "reading"),
        starting_points=MappingProxyType(
            {entry.rule.judges: entry for entry in entries if entry.rule.role == "starting_point"}
        ),
        values=MappingProxyType(values),
        chosen=MappingProxyType(chosen),
        units=MappingProxyType({name: parameters[name].unit for name in values}),
        terms=MappingProxyType({name: term for entry in entries for name, term in entry.terms.items()}),
        hash=_hash(entries, values),
    )


def change_days(rules: Iterable[Rule], conventions: Iterable[Parameter] = ()) -> tuple[date, ...]:
    """The days on which a rule or a number begins or ceases, in order: between two, nothing changes."""
    rules = tuple(rules)
    parameters = {p.name: p for p in conventions}
    for rule in rules:
        parameters |= {node.name: node for node in walk(rule.when) if isinstance(node, Parameter)}
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
            f"{parameter.name} cannot be {chosen[parameter.name]}",
            where=value.source,
            why=f"it is {value.basis}"
            + (": the law leaves it open" if value.basis == "policy" else ", not policy"),
            remedy=_remedy(value),
        )
    return attrs.evolve(value, value=chosen[parameter.name])


def _remedy(value: DatedValue) -> str:
    if value.open:
        return "choose a whole number from zero"
    return f"choose one of {value.choices}" if value.choices else "a caller cannot change it"


def _parameters_of(tree: Condition) -> tuple[str, ...]:
    return tuple(dict.fromkeys(node.name for node in walk(tree) if isinstance(node, Parameter)))


def _without_known(conditions: Iterable[Entry]) -> None:
    for entry in conditions:
        if any(isinstance(node, Known) for node in walk(entry.when)):
            raise RuleError(
                f"{entry.id} asks whether a fact is on record",
                why="a condition of a right must not turn because a fact is missing",
                remedy="ask for the fact itself, or make the rule a reading",
            )


def _hash(entries: Iterable[Entry], values: Mapping[str, DatedValue]) -> str:
    content = {
        "rules": [
            [
                e.id,
                e.rule.role,
                e.rule.judges,
                str(e.provision.citation),
                str(e.provision.valid),
                e.when.canonical(),
            ]
            for e in entries
        ],
        "terms": [term.described() for e in entries for term in e.terms.values()],
        "values": [[name, value.value, value.basis, value.source] for name, value in values.items()],
    }
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

"""The ruleset that durable-rules gets: only what it does right.

Every name and id is ours, every test is on an integer constant inside `$and`, every join is between
derived facts without a test. The engine knows names and ids by a 32-bit hash alone, so they are checked
for collisions; its other limits are checked too, since it crashes beyond them instead of saying so.
"""

from __future__ import annotations

import json

import attrs

from qupcore.engines.durable.clauses import Attributes, Clause, clauses_of
from qupcore.errors import RuleError
from qupcore.rules.nodes import Operator
from qupcore.rules.rulebook import Rulebook

__all__ = ["Program", "compile_rulebook"]

CLAUSES_PER_FACT = 60
"""More than 64 tests satisfied by one fact is an error in the engine."""
JOINS_PER_RULE = 12
"""More than 16 facts in one match is an error in the engine."""
MOST_RULES = 4000
MOST_ROOT_TESTS = 500
MOST_ATTRIBUTES = 240

_OPERATORS: dict[Operator, str] = {"!=": "$neq", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}


@attrs.frozen
class Derivation:
    """A rule of the engine: which flag it raises, and by which clause of which rule of law."""

    flag: int
    clause: Clause


@attrs.frozen
class Program:
    """A rulebook compiled: the definition, and what its rules and facts mean."""

    definition: str
    derivations: tuple[Derivation, ...]
    groups: tuple[tuple[int, ...], ...]
    attributes: Attributes
    ids: tuple[str, ...]
    premises: frozenset[int]
    """The flags that another rule follows from: only these are told to the engine."""
    right: int
    """The flag of "all conditions hold"; the next one is "not all hold"."""


def compile_rulebook(rulebook: Rulebook) -> Program:
    """Compile a rulebook. Flag 2n says that rule n is met, flag 2n+1 that it is not.

    Raises:
        RuleError: the rulebook is beyond a limit of the engine.
    """
    attributes = Attributes(rulebook.numbers())
    derivations = [
        Derivation(2 * number + (not wanted), clause)
        for number, entry in enumerate(rulebook.entries)
        for wanted in (True, False)
        for clause in clauses_of(entry.when, wanted, attributes)
    ]
    definition: dict[str, object] = {"boot": {"all": [{"p": {"boot": 1}}]}}
    groups: list[tuple[int, ...]] = []
    for start in range(0, len(derivations), CLAUSES_PER_FACT):
        chunk = derivations[start : start + CLAUSES_PER_FACT]
        groups.append(tuple(sorted({test.attribute for item in chunk for test in item.clause})))
        for number, item in enumerate(chunk, start):
            tests: list[object] = [{"g": len(groups) - 1}]
            tests += [_test(f"v{test.attribute}", test.operator, test.limit) for test in item.clause]
            definition[f"c{number}"] = {"all": [{"p": {"$and": tests}}]}
    joins, right = _conclusion(len(rulebook.conditions), 2 * len(rulebook.entries))
    for premises, flag in joins:
        definition[f"c{len(derivations)}"] = {
            "all": [{f"p{place}": {"d": premise}} for place, premise in enumerate(premises)]
        }
        derivations.append(Derivation(flag, ()))
    program = Program(
        definition=json.dumps(definition),
        derivations=tuple(derivations),
        groups=tuple(groups),
        attributes=attributes,
        ids=(*(f"g{n}" for n in range(len(groups))), *(f"d{n}" for n in range(right + 2))),
        premises=frozenset(premise for premises, _ in joins for premise in premises),
        right=right,
    )
    _within_limits(program)
    return program


def _conclusion(conditions: int, free: int) -> tuple[list[tuple[tuple[int, ...], int]], int]:
    """Join the conditions in blocks, then the blocks; any condition not met ends it at once."""
    if not conditions:
        return [], free
    joins: list[tuple[tuple[int, ...], int]] = []
    level = [2 * number for number in range(conditions)]
    while len(level) > JOINS_PER_RULE:
        blocks = [tuple(level[i : i + JOINS_PER_RULE]) for i in range(0, len(level), JOINS_PER_RULE)]
        level = []
        for block in blocks:
            joins.append((block, free))
            level.append(free)
            free += 1
    joins.append((tuple(level), free))
    joins += [((2 * number + 1,), free + 1) for number in range(conditions)]
    return joins, free


def _test(attribute: str, operator: Operator, limit: int) -> dict[str, object]:
    return {attribute: limit} if operator == "==" else {_OPERATORS[operator]: {attribute: limit}}


def _within_limits(program: Program) -> None:
    names = ["boot", "g", "d", "p", "id", "sid", "$s", "$forward", "$pulse", "b", "sid-0", "qup"]
    names += [f"p{place}" for place in range(JOINS_PER_RULE)]
    names += [f"v{number}" for number in range(len(program.attributes.readers))]
    names += program.ids
    faults = {
        "two names with the same hash": len(set(names)) - len({_fnv(name) for name in names}),
        "too many rules": len(program.derivations) > MOST_RULES,
        "too many groups and flags": len(program.groups) + program.right > MOST_ROOT_TESTS,
        "too many attributes in one fact": max(map(len, program.groups), default=0) > MOST_ATTRIBUTES,
    }
    if found := [what for what, fault in faults.items() if fault]:
        raise RuleError(
            f"the rulebook is beyond what durable-rules decides safely: {', '.join(found)}",
            remedy="split the rulebook",
        )


def _fnv(text: str) -> int:
    """The hash by which durable-rules knows a name (32-bit FNV-1a)."""
    value = 0x811C9DC5
    for byte in text.encode("ascii"):
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value

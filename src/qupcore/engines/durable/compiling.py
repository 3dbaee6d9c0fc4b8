"""The program for durable-rules, restricted to the features that work.

Every name and id is made here, and every rule is a conjunction of integer tests on *one* fact. Joins of
several facts are not used: when one of the facts is retracted after the rule has fired, the engine reads past
the end of its own array (`deleteMessageFromFrame`; seen with a memory checker, and as a rare crash). Chaining
goes in rounds instead: the flags raised in one round are attributes of one fact in the next.

The engine identifies names and ids by a 32-bit hash only, so they are checked for collisions. Its other
limits are checked too, since it crashes beyond them without an error.
"""

from __future__ import annotations

import json

import attrs

from qupcore.engines.durable.clauses import Attributes, clauses_of
from qupcore.engines.durable.program import Derivation, FlagFact, Program
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.rules.nodes import Operator
from qupcore.rules.rulebook import Rulebook

__all__ = ["CompiledProgram", "compile_rulebook"]

RULES_PER_FACT = 60
"""The engine fails if one fact satisfies more than 64 rules."""
FLAGS_PER_RULE = 12
JOINING_RULES_PER_FACT = 18
"""With 12 flags a rule, one fact has at most 216 flags."""
MOST_RULES = 4000
MOST_FACTS = 500
MOST_ATTRIBUTES = 240

_OPERATORS: dict[Operator, str] = {"!=": "$neq", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}


@attrs.frozen
class CompiledProgram:
    """A rulebook for durable-rules: the program, how its attributes are read, and where the conclusion is."""

    program: Program
    attributes: Attributes
    right: int
    """The flag "all conditions hold"; the next flag is "not all conditions hold"."""


def compile_rulebook(rulebook: Rulebook) -> CompiledProgram:
    """Compile a rulebook. Flag 2n means that rule n is met, flag 2n+1 that it is not met.

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
    for start in range(0, len(derivations), RULES_PER_FACT):
        chunk = derivations[start : start + RULES_PER_FACT]
        groups.append(tuple(sorted({test.attribute for item in chunk for test in item.clause})))
        for number, item in enumerate(chunk, start):
            tests = [_test(f"v{test.attribute}", test.operator, test.limit) for test in item.clause]
            definition[f"c{number}"] = _rule({"g": len(groups) - 1}, *tests)
    levels, right = _conclusion(len(rulebook.conditions), 2 * len(rulebook.entries))
    rounds: list[tuple[FlagFact, ...]] = []
    facts = 0
    for level in levels:
        told = []
        for start in range(0, len(level), JOINING_RULES_PER_FACT):
            chunk = level[start : start + JOINING_RULES_PER_FACT]
            told.append(FlagFact(facts, tuple(sorted({flag for item in chunk for flag in item.premises}))))
            for item in chunk:
                tests = [{f"f{flag}": 1} for flag in item.premises]
                definition[f"c{len(derivations)}"] = _rule({"s": facts}, *tests)
                derivations.append(item)
            facts += 1
        rounds.append(tuple(told))
    program = Program(
        definition=json.dumps(definition),
        derivations=tuple(derivations),
        groups=tuple(groups),
        rounds=tuple(rounds),
    )
    compiled = CompiledProgram(program, attributes, right)
    _within_limits(compiled)
    return compiled


def _conclusion(conditions: int, free: int) -> tuple[list[list[Derivation]], int]:
    """Combine the conditions in blocks, then the blocks, by rounds; one unmet condition decides at once."""
    if not conditions:
        return [], free
    levels: list[list[Derivation]] = [[]]
    open_flags = [2 * number for number in range(conditions)]
    while len(open_flags) > FLAGS_PER_RULE:
        starts = range(0, len(open_flags), FLAGS_PER_RULE)
        blocks = [tuple(open_flags[start : start + FLAGS_PER_RULE]) for start in starts]
        levels[-1] += [Derivation(free + number, premises=block) for number, block in enumerate(blocks)]
        open_flags = [free + number for number in range(len(blocks))]
        free += len(blocks)
        levels.append([])
    levels[-1].append(Derivation(free, premises=tuple(open_flags)))
    levels[0] += [Derivation(free + 1, premises=(2 * number + 1,)) for number in range(conditions)]
    return levels, free


def _rule(*tests: object) -> dict[str, object]:
    return {"all": [{"p": {"$and": list(tests)}}]}


def _test(attribute: str, operator: Operator, limit: int) -> dict[str, object]:
    return {attribute: limit} if operator == "==" else {_OPERATORS[operator]: {attribute: limit}}


def _within_limits(compiled: CompiledProgram) -> None:
    program = compiled.program
    told = [fact for level in program.rounds for fact in level]
    ids = [f"g{number}" for number in range(len(program.groups))] + [f"s{fact.number}" for fact in told]
    names = ["boot", "g", "s", "p", "id", "sid", "$s", "$forward", "$pulse", "b", "sid-0", "qup", *ids]
    names += [f"v{number}" for number in range(len(compiled.attributes.readers))]
    names += [f"f{flag}" for flag in range(compiled.right + 2)]
    widest = max((*map(len, program.groups), *(len(fact.flags) for fact in told)), default=0)
    faults = {
        worded("two names with the same hash"): len(set(names)) - len({_fnv(name) for name in names}),
        worded("too many rules"): len(program.derivations) > MOST_RULES,
        worded("too many facts"): len(program.groups) + len(told) > MOST_FACTS,
        worded("too many attributes in one fact"): widest > MOST_ATTRIBUTES,
    }
    if found := [what for what, fault in faults.items() if fault]:
        raise RuleError(
            worded(
                "the rulebook is beyond what durable-rules decides safely: {names}", names=", ".join(found)
            ),
            remedy="split the rulebook",
        )


def _fnv(text: str) -> int:
    """The hash by which durable-rules identifies a name (32-bit FNV-1a)."""
    value = 0x811C9DC5
    for byte in text.encode("ascii"):
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value

"""The translation of a three-valued tree into positive rules over whole numbers.

A condition becomes two sets of clauses: those under which it is met and those under which it is not.
A clause is a conjunction of tests on known integers; an unknown attribute satisfies no test, so a
condition with no satisfied clause on either side is unknown. That is Kleene's logic exactly, since it is
a distributive lattice with De Morgan's laws. Negation never reaches durable-rules, where it is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from qupcore.engines.durable.arithmetic import compile_number, run
from qupcore.engines.durable.program import Clause, Test
from qupcore.errors import EngineFault, RuleError
from qupcore.errors.worded import worded
from qupcore.rules.nodes import (
    COMPLEMENT,
    All,
    Any,
    Arithmetic,
    Compare,
    Condition,
    IsKnown,
    Not,
    OneOf,
    Operator,
)
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term, Value, terms_of

__all__ = ["MOST_CLAUSES", "Attributes", "clauses_of"]

MOST_CLAUSES = 256
LARGEST = 2**53
"""durable-rules reads integers beyond this unreliably (they saturate and wrap)."""


Reader = Callable[[Mapping[str, Value]], int | None]


class Attributes:
    """The integers that the engine sees, each with a function that reads it from the facts."""

    def __init__(self, numbers: Mapping[str, int | None]) -> None:
        self.numbers = numbers
        self.readers: list[Reader] = []
        self._index: dict[str, int] = {}

    def _attribute(self, key: str, reader: Reader) -> int:
        if key not in self._index:
            self._index[key] = len(self.readers)
            self.readers.append(reader)
        return self._index[key]

    def term(self, term: Term) -> int:
        """The attribute that holds a term: 0 or 1, the number, or the index of the choice."""
        name = term.name
        if isinstance(term, ChoiceTerm):
            codes = {value: code for code, value in enumerate(term.values)}
            return self._attribute(name, lambda facts: None if name not in facts else codes[str(facts[name])])
        return self._attribute(name, lambda facts: None if name not in facts else int(facts[name]))

    def known(self, term: Term) -> int:
        """The attribute that tells whether a term is known; it is always known itself."""
        name = term.name
        return self._attribute(f"known {name}", lambda facts: int(name in facts))

    def difference(self, comparison: Compare) -> int:
        """The attribute that holds left minus right: for comparisons that need arithmetic."""
        node = Arithmetic("-", comparison.left, comparison.right)
        program = compile_number(node, self.numbers)
        return self._attribute(json.dumps(node.canonical()), lambda facts: run(program, facts))

    def read(self, facts: Mapping[str, Value]) -> list[int | None]:
        """Every attribute for the facts, None where unknown.

        Raises:
            EngineFault: a number is too large for the engine to compare.
        """
        values = [reader(facts) for reader in self.readers]
        for value in values:
            if value is not None and not -LARGEST < value < LARGEST:
                raise EngineFault(
                    worded(
                        "a number of more than {number} cannot be compared by durable-rules",
                        number=LARGEST - 1,
                    ),
                    remedy="check the amounts of the case",
                )
        return values


def clauses_of(condition: Condition, wanted: bool, attributes: Attributes) -> tuple[Clause, ...]:
    """The clauses under which a condition is true (or, with `wanted` False, false).

    Raises:
        RuleError: the condition would need more than `MOST_CLAUSES` clauses.
    """
    match condition:
        case Not(condition=inner):
            return clauses_of(inner, not wanted, attributes)
        case All(conditions=parts) | Any(conditions=parts):
            several = [clauses_of(part, wanted, attributes) for part in parts]
            if isinstance(condition, Any) == wanted:
                return tuple(dict.fromkeys(clause for clauses in several for clause in clauses))
            return _product(several)
        case BoolTerm():
            return ((Test(attributes.term(condition), "==", int(wanted)),),)
        case IsKnown(term=Term() as term):
            return ((Test(attributes.known(term), "==", int(wanted)),),)
        case OneOf(term=ChoiceTerm() as term, values=values):
            codes = [code for code, value in enumerate(term.values) if (value in values) == wanted]
            return tuple((Test(attributes.term(term), "==", code),) for code in codes)
        case Compare(operator=operator):
            sign = operator if wanted else COMPLEMENT[operator]
            return _comparison(condition, sign, attributes)
    raise TypeError(f"{type(condition).__name__} is no condition")


def _comparison(condition: Compare, operator: Operator, attributes: Attributes) -> tuple[Clause, ...]:
    if isinstance(condition.left, IntTerm) and not terms_of(condition.right):
        limit = run(compile_number(condition.right, attributes.numbers), {})
        if limit is None:
            return ()
        # No value is larger (see `read`), so clamping a limit beyond this range changes no comparison.
        limit = max(-LARGEST, min(LARGEST, limit))
        return ((Test(attributes.term(condition.left), operator, limit),),)
    return ((Test(attributes.difference(condition), operator, 0),),)


def _product(several: list[tuple[Clause, ...]]) -> tuple[Clause, ...]:
    product: tuple[Clause, ...] = ((),)
    for clauses in several:
        product = tuple(
            dict.fromkeys(tuple(dict.fromkeys(left + right)) for left in product for right in clauses)
        )
        if len(product) > MOST_CLAUSES:
            raise RuleError(
                worded("a condition needs more than {most_clauses} clauses", most_clauses=MOST_CLAUSES),
                remedy="split it into several rules, each with its own citation",
            )
    return product

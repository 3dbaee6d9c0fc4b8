"""The workload in other ways: closures, and the engines datalogic-py and zen where they are installed.

pip install datalogic-py zen-engine
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from one_case.workload import FULL, LOWERED, MOST_HELD, PER_CHILD, Answer, Decide, Person

__all__ = ["closures", "datalogic", "zen"]

Test = Callable[[Person], Any]


def closures() -> Decide:
    """Functions that are put together once, as the reference engine does, over two values."""

    def fact(name: str) -> Test:
        return lambda person: person[name]

    def below(name: str, limit: int) -> Test:
        return lambda person: person[name] < limit

    def within(name: str, values: frozenset[str]) -> Test:
        return lambda person: person[name] in values

    def negated(test: Test) -> Test:
        return lambda person: not test(person)

    def either(*tests: Test) -> Test:
        return lambda person: any(test(person) for test in tests)

    def both(one: Test, other: Test) -> Test:
        return lambda person: one(person) and other(person)

    conditions = (
        negated(below("age", 18)),
        below("age", 67),
        fact("lives_here"),
        fact("lawful"),
        within("ability", frozenset(("much", "very_much"))),
        fact("earns_less"),
        below("held", MOST_HELD + 1),
        either(fact("on_assistance"), fact("near_assistance")),
        fact("assessed"),
        both(fact("has_plan"), either(fact("followed_up"), within("ability", frozenset(("very_much",))))),
        either(below("months", 24), both(below("months", 36), fact("followed_up"))),
        either(negated(below("age", 25)), fact("followed_up"), negated(fact("on_assistance"))),
    )
    bits = tuple((condition, 1 << place) for place, condition in enumerate(conditions))

    def decide(person: Person) -> Answer:
        failed = 0
        for condition, bit in bits:
            if not condition(person):
                failed |= bit
        if failed:
            return False, failed, 0
        return True, 0, (LOWERED if person["age"] < 25 else FULL) + PER_CHILD * person["children"]

    return decide


def _var(name: str) -> dict[str, str]:
    return {"var": name}


_JSON_CONDITIONS: tuple[Any, ...] = (
    {">=": [_var("age"), 18]},
    {"<": [_var("age"), 67]},
    _var("lives_here"),
    _var("lawful"),
    {"in": [_var("ability"), ["much", "very_much"]]},
    _var("earns_less"),
    {"<=": [_var("held"), MOST_HELD]},
    {"or": [_var("on_assistance"), _var("near_assistance")]},
    _var("assessed"),
    {"and": [_var("has_plan"), {"or": [_var("followed_up"), {"==": [_var("ability"), "very_much"]}]}]},
    {"or": [{"<": [_var("months"), 24]}, {"and": [{"<": [_var("months"), 36]}, _var("followed_up")]}]},
    {"or": [{">=": [_var("age"), 25]}, _var("followed_up"), {"!": [_var("on_assistance")]}]},
)


def datalogic() -> Decide:
    """JSON Logic, compiled by datalogic-py: one expression for the bits, one for the amount."""
    from datalogic_py import Engine

    engine = Engine()
    bits = [{"if": [test, 0, 1 << place]} for place, test in enumerate(_JSON_CONDITIONS)]
    failing = engine.compile({"+": bits})
    base = {"if": [{"<": [_var("age"), 25]}, LOWERED, FULL]}
    amount = engine.compile({"+": [base, {"*": [PER_CHILD, _var("children")]}]})

    def decide(person: Person) -> Answer:
        failed = failing.evaluate(person)
        return (False, int(failed), 0) if failed else (True, 0, int(amount.evaluate(person)))

    return decide


_EXPRESSIONS = (
    "age >= 18",
    "age < 67",
    "lives_here",
    "lawful",
    "ability in ['much', 'very_much']",
    "earns_less",
    f"held <= {MOST_HELD}",
    "on_assistance or near_assistance",
    "assessed",
    "has_plan and (followed_up or ability == 'very_much')",
    "months < 24 or (months < 36 and followed_up)",
    "age >= 25 or followed_up or not on_assistance",
)


def zen() -> Decide:
    """Expressions compiled by zen-engine, without a graph."""
    from zen import compile_expression

    bits = [f"(({test}) ? 0 : {1 << place})" for place, test in enumerate(_EXPRESSIONS)]
    failing = compile_expression(" + ".join(bits))
    amount = compile_expression(f"(age < 25 ? {LOWERED} : {FULL}) + {PER_CHILD} * children")

    def decide(person: Person) -> Answer:
        failed = failing.evaluate(person)
        return (False, int(failed), 0) if failed else (True, 0, int(amount.evaluate(person)))

    return decide

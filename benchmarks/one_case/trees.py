"""The workload as rules of qupcore, and what each of its engines makes of them."""

from __future__ import annotations

from datetime import date

from one_case.workload import ABILITIES, FULL, LOWERED, MOST_HELD, PER_CHILD, Answer, Decide, Person

from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.engines import Engine
from qupcore.engines.compiled.engine import CompiledEngine
from qupcore.rules.nodes import All, Any, Condition, Constant, Number
from qupcore.rules.provisions import Provision
from qupcore.rules.rulebook import Rulebook, rulebook_on
from qupcore.rules.writing import Formula, Placed, Rule
from qupcore.testing import choice_term, number, yes_no

__all__ = ["ON", "over_three_values", "over_two_values", "rulebook", "rules_and_amount"]

ON = date(2026, 1, 1)
PLACE = Provision(citation=Citation(law="made-up", section="1"), valid=Period(date(2000, 1, 1)))
BENEFIT = number("yearly", "1")


def bare(value: int) -> Constant:
    """A number without unit."""
    return Constant(value, "1")


def rulebook() -> Rulebook:
    """The twelve conditions and the amount, in force."""
    return rulebook_on(rules_and_amount(), ON, topic="made-up")


def rules_and_amount() -> tuple[Placed, ...]:
    """The twelve conditions and the amount."""
    age, months, children = number("age", "1"), number("months", "1"), number("children", "1")
    held, ability = number("held", "øre"), choice_term("ability", *ABILITIES)
    on_assistance, near_assistance = yes_no("on_assistance"), yes_no("near_assistance")
    followed_up, has_plan = yes_no("followed_up"), yes_no("has_plan")
    conditions: list[Condition] = [
        age >= bare(18),
        age < bare(67),
        yes_no("lives_here"),
        yes_no("lawful"),
        ability.one_of("much", "very_much"),
        yes_no("earns_less"),
        held <= Constant(MOST_HELD, "øre"),  # of numbers without unit a table takes none so large
        Any((on_assistance, near_assistance)),
        yes_no("assessed"),
        All((has_plan, Any((followed_up, ability.one_of("very_much"))))),
        Any((months < bare(24), All((months < bare(36), followed_up)))),
        Any((age >= bare(25), followed_up, ~on_assistance)),
    ]
    # 0 below 25 years, else 1: the rule language has no "if" for numbers.
    grown: Number = (age - bare(24)).larger_of(0).smaller_of(bare(1))
    yearly = bare(LOWERED) + grown * bare(FULL - LOWERED) + children * bare(PER_CHILD)
    placed: list[Placed] = [
        Rule(name=f"r{place:02}", role="condition", provisions=(PLACE,), doc="", topic="made-up", when=tree)
        for place, tree in enumerate(conditions)
    ]
    placed.append(
        Formula(
            name="yearly",
            role="amount",
            provisions=(PLACE,),
            doc="",
            topic="made-up",
            gives=BENEFIT,
            number=yearly,
        )
    )
    return tuple(placed)


def over_three_values(engine: Engine) -> Decide:
    """An engine as it decides: a verdict for each rule, the conclusion and the amount."""
    book = rulebook()
    evaluate, bits = engine.prepare(book), [(entry.id, 1 << n) for n, entry in enumerate(book.conditions)]

    def decide(person: Person) -> Answer:
        found = evaluate(person)
        if found.right:
            amount = found.amounts["yearly"]
            assert amount is not None
            return True, 0, amount
        return False, sum(bit for rule, bit in bits if not found.rules[rule]), 0

    return decide


def over_two_values() -> Decide:
    """The compiled engine for complete facts."""
    complete = CompiledEngine().complete(rulebook())
    assert complete is not None

    def decide(person: Person) -> Answer:
        right, failed, amounts = complete(person)
        return (True, 0, amounts[0]) if right else (False, failed, 0)

    return decide

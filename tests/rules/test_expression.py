"""Conditions as text: the same trees as Python writes, and no text that does harm."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qupcore.availability.rulebooks import Conditions
from qupcore.catalogue.conditions import MOST_CONDITION_WAYS, ways
from qupcore.engines import Engine, ReferenceEngine, installed_engines
from qupcore.errors import RuleError
from qupcore.law.terms.right import ApplicantFacts as Applicant
from qupcore.law.terms.right import Assessed, Benefits, HouseholdFacts
from qupcore.law.vocabulary import vocabulary
from qupcore.rules import nodes
from qupcore.rules.expression import DEEPEST, parse_condition
from qupcore.rules.expression_text import expression_of
from qupcore.rules.nodes import (
    After,
    All,
    Arithmetic,
    Compare,
    Condition,
    Constant,
    Divide,
    Not,
    Number,
    OneOf,
)
from qupcore.rules.terms import ChoiceTerm
from qupcore.rules.tokens import LONGEST
from qupcore.rules.writing import all_of, any_of

TERMS = vocabulary()


def years(number: int) -> Constant:
    return Constant(number, "years")


def parse(text: str) -> Condition:
    return parse_condition(text, TERMS)


def attempt(text: str) -> Condition | RuleError:
    try:
        return parse(text)
    except RuleError as error:
        return error


SAME = [
    ("person.age < 30", Applicant.age < years(30)),
    ("person.age < 30 years", Applicant.age < years(30)),
    ("30 > person.age", years(30) > Applicant.age),
    ("person.lawful_stay", Applicant.lawful_stay),
    ("not person.lawful_stay", ~Applicant.lawful_stay),
    ("not not person.lawful_stay", ~~Applicant.lawful_stay),
    ("person.lawful_stay and person.fixed_residence", Applicant.lawful_stay & Applicant.fixed_residence),
    (
        "person.age >= 18 and person.age < 67 and person.lawful_stay",
        all_of(Applicant.age >= years(18), Applicant.age < years(67), Applicant.lawful_stay),
    ),
    (
        "person.lawful_stay or person.fixed_residence and person.age != 40",
        any_of(Applicant.lawful_stay, Applicant.fixed_residence & (Applicant.age != years(40))),
    ),
    (
        "(person.lawful_stay or person.fixed_residence) and not person.age == 40",
        all_of(any_of(Applicant.lawful_stay, Applicant.fixed_residence), ~(Applicant.age == years(40))),
    ),
    ("(person.lawful_stay and person.fixed_residence) and assessed.work_ability",
     (Applicant.lawful_stay & Applicant.fixed_residence) & Assessed.work_ability),
    ("household.kind == 'single'", HouseholdFacts.kind.one_of("single")),
    ('household.kind != "single"', ~HouseholdFacts.kind.one_of("single")),
    ('household.kind in ("single", "couple")', HouseholdFacts.kind.one_of("single", "couple")),
    ("benefits.monthly_total <= 2500 kr", Benefits.monthly_total <= Constant(250_000, "øre")),
    ("benefits.monthly_total <= 250000 øre", Benefits.monthly_total <= Constant(250_000, "øre")),
    ("person.age + 2 >= 18", Compare(">=", Arithmetic("+", Applicant.age, years(2)), years(18))),
    ("person.age - 1 - 1 > -3",
     Compare(">", Arithmetic("-", Arithmetic("-", Applicant.age, years(1)), years(1)), years(-3))),
    ("person.age * 2 > 40", Compare(">", Arithmetic("*", Applicant.age, Constant(2)), years(40))),
    ("smaller_of(person.age, 30) == 30",
     Compare("==", Arithmetic("min", Applicant.age, years(30)), years(30))),
    ("divided(person.age, 2, half_up) < 20",
     Compare("<", Divide(Applicant.age, Constant(2), "half_up"), years(20))),
    ("after(2026-01-31, 1 months) == 2026-02-28",
     Compare("==", After(Constant(739647, "date"), Constant(1, "months")), Constant(739675, "date"))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tree"), SAME, ids=[text for text, _ in SAME])
def test_text_and_python_write_the_same_tree(text: str, tree: Condition) -> None:
    assert parse(text).canonical() == tree.canonical()


WRONG = [
    ("", 1, "empty", "leave the key out"),
    ("   ", 1, "empty", "leave the key out"),
    ("person.age", 1, "no condition by itself", "hold it against"),
    ("household.kind", 1, "no condition by itself", "=="),
    ("person.agee < 3", 1, "no fact is called 'person.agee'", "person.age"),
    ("motivation > 3", 1, "no fact is called 'motivation'", "use one of"),
    ("person.age <", 13, "the end cannot stand here", "a term"),
    ("person.age < < 3", 14, "`<` cannot stand here", "a term"),
    ("18 <= person.age < 67", 18, "two comparisons in a row", "18 <= a and a < 67"),
    ("person.age = 3", 12, "'=' has no meaning", "=="),
    ("person.lawful_stay & person.fixed_residence", 20, "'&' has no meaning", "`and`"),
    ("person.age / 2 > 3", 12, "'/' has no meaning", "divided"),
    ("person.lawful_stay person.age", 20, "cannot follow here", "`and` or `or`"),
    ("(person.lawful_stay", 20, "expected `)`", "write `)`"),
    ("person.lawful_stay)", 19, "cannot follow here", "brackets"),
    ("person.age < 3 kr", 12, "between years and øre", "one unit"),
    ("benefits.monthly_total < 5", 26, "a bare number where øre is counted", "2500 kr"),
    ("person.age < 'x'", 14, "is no number", "a number"),
    ("household.kind == 'sngle'", 19, "'sngle' is not a value", "single"),
    ("household.kind == 3", 19, "is no value", "in quotes"),
    ("person.age in ('single')", 1, "is no choice", "fixed values"),
    ("household.kind in 'single'", 19, "expected `(`", "write `(`"),
    ("household.kind in ()", 20, "`)` cannot stand here", "a term"),
    ("person.age < 2026-02-30", 14, "is no day", "a day that exists"),
    ("person.age < 1234567890123", 14, "a number of 13 digits", "at most"),
    ("person.age < 3.5", 14, "'3' has no meaning", "whole number"),
    ("benefits.monthly_total < 10000.50 kr", 26, "has no meaning", "250050 øre"),
    ("household.kind == single", 19, "no fact is called 'single'", "in quotes"),
    ("person.age < sotjl.29.age_max", 19, "has no meaning", "write the number itself"),
    ("~person.lawful_stay", 1, "has no meaning", "`not`"),
    ('person.lawful_stay == "x', 23, "close the quotes", ""),
    ("max(person.age, 3) > 2", 1, "no function is called 'max'", "larger_of"),
    ("divided(person.age, 2) < 3", 22, "expected `,`", "write `,`"),
    ("divided(person.age, 2, upwards) < 3", 24, "no rounding", "half_up"),
    ("person.lawful_stay and 3", 24, "no condition by itself", "hold it"),
    ("not person.age < 3 < 4", 20, "two comparisons", "and"),
    ("__import__('os')", 1, "no function is called '__import__'", "use one of"),
    ("person.age.__class__ < 3", 1, "no fact is called", "person.age"),
    ("(lambda: 1)() < 3", 8, "':' has no meaning", "take it out"),
    ("person.age < 67 '>' person.age", 17, "cannot follow here", "`and` or `or`"),
    ("'(' person.lawful_stay)", 5, "cannot follow here", "`and` or `or`"),
    ("'not' person.lawful_stay", 7, "cannot follow here", "`and` or `or`"),
    ("and person.lawful_stay", 1, "`and` cannot stand here", "a term"),
    ("- person.age < 3", 1, "`-` cannot stand here", "a term"),
    ("(person.lawful_stay ')'", 21, "expected `)`", "write `)`"),
    ("household.kind < 3", 1, "is no number", "a number"),
    ("household.kind in ('single' ',' 'couple')", 29, "expected `)`", "write `)`"),
    ("person.age < 3 'years'", 16, "cannot follow here", "`and` or `or`"),
    ("after(5, 3) < 2026-01-01", 7, "a bare number where date is counted", "2026-09-01"),
    ("[x for x in y]", 1, "'[' has no meaning", "in (...)"),
]


@pytest.mark.parametrize(("text", "column", "what", "remedy"), WRONG, ids=[text for text, *_ in WRONG])
def test_every_fault_has_its_column_and_remedy(text: str, column: int, what: str, remedy: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse(text)
    assert caught.value.where == f"column {column}"
    assert what in caught.value.what + caught.value.remedy
    assert remedy in caught.value.remedy
    assert caught.value.remedy


def test_length_and_depth_are_limited() -> None:
    with pytest.raises(RuleError, match="characters"):
        parse("person.lawful_stay or " * LONGEST)
    deep = "not " * (DEEPEST + 5) + "person.lawful_stay"
    with pytest.raises(RuleError, match="levels deep"):
        parse(deep)
    brackets = "(" * (DEEPEST + 5) + "person.lawful_stay" + ")" * (DEEPEST + 5)
    with pytest.raises(RuleError, match="levels deep"):
        parse(brackets)
    long = " and ".join(["person.lawful_stay"] * 80)
    assert len(parse(long).parts) == 80


def test_as_long_and_as_deep_as_is_permitted_is_read() -> None:
    whole = "person.lawful_stay".ljust(LONGEST)
    assert parse(whole) is Applicant.lawful_stay
    with pytest.raises(RuleError, match="characters"):
        parse(whole + " ")
    # The condition itself is the first level.
    assert parse("(" * (DEEPEST - 1) + "person.lawful_stay" + ")" * (DEEPEST - 1)) is Applicant.lawful_stay
    with pytest.raises(RuleError, match="levels deep"):
        parse("(" * DEEPEST + "person.lawful_stay" + ")" * DEEPEST)
    parse("person.age < 123456789012")
    with pytest.raises(RuleError, match="13 digits"):
        parse("person.age < 1234567890123")


PIECES = [
    "person.age", "person.lawful_stay", "household.kind", "and", "or", "not", "in", "(", ")", ",", "<", ">=",
    "==", "!=", "+", "-", "*", "3", "18", "years", "kr", "'single'", '"x', "2026-01-01", "after", "divided",
    "smaller_of", "half_up", "é", "{", "#", "\n", "\x00", "..", "_", "1e9", "0x1", "True", "None",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text(max_size=60))
def test_no_text_does_more_than_read_or_fail_with_a_column(text: str) -> None:
    found = attempt(text)
    if isinstance(found, RuleError):
        assert found.where.startswith("column ")
        assert found.remedy
    else:
        assert parse(expression_of(found)).canonical() == found.canonical()


# random trees


def numbers(depth: int = 2) -> st.SearchStrategy[Number]:
    leaves: st.SearchStrategy[Any] = st.just(Applicant.age) | st.integers(-50, 150).map(years)
    if depth == 0:
        return leaves
    inner = numbers(depth - 1)
    return (
        leaves
        | st.builds(Arithmetic, st.sampled_from(["+", "-", "min", "max"]), inner, inner)
        | st.builds(lambda a, n: Arithmetic("*", a, Constant(n)), inner, st.integers(0, 9))
        | st.builds(
            lambda a, n, r: Divide(a, Constant(n), r),
            inner,
            st.integers(1, 9),
            st.sampled_from(["down", "up", "half_up"]),
        )
    )


def one_of(term: ChoiceTerm) -> st.SearchStrategy[OneOf]:
    return st.sets(st.sampled_from(term.values), min_size=1).map(lambda v: term.one_of(*sorted(v)))


LEAVES: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([Applicant.lawful_stay, Applicant.fixed_residence, Assessed.work_ability]),
    one_of(HouseholdFacts.kind),
    st.builds(Compare, st.sampled_from(["<", "<=", "==", "!=", ">=", ">"]), numbers(), numbers()),
)
TREES: st.SearchStrategy[Condition] = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(Not, inner)
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: All(tuple(parts)))
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: nodes.Any(tuple(parts)))
    ),
    max_leaves=8,
)


@given(TREES)
def test_a_tree_written_as_text_reads_back_as_itself(tree: Condition) -> None:
    assert parse(expression_of(tree)).canonical() == tree.canonical()


FACTS = st.fixed_dictionaries(
    {},
    optional={
        "person.age": st.integers(0, 120),
        "person.lawful_stay": st.booleans(),
        "person.fixed_residence": st.booleans(),
        "assessed.work_ability": st.booleans(),
        "household.kind": st.sampled_from(HouseholdFacts.kind.values),
    },
)


@pytest.mark.durable
@given(TREES, FACTS)
def test_every_engine_decides_text_as_the_reference_decides_the_tree(
    tree: Condition, facts: dict[str, Any]
) -> None:
    engines: tuple[Engine, ...] = installed_engines()
    assert len(engines) == 2
    assume(max(ways(tree, True), ways(tree, False)) <= MOST_CONDITION_WAYS)
    every = Conditions.of([parse(expression_of(tree))], engines)
    alone = Conditions.of([tree], (ReferenceEngine(),))
    assert every(facts) == alone(facts)


def test_what_no_text_can_say_is_refused() -> None:
    with pytest.raises(RuleError, match="known cannot be written"):
        expression_of(Applicant.lawful_stay.is_known())

"""The operators build trees and never decide; meaningless trees raise an error with the remedy."""

from __future__ import annotations

import pytest
from hypothesis import given

from qupcore.errors import RuleError
from qupcore.rules.nodes import (
    COMPLEMENT,
    All,
    Any,
    Arithmetic,
    Compare,
    Constant,
    Divide,
    Not,
    OneOf,
    Proportion,
    walk,
)
from qupcore.rules.writing import all_of, any_of, none_of
from qupcore.testing import choice_term, conditions, number, yes_no

AGREED, RESIDENT = yes_no("try.agreed"), yes_no("try.resident")
WEEKS, BEFORE = number("try.weeks", "weeks"), number("try.weeks_before", "weeks")
BALANCE, COUNT = number("try.balance", "øre"), number("try.count", "1")
DAY = number("try.day", "date")
HOME = choice_term("try.home", "alone", "couple")
LIMIT, HIGHER, FOUR = Constant(3, "weeks"), Constant(4, "weeks"), Constant(4, "1")

NO_MEANING = {
    "and": (lambda: AGREED and RESIDENT, "`&`"),
    "or": (lambda: AGREED or RESIDENT, "`|`"),
    "not": (lambda: not AGREED, "`~`"),
    "if": (lambda: 1 if AGREED else 0, "all_of(...)"),
    "if on a comparison": (lambda: 1 if WEEKS < LIMIT else 0, "any_of(...)"),
    "chained comparison": (lambda: LIMIT <= WEEKS < BEFORE, "(low <= x) & (x < high)"),
    "in a term": (lambda: "alone" in HOME, "one_of('a', 'b')"),
    "in a tuple": (lambda: WEEKS in (LIMIT, BEFORE), "one_of("),
    "bool()": (lambda: bool(AGREED), "`&`"),
    "loop": (lambda: list(AGREED), "walk(node)"),
    "unpacking": (lambda: all(*AGREED), "walk(node)"),
    "/": (lambda: BALANCE / COUNT, "rounding='half_up'"),
    "//": (lambda: BALANCE // COUNT, "rounding='half_up'"),
    "%": (lambda: BALANCE % COUNT, "rounding='half_up'"),
    "a number compared": (lambda: WEEKS >= 18, "limit.<name>"),
    "a number on the left": (lambda: 18 <= WEEKS, "limit.<name>"),  # noqa: SIM300
    "a number equated": (lambda: WEEKS == 18, "limit.<name>"),
    "a number told apart": (lambda: WEEKS != 18, "limit.<name>"),
    "a number added": (lambda: WEEKS + 1, "limit.<name>"),
    "a number taken off": (lambda: WEEKS - 1, "limit.<name>"),
    "a number multiplied": (lambda: WEEKS * 2, "limit.<name>"),
    "a number divided by": (lambda: WEEKS.divided_by(2, rounding="up"), "limit.<name>"),
    "a float": (lambda: WEEKS >= 0.0, "limit.<name>"),
    "a yes/no for a number": (lambda: WEEKS >= False, "limit.<name>"),
    "a text for a number": (lambda: WEEKS == "18", "limit.<name>"),
    "a number for a condition": (lambda: AGREED & WEEKS, "combine conditions only"),
    "true for a condition": (lambda: AGREED | True, "combine conditions only"),
    "a choice for a condition": (lambda: AGREED & HOME, "combine conditions only"),
    "comparing two units": (lambda: WEEKS < BALANCE, "numbers of one unit"),
    "adding two units": (lambda: WEEKS + BALANCE, "numbers of one unit"),
    "the smaller of two units": (lambda: WEEKS.smaller_of(BALANCE), "numbers of one unit"),
    "the larger of two units": (lambda: WEEKS.larger_of(BALANCE), "numbers of one unit"),
    "weeks times øre": (lambda: WEEKS * BALANCE, "bare number"),
    "weeks times weeks": (lambda: WEEKS * BEFORE, "bare number"),
    "weeks divided by øre": (lambda: WEEKS.divided_by(BALANCE, rounding="up"), "by the same unit"),
    "weeks of øre": (lambda: BALANCE.in_proportion(WEEKS, BALANCE, rounding="up"), "numbers of one unit"),
    "three of weeks": (lambda: BALANCE.in_proportion(3, WEEKS, rounding="up"), "limit.<name>"),
    "a day after a day": (lambda: DAY.after(DAY), "counts days or months"),
    "weeks after a day": (lambda: DAY.after(WEEKS), "counts days or months"),
    "days after weeks": (lambda: WEEKS.after(number("try.days", "days")), "counts days or months"),
    "a choice it does not have": (lambda: HOME.one_of("alone", "hotel"), "alone, couple"),
    "no choice at all": (lambda: HOME.one_of(), "name at least one"),
    "all_of nothing": (lambda: all_of(), "at least one"),
    "any_of nothing": (lambda: any_of(), "at least one"),
    "none_of nothing": (lambda: none_of(), "at least one"),
    "all_of a list": (lambda: all_of([AGREED, RESIDENT]), "at least one"),
    "any_of a number": (lambda: any_of(AGREED, WEEKS), "at least one"),
}


@pytest.mark.parametrize("name", NO_MEANING)
def test_what_has_no_meaning_raises_and_names_the_remedy(name):
    written, remedy = NO_MEANING[name]
    with pytest.raises(RuleError) as error:
        written()
    assert remedy in error.value.remedy
    assert error.value.remedy in str(error.value)


@pytest.mark.parametrize(
    ("tree", "kind"),
    [
        (AGREED & RESIDENT, All),
        (all_of(AGREED, RESIDENT), All),
        (AGREED | RESIDENT, Any),
        (any_of(AGREED, RESIDENT), Any),
        (~AGREED, Not),
        (none_of(AGREED, RESIDENT), Not),
        (WEEKS < BEFORE, Compare),
        (HOME.one_of("alone"), OneOf),
        (WEEKS + BEFORE, Arithmetic),
        (BALANCE.divided_by(COUNT, rounding="down"), Divide),
        (BALANCE.in_proportion(WEEKS, BEFORE, rounding="down"), Proportion),
    ],
)
def test_operators_build_trees(tree, kind):
    assert type(tree) is kind


@pytest.mark.parametrize(
    ("tree", "operator"),
    [
        (WEEKS < BEFORE, "<"),
        (WEEKS <= BEFORE, "<="),
        (WEEKS == BEFORE, "=="),
        (WEEKS != BEFORE, "!="),
        (WEEKS >= BEFORE, ">="),
        (WEEKS > BEFORE, ">"),
    ],
)
def test_a_comparison_keeps_its_operator_and_sides(tree, operator):
    assert tree.operator == operator
    assert (tree.left.name, tree.right.name) == ("try.weeks", "try.weeks_before")


def test_zero_takes_the_unit_it_is_held_against():
    zero = (BALANCE == 0).right
    assert (zero.value, zero.unit) == (0, "øre")


@pytest.mark.parametrize(
    ("tree", "unit"),
    [
        (WEEKS + BEFORE, "weeks"),
        (WEEKS.smaller_of(BEFORE), "weeks"),
        (BALANCE * COUNT, "øre"),
        (COUNT * BALANCE, "øre"),
        (BALANCE.divided_by(COUNT, rounding="up"), "øre"),
        (WEEKS.divided_by(BEFORE, rounding="up"), "1"),
        (COUNT * COUNT, "1"),
        (BALANCE.in_proportion(WEEKS, BEFORE, rounding="up"), "øre"),
    ],
)
def test_a_calculation_knows_its_unit(tree, unit):
    assert tree.unit == unit


def test_the_complement_of_a_comparison_is_its_opposite():
    assert {COMPLEMENT[COMPLEMENT[sign]] == sign and COMPLEMENT[sign] != sign for sign in COMPLEMENT} == {
        True
    }


def test_the_same_words_have_the_same_canonical_form():
    def written():
        return all_of(WEEKS >= LIMIT, HOME.one_of("alone", "couple") | ~AGREED, BALANCE + BALANCE > 0)

    assert written().canonical() == written().canonical()


DIFFERENT = [
    AGREED,
    RESIDENT,
    ~AGREED,
    AGREED.is_known(),
    AGREED & RESIDENT,
    RESIDENT & AGREED,
    AGREED | RESIDENT,
    WEEKS < BEFORE,
    WEEKS <= BEFORE,
    BEFORE < WEEKS,
    WEEKS < LIMIT,
    WEEKS < HIGHER,
    COUNT < FOUR,
    HOME.one_of("alone"),
    HOME.one_of("alone", "couple"),
    WEEKS + BEFORE < LIMIT,
    WEEKS - BEFORE < LIMIT,
    BALANCE.divided_by(COUNT, rounding="up") < 0,
    BALANCE.divided_by(COUNT, rounding="down") < 0,
]


def test_different_rules_have_different_canonical_forms():
    assert len({str(tree.canonical()) for tree in DIFFERENT}) == len(DIFFERENT)


def test_the_order_of_choices_means_nothing():
    assert HOME.one_of("alone", "couple").canonical() == HOME.one_of("couple", "alone").canonical()


@given(conditions(known=True))
def test_walk_meets_every_part_after_what_holds_it(tree):
    met = list(walk(tree))
    assert met[0] is tree
    assert {id(part) for node in met for part in node.parts} | {id(tree)} == {id(node) for node in met}

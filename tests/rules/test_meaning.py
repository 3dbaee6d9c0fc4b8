"""The meaning of the rule language in the reference engine: Kleene's three values, and rounding."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore.engines.reference import condition_of, divide, number_of
from qupcore.rules.calendar import days_later, months_later
from qupcore.rules.nodes import Compare, Constant, Divide
from qupcore.rules.writing import all_of, any_of, none_of
from qupcore.testing import PARAMETERS, choice_term, number, yes_no

P, Q, R = yes_no("try.p"), yes_no("try.q"), yes_no("try.r")
N, M, K = (number(f"try.{name}", "1") for name in "nmk")
LIMIT = next(parameter for parameter in PARAMETERS if parameter.unit == "1")
TRUTHS = (True, False, None)
THREES = list(product(TRUTHS, repeat=3))


def truth(tree, *values):
    """The value of the tree for these values of p, q and r; None is unknown."""
    names = ("try.p", "try.q", "try.r")
    known = {name: value for name, value in zip(names, values, strict=False) if value is not None}
    return condition_of(tree, {})(known)


def of_numbers(tree, **values):
    return condition_of(tree, {})({f"try.{name}": value for name, value in values.items()})


@pytest.mark.parametrize("values", THREES)
def test_all_is_false_with_one_false_and_true_with_all_true(values):
    expected = False if False in values else None if None in values else True
    assert truth(all_of(P, Q, R), *values) is expected
    assert truth(P & Q & R, *values) is expected


@pytest.mark.parametrize("values", THREES)
def test_any_is_true_with_one_true_and_false_with_all_false(values):
    expected = True if True in values else None if None in values else False
    assert truth(any_of(P, Q, R), *values) is expected
    assert truth(P | Q | R, *values) is expected


@pytest.mark.parametrize(("value", "expected"), [(True, False), (False, True), (None, None)])
def test_not_keeps_unknown_unknown(value, expected):
    assert truth(~P, value) is expected


@pytest.mark.parametrize("values", list(product(TRUTHS, repeat=2)))
def test_none_of_is_the_opposite_of_any(values):
    expected = False if True in values else None if None in values else True
    assert truth(none_of(P, Q), *values) is expected


@pytest.mark.parametrize(("value", "expected"), [(True, True), (False, True), (None, False)])
def test_known_is_never_unknown(value, expected):
    assert truth(P.is_known(), value) is expected


@pytest.mark.parametrize(("value", "expected"), [("a", True), ("b", True), ("c", False), (None, None)])
def test_one_of(value, expected):
    tree = choice_term("try.home", "a", "b", "c").one_of("a", "b")
    assert condition_of(tree, {})({} if value is None else {"try.home": value}) is expected


@given(st.integers(), st.integers())
def test_comparisons_compare(n, m):
    assert of_numbers(N < M, n=n, m=m) is (n < m)
    assert of_numbers(N <= M, n=n, m=m) is (n <= m)
    assert of_numbers(Compare("==", N, M), n=n, m=m) is (n == m)
    assert of_numbers(Compare("!=", N, M), n=n, m=m) is (n != m)
    assert of_numbers(N >= M, n=n, m=m) is (n >= m)
    assert of_numbers(N > M, n=n, m=m) is (n > m)


def test_comparisons_at_the_limit():
    found = [of_numbers(Compare(sign, N, M), n=3, m=3) for sign in ("<", "<=", "==", "!=", ">=", ">")]
    assert found == [False, True, True, False, True, False]


@pytest.mark.parametrize("known", [{}, {"n": 3}, {"m": 3}])
def test_a_comparison_with_an_unknown_side_is_unknown(known):
    assert of_numbers(N < M, **known) is None
    assert of_numbers(N + M > 0, **known) is None


@given(st.integers(), st.integers())
def test_arithmetic_is_exact(n, m):
    found = [number_of(tree, {})({"try.n": n, "try.m": m}) for tree in (N + M, N - M, N * M)]
    assert found == [n + m, n - m, n * m]
    assert number_of(N.smaller_of(M), {})({"try.n": n, "try.m": m}) == min(n, m)
    assert number_of(N.larger_of(M), {})({"try.n": n, "try.m": m}) == max(n, m)


@given(st.integers(), st.integers().filter(bool))
def test_division_rounds_as_declared(n, m):
    exact = Fraction(n, m)
    assert divide(n, m, "down") == floor(exact)
    assert divide(n, m, "up") == ceil(exact)
    assert divide(n, m, "half_up") == floor(exact + Fraction(1, 2))


@pytest.mark.parametrize(
    ("n", "m", "down", "up", "half_up"),
    [
        (6, 3, 2, 2, 2),
        (7, 3, 2, 3, 2),
        (8, 3, 2, 3, 3),
        (5, 2, 2, 3, 3),
        (-5, 2, -3, -2, -2),
        (5, -2, -3, -2, -2),
        (-5, -2, 2, 3, 3),
        (0, 5, 0, 0, 0),
    ],
)
def test_division_table(n, m, down, up, half_up):
    assert [divide(n, m, rounding) for rounding in ("down", "up", "half_up")] == [down, up, half_up]


@pytest.mark.parametrize("rounding", ["down", "up", "half_up"])
def test_division_by_zero_is_unknown(rounding):
    tree = Divide(N, M, rounding) == 0
    assert of_numbers(tree, n=1, m=0) is None
    assert of_numbers(~tree, n=1, m=0) is None


def test_a_proportion_is_rounded_once():
    def come_to(tree, k=3):
        return number_of(tree, {})({"try.n": 10, "try.m": 1, "try.k": k})

    third = {rounding: N.in_proportion(M, K, rounding=rounding) for rounding in ("down", "up", "half_up")}
    assert {rounding: come_to(tree) for rounding, tree in third.items()} == {"down": 3, "up": 4, "half_up": 3}
    assert come_to(third["half_up"] + third["half_up"]) == 6
    assert come_to(N.in_proportion(M + M, K, rounding="half_up")) == 7
    assert come_to(third["down"], k=0) is None


def test_a_number_not_known_for_the_day_is_unknown_and_not_zero():
    assert condition_of(N >= LIMIT, {LIMIT.name: None})({"try.n": 3}) is None
    assert condition_of(N >= LIMIT, {LIMIT.name: 0})({"try.n": 3}) is True


def test_constants_are_numbers_of_their_own():
    assert number_of(Constant(7), {})({}) == 7


@pytest.mark.parametrize(
    ("day", "days", "found"),
    [
        (date.max, 0, date.max),
        (date.max, 1, None),
        (date.min, 0, date.min),
        (date.min, -1, None),
        (date(2026, 2, 28), 1, date(2026, 3, 1)),
    ],
)
def test_no_day_is_later_than_the_last_date_nor_earlier_than_the_first(day, days, found):
    later = days_later(day.toordinal(), days)
    assert (later and date.fromordinal(later)) == found


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(9999, 12, 1), 0, date(9999, 12, 1)),
        (date(9999, 12, 1), 1, None),
        (date(1, 1, 31), -1, None),
        (date(1, 2, 28), -1, date(1, 1, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
)
def test_no_month_is_later_than_the_last_nor_earlier_than_the_first(day, months, found):
    later = months_later(day.toordinal(), months)
    assert (later and date.fromordinal(later)) == found

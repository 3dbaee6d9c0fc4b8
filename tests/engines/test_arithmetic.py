"""The two engines calculate in different ways and get the same number.

Inside a rulebook most numbers are far from the limit that they are compared with, which would hide a fault.
"""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings

from qupcore.engines.reference import number_of
from qupcore.rules.nodes import Arithmetic, Divide, Proportion
from qupcore.testing import PARAMETERS, TERMS, YEARS, facts, number, numbers

pytestmark = pytest.mark.durable

N, M, K = (number(f"try.{name}", "1") for name in "nmk")
SMALL = range(-7, 8)


@pytest.fixture(scope="session")
def calculated():
    """The result of the stack program of the durable engine."""
    from qupcore.engines.durable.arithmetic import compile_number, run

    return lambda node, known, case: run(compile_number(node, known), case)


@pytest.mark.parametrize("rounding", ["down", "up", "half_up"])
def test_every_division_of_small_numbers(calculated, rounding):
    node = Divide(N, M, rounding)
    for n, m in product(SMALL, SMALL):
        case = {"try.n": n, "try.m": m}
        assert calculated(node, {}, case) == number_of(node, {})(case), (n, m)


@pytest.mark.parametrize("rounding", ["down", "up", "half_up"])
def test_every_proportion_of_small_numbers(calculated, rounding):
    node = Proportion(N, M, K, rounding)
    for n, m, k in product(SMALL, SMALL, SMALL):
        case = {"try.n": n, "try.m": m, "try.k": k}
        assert calculated(node, {}, case) == number_of(node, {})(case), (n, m, k)


@pytest.mark.parametrize("sign", ["+", "-", "*", "min", "max"])
def test_every_other_calculation_of_small_numbers(calculated, sign):
    node = Arithmetic(sign, N, M)
    for n, m in product(SMALL, SMALL):
        case = {"try.n": n, "try.m": m}
        assert calculated(node, {}, case) == number_of(node, {})(case), (n, m)


@pytest.mark.parametrize("known", [0, 1, -3])
@pytest.mark.parametrize("side", ["try.n", "try.m"])
def test_nothing_times_an_unknown_number_is_nothing(calculated, known, side):
    """Any other result with an unknown number is unknown."""
    for node, expected in (
        (Arithmetic("*", N, M), 0 if known == 0 else None),
        (Arithmetic("+", Arithmetic("*", N, M), K), 5 if known == 0 else None),
        (Proportion(N, M, K, "down"), 0 if known == 0 else None),
        (Arithmetic("+", N, M), None),
        (Arithmetic("min", N, M), None),
        (Divide(N, M, "down"), None),
    ):
        case = {side: known, "try.k": 5}
        assert number_of(node, {})(case) == calculated(node, {}, case) == expected, node.canonical()


@pytest.mark.parametrize("n", [0, 2])
def test_what_cannot_be_divided_is_unknown_and_nothing_times_it_is_nothing(calculated, n):
    node = Arithmetic("*", N, Divide(K, M, "down"))
    case = {"try.n": n, "try.m": 0, "try.k": 5}
    assert number_of(node, {})(case) == calculated(node, {}, case) == (0 if n == 0 else None)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(tree=numbers("1", TERMS, parameters=PARAMETERS, depth=3), case=facts())
def test_random_calculations(calculated, tree, case):
    for year in range(len(YEARS)):
        known = {parameter.name: parameter.values[year].value for parameter in PARAMETERS}
        assert calculated(tree, known, case) == number_of(tree, known)(case)

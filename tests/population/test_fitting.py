"""Iterative proportional fitting against tables worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore.population.fitting import CLOSE, fit_table


def test_two_by_two_from_equal_shares_is_the_product_of_the_margins() -> None:
    """By hand: 0.3 x 0.6, 0.3 x 0.4, 0.7 x 0.6, 0.7 x 0.4."""
    fitted = fit_table([2, 2], [((0,), {(0,): 0.3, (1,): 0.7}), ((1,), {(0,): 0.6, (1,): 0.4})])
    assert fitted.shares == pytest.approx((0.18, 0.12, 0.42, 0.28), abs=1e-12)
    assert fitted.residual <= CLOSE
    assert fitted.rounds == 1  # each margin is met as soon as the table is scaled to it


def test_two_by_two_keeps_the_odds_ratio_of_the_table_it_starts_from() -> None:
    """By hand: the odds ratio 4 and margins of a half give x / (1/2 - x) = 2, so x = 1/3."""
    half = {(0,): 0.5, (1,): 0.5}
    start = (0.4, 0.2, 0.2, 0.4)  # odds ratio 0.4 * 0.4 / (0.2 * 0.2) = 4
    fitted = fit_table([2, 2], [((0,), {(0,): 0.6, (1,): 0.4}), ((1,), half)], start=start)
    a, b, c, d = fitted.shares
    assert (a + b, a + c) == pytest.approx((0.6, 0.5), abs=1e-9)
    assert a * d / (b * c) == pytest.approx(4)
    same = fit_table([2, 2], [((0,), half), ((1,), half)], start=start)
    assert same.shares == pytest.approx((1 / 3, 1 / 6, 1 / 6, 1 / 3), abs=1e-9)


def test_two_by_three_against_the_first_round_by_hand() -> None:
    """Deming and Stephan's step: rows are scaled to their margin, then columns.

    Start 1 2 1 / 3 1 2 (rows 4 and 6, of 10). Rows to 1/2 each: 1/8 2/8 1/8 / 3/12 1/12 2/12. The columns are
    then 3/8, 1/3 and 7/24; scaled to 1/3 each: (1/8)(8/9) = 1/9, (1/4)(1) = 1/4, (1/8)(8/7) = 1/7.
    """
    start = [number / 10 for number in (1, 2, 1, 3, 1, 2)]
    rows = ((0,), {(0,): 0.5, (1,): 0.5})
    columns = ((1,), {(number,): 1 / 3 for number in range(3)})
    fitted = fit_table([2, 3], [rows, columns], start=start)
    first = (1 / 9, 1 / 4, 1 / 7, 2 / 9, 1 / 12, 4 / 21)
    assert sum(first) == pytest.approx(1)
    # The limit has the odds ratios of the first round, which scaling leaves as they are.
    for one, other in ((0, 1), (1, 2)):
        for table in (first, start):
            ratio = table[one] * table[3 + other] / (table[other] * table[3 + one])
            found = fitted.shares
            assert found[one] * found[3 + other] / (found[other] * found[3 + one]) == pytest.approx(ratio)
    assert [sum(fitted.shares[:3]), sum(fitted.shares[3:])] == pytest.approx([0.5, 0.5])
    assert [sum(fitted.shares[n::3]) for n in range(3)] == pytest.approx([1 / 3] * 3)


def test_two_by_three_with_a_margin_of_both() -> None:
    """A margin of two variables is met as it is, and a zero in it stays."""
    both = {(0, 0): 0.1, (0, 1): 0.2, (1, 1): 0.3, (1, 2): 0.4}
    fitted = fit_table([2, 3], [((0, 1), both)])
    assert fitted.shares == pytest.approx((0.1, 0.2, 0.0, 0.0, 0.3, 0.4))


def test_margins_that_no_table_has_leave_a_residual() -> None:
    both = {(0, 0): 0.5, (1, 1): 0.5}
    fitted = fit_table([2, 2], [((0, 1), both), ((0,), {(0,): 0.9, (1,): 0.1})])
    assert fitted.residual > 0.1


@given(
    st.lists(st.integers(1, 50), min_size=2, max_size=4), st.lists(st.integers(1, 50), min_size=2, max_size=4)
)
def test_any_two_margins_are_met(first: list[int], second: list[int]) -> None:
    margins = [
        ((place,), {(n,): part / sum(parts) for n, part in enumerate(parts)})
        for place, parts in enumerate((first, second))
    ]
    fitted = fit_table([len(first), len(second)], margins)
    assert fitted.residual <= CLOSE
    assert sum(fitted.shares) == pytest.approx(1)

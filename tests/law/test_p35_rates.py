"""§ 35: the rates on each side of each day on which a number of theirs changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qupcore import Money
from qupcore.cases import rates
from qupcore.errors import NoRulesInForce, ParameterError
from qupcore.law.sotjl.p35_benefit import Figures

YEARLY = [
    # last day of the old, first of the new, kroner a year before and after
    ("2009-04-30", "2009-05-01", 2 * 70_256, 2 * 72_881),
    ("2018-04-30", "2018-05-01", 2 * 93_634, 2 * 96_883),
    ("2024-04-30", "2024-05-01", 2 * 118_620, 2 * 124_028),
    ("2024-06-30", "2024-07-01", 2 * 124_028, 253_141),  # the factor: 2, then 2.041
    ("2025-04-30", "2025-05-01", 253_141, 265_657),  # 2.041 x 130 160 = 265 656.56
]


@pytest.mark.parametrize(("last", "first", "before", "after"), YEARLY)
def test_the_full_rate_changes_on_the_day(last, first, before, after):
    assert rates(date.fromisoformat(last)).full == Money.from_nok(before)
    assert rates(date.fromisoformat(first)).full == Money.from_nok(after)
    assert rates(date.fromisoformat(first) + timedelta(days=1)).full == Money.from_nok(after)


def test_the_seeds_figure_of_2009_is_a_misprint():
    """145 772 is printed there; 2 x 72 881 is 145 762, and no G gives the other."""
    assert rates(date(2009, 8, 1)).full == Money.from_nok(145_762)
    assert all(2 * value.value != 14_577_200 for value in Figures.g.values)


@pytest.mark.parametrize(
    ("day", "kroner"),
    [
        ("2012-01-01", 27),
        ("2023-01-31", 27),
        ("2023-02-01", 35),
        ("2023-12-31", 35),
        ("2024-01-01", 36),
        ("2024-12-31", 36),
        ("2025-01-01", 37),
        ("2025-12-31", 37),
        ("2026-01-01", 38),
    ],
)
def test_the_child_supplement_changes_on_the_day(day, kroner):
    assert rates(date.fromisoformat(day)).child_per_day == Money.from_nok(kroner)


def test_a_supplement_that_was_not_found_is_not_known_and_not_zero():
    assert rates(date(2011, 12, 31)).child_per_day is None


def test_a_day_is_one_260th_and_under_25_two_thirds():
    found = rates(date(2024, 7, 1))
    assert found.per_day == Money(97_362)  # 253 141 / 260 = 973.619
    assert found.under_25 == Money.from_nok(168_761)
    assert found.per_day_under_25 == Money(64_908)  # 168 761 / 260 = 649.081


def test_two_thirds_are_rounded_once():
    """2/3 of the unrounded amount: rounding twice would lose a krone in some years."""
    first = date(2007, 11, 1)
    for value in Figures.g.values:
        if value.valid.end is not None and value.valid.end < first:
            continue
        found = rates(max(value.valid.start, first))
        thirds = value.value * found.factor_thousandths * 2
        kroner, rest = divmod(thirds, 300_000)
        assert found.under_25 == Money.from_nok(kroner + (2 * rest >= 300_000))


def test_rounding_is_policy_and_may_be_left_out():
    exact = rates(date(2024, 7, 1), policy={"sotjl.35.rounding_step": 1})
    assert exact.full == Money(25_314_115)  # 2.041 x 124 028 = 253 141.148
    with pytest.raises(ParameterError, match="cannot be 2000"):
        rates(date(2024, 7, 1), policy={"sotjl.35.factor": 2000})


def test_no_rates_before_the_programme():
    assert rates(date(2007, 11, 1)).full == Money.from_nok(2 * 66_812)
    with pytest.raises(NoRulesInForce, match="2007-10-31"):
        rates(date(2007, 10, 31))

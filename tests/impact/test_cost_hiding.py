"""Disclosure control of costs: no number of people below the limit can be worked out from what is shown."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

import pytest

from impact.costs_attacked import MOST, RATES, CostAttack, small_numbers
from qupcore.impact.cost_shown import MonthOfGroups, shown_costs
from qupcore.impact.cost_sums import CostSums
from qupcore.impact.costs import CostRow
from qupcore.impact.ways import PAIR_WAYS

LEAST = 5
TABLES = 2000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 60
MONTH = date(2024, 7, 1)
RIGHT = ({(1, 0), (1, 1)}, {(0, 1), (1, 1)})
Group = Mapping[tuple[str, str], int]


KNOWN = ("right right", "no_right no_right", "no_right no_right other", "right no_right", "no_right right")
POSSIBLE = (tuple(PAIR_WAYS), KNOWN, KNOWN[:-1], (*KNOWN[:3], KNOWN[4]))
"""Everything; where nothing is unknown; and where the reform only takes the right, or only gives it."""


def drawn(seed: int) -> tuple[list[Group], bool, tuple[str, ...]]:
    """The people of some groups, by pair and rate, many of them few; and what the attacker knows of the laws.

    The attacker knows whether both laws pay the same, and which pairs are possible.
    """
    random = Random(seed)
    possible = POSSIBLE[seed % len(POSSIBLE)]
    rare = {pair: random.choice((0, 0, 0.2, 1)) * (pair in possible) for pair in PAIR_WAYS}
    groups: list[Group] = []
    for _ in range(random.randint(1, 6)):
        size = random.choice((5, 30, 300))
        groups.append(
            {
                (pair, rate): random.randint(0, size)
                if random.random() < often
                else random.choice((0, 0, 1, 2))
                for pair, often in rare.items()
                if pair in possible
                for rate in RATES
            }
        )
    return groups, random.random() < 0.5, possible


def sums_of(people: Group, same_benefit: bool) -> CostSums:
    """The exact sums of a group."""

    def added(of: str, side: int | None, low: bool) -> int:
        total = 0
        for (pair, rate), number in people.items():
            after = RATES[rate][1]
            amounts = (1, 1) if of == "right" else (after, after) if same_benefit else RATES[rate]
            ways = [
                way[1] * amounts[1] - way[0] * amounts[0] if side is None else way[side] * amounts[side]
                for way in PAIR_WAYS[pair]
            ]
            total += number * (min(ways) if low else max(ways))
        return total

    def ends(of: str, side: int | None) -> tuple[int, int]:
        return added(of, side, low=True), added(of, side, low=False)

    return CostSums(
        sum(people.values()),
        (ends("right", 0), ends("right", 1)),
        ends("right", None),
        (ends("cost", 0), ends("cost", 1)),
        ends("cost", None),
    )


def published(groups: list[Group], same_benefit: bool, least: int = LEAST) -> tuple[CostRow, ...]:
    sums = {(str(place),): sums_of(people, same_benefit) for place, people in enumerate(groups)}
    month = MonthOfGroups(MONTH, sums, MOST, 50_000, False, same_benefit)
    return shown_costs([month], ("group",), least)[0]


@pytest.mark.parametrize("seed", range(TABLES))
def test_each_small_number_may_be_nothing_or_the_limit_and_more(seed: int) -> None:
    groups, same_benefit, possible = drawn(seed)
    groups = [people for people in groups if sum(people.values()) >= LEAST] or [dict.fromkeys(groups[0], 9)]
    rows = published(groups, same_benefit)
    for within in (5, 8):
        attack = CostAttack(rows, LEAST, within, same_benefit, possible)
        for place, pair in small_numbers(groups, LEAST):
            found = attack.range_of(place, pair)
            if found is None:
                assert within < 8, "what is shown fits what is true"
                continue
            assert found[0] == pytest.approx(0, abs=1e-4), (place, pair, within, found)
            assert found[1] >= LEAST - 1e-4, (place, pair, within, found)


def test_what_is_shown_holds_what_is_true_and_one_hides_nothing() -> None:
    for seed in range(40):
        groups, same_benefit = crowded(seed)
        assert_within(*(published(groups, same_benefit, least) for least in (LEAST, 1)))


def test_every_end_stays_true_whatever_a_small_number_is() -> None:
    changed = 0
    for seed in range(40):
        groups, same_benefit = crowded(seed)
        shown = published(groups, same_benefit)
        for place, pair in small_numbers(groups, LEAST):
            for number in (0, LEAST):
                others = [dict(people) for people in groups]
                others[place] |= {(pair, "full"): number, (pair, "young"): 0}
                assert_within(shown, published(others, same_benefit, least=1))
                changed += 1
    assert changed > 500


def crowded(seed: int) -> tuple[list[Group], bool]:
    """Groups that are large enough to be named, whatever a small number in them is."""
    groups, same_benefit, _ = drawn(seed)
    return [{**people, ("no_right no_right", "full"): 9} for people in groups], same_benefit


def assert_within(shown: Sequence[CostRow], exact: Sequence[CostRow]) -> None:
    for row, true in zip(shown, exact, strict=True):
        for mine, its in ((row.right, true.right), (row.cost, true.cost)):
            assert mine is not None
            assert its is not None
            for name in ("before", "after", "change"):
                low, high = getattr(mine, name)
                assert low <= getattr(its, name)[0]
                assert getattr(its, name)[1] <= high


def test_the_attack_finds_what_exact_numbers_give_away() -> None:
    nobody = dict.fromkeys(((pair, rate) for pair in KNOWN for rate in RATES), 0)
    groups = [
        {**nobody, ("right no_right", "full"): 3, ("right right", "full"): 40},
        {**nobody, ("right right", "full"): 9},
    ]
    rows = published(groups, True, least=1)
    found = CostAttack(rows, 0, 1, True, KNOWN).range_of(0, "right no_right")
    assert found is not None
    assert found[0] == pytest.approx(3)


@pytest.mark.parametrize("others", range(100, 120))
def test_a_reform_that_takes_the_right_from_few_looks_like_one_that_takes_it_from_nobody(others: int) -> None:
    nobody = dict.fromkeys(((pair, rate) for pair in KNOWN for rate in RATES), 0)
    for few in range(LEAST):
        losing = {**nobody, ("right no_right", "full"): few, ("right right", "full"): others}
        row, *_ = published([losing], True)
        assert row.right is not None
        assert row.right.before == row.right.after
        assert row.right.change == (-10, 10)
        assert row.cost.before == row.cost.after
        assert row.cost.change == (-23_000_000, 23_000_000)


def test_everybody_is_told_no_sharper_than_a_group_that_may_have_nobody() -> None:
    nobody = dict.fromkeys(((pair, rate) for pair in KNOWN for rate in RATES), 0)
    for few, others in ((4, 13), (3, 14), (1, 14)):
        groups = [
            {**nobody, ("right right", "full"): n, ("no_right no_right", "full"): 9} for n in (few, others)
        ]
        total, *rows = published(groups, True)
        assert total.right is not None
        lows = [row.right.before[0] for row in rows if row.right is not None]
        assert lows == [0, 0]
        assert total.right.before[0] + LEAST <= 3 * LEAST - 1, "as many as the other group may have"

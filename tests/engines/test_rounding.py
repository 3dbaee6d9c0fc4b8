"""Division with each rounding, in both arithmetics, against numbers worked out by hand."""

from __future__ import annotations

import pytest

from qupcore.engines.reference import divide, number_of
from qupcore.rules.nodes import Constant, Divide, Proportion, Rounding

# What is divided, by what, then rounded down, up and half up.
TABLE = [
    (7, 3, 2, 3, 2),  # 2 1/3
    (8, 3, 2, 3, 3),  # 2 2/3
    (7, 2, 3, 4, 4),  # 3 1/2: half up
    (6, 3, 2, 2, 2),
    (1, 4, 0, 1, 0),
    (3, 4, 0, 1, 1),
    (0, 5, 0, 0, 0),
    (-7, 3, -3, -2, -2),  # -2 1/3
    (-8, 3, -3, -2, -3),
    (-7, 2, -4, -3, -3),  # -3 1/2: half up is towards more
    (27_869_700, 260, 107_191, 107_192, 107_191),  # a day of 2.041 G, in øre
    (22 * 27_869_700, 260, 2_358_205, 2_358_206, 2_358_205),  # 22 of them: 23 582.053 kroner
]
WAYS: tuple[Rounding, ...] = ("down", "up", "half_up")


@pytest.mark.parametrize(("number", "by", "down", "up", "half_up"), TABLE)
def test_each_rounding(number: int, by: int, down: int, up: int, half_up: int) -> None:
    assert [divide(number, by, way) for way in WAYS] == [down, up, half_up]
    for way, expected in zip(WAYS, (down, up, half_up), strict=True):
        tree = Divide(Constant(number), Constant(by), way)
        shared = Proportion(Constant(number), Constant(1), Constant(by), way)
        assert number_of(tree, {})({}) == number_of(shared, {})({}) == expected


@pytest.mark.durable
@pytest.mark.parametrize(("number", "by", "down", "up", "half_up"), TABLE)
def test_each_rounding_in_the_other_arithmetic(
    number: int, by: int, down: int, up: int, half_up: int
) -> None:
    from qupcore.engines.durable.arithmetic import compile_number, run

    for way, expected in zip(WAYS, (down, up, half_up), strict=True):
        assert run(compile_number(Divide(Constant(number), Constant(by), way), {}), {}) == expected


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_divided_by_zero(way: Rounding) -> None:
    assert divide(7, 0, way) is None
    assert divide(7, 1, way) == 7
    assert divide(7, -1, way) == -7

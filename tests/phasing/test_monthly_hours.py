"""A measure of some minutes a month has a known time in the week: at least a quarter of an hour."""

import pytest

from qupcore import national
from qupcore.domain.catalogue.practice import Practice, UsualHours
from qupcore.phasing.practice_of import practice_of


@pytest.mark.parametrize(
    ("low", "usual", "high", "a_week"),
    [
        (30, 60, 120, (15, 15, 30)),  # a debt adviser of an hour a month
        (0, 20, 30, (15, 15, 15)),
        (120, 240, 480, (30, 60, 105)),
        (0, 0, 0, (0, 0, 0)),  # nothing is said to take no time
    ],
)
def test_some_minutes_a_month_are_a_known_time_a_week(
    low: int, usual: int, high: int, a_week: tuple[int, int, int]
) -> None:
    measure = next(item for item in national().measures if item.id == "no:okonomisk-radgivning")
    said = Practice(hours=UsualHours(low=low, usual=usual, high=high, per="month"))
    used = practice_of(measure, None, "supporting", (said,))
    assert (used.low, used.usual, used.high) == a_week

"""Free time and what is proposed in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qupcore.cases.week.proposing import Span, free_time, propose

FRAME = (480, 960)
SPANS = st.lists(
    st.tuples(st.integers(24, 70), st.integers(1, 12)).map(lambda drawn: (15 * drawn[0], 15 * sum(drawn))),
    max_size=5,
)


def minutes(spans: list[Span]) -> set[int]:
    return {minute for start, end in spans for minute in range(start, end)}


@given(SPANS)
def test_free_time_is_the_frame_without_what_is_taken(taken: list[Span]) -> None:
    free = free_time(FRAME, taken)
    assert minutes(free) == minutes([FRAME]) - minutes(taken)
    assert all(start < end for start, end in free)
    assert free == sorted(free)


@given(st.integers(0, 2600), st.lists(SPANS, max_size=5))
def test_what_is_placed_was_free_and_is_free_no_longer(wanted: int, taken: list[list[Span]]) -> None:
    days = [free_time(FRAME, spans) for spans in taken]
    before = [minutes(day) for day in days]
    placed = propose(wanted, days)
    assert sum(end - start for _, (start, end) in placed) <= wanted
    for number, day in enumerate(days):
        mine = [span for at, span in placed if at == number]
        assert all(start < end for start, end in day), "a span without a minute is no free time"
        assert minutes(mine) | minutes(day) == before[number]
        assert not minutes(mine) & minutes(day)
        assert sum(end - start for start, end in mine) == len(minutes(mine)), "no minute twice"


@given(st.integers(0, 2400))
def test_in_empty_days_everything_is_placed_but_less_than_a_quarter(wanted: int) -> None:
    placed = propose(wanted, [[FRAME] for _ in range(5)])
    assert sum(end - start for _, (start, end) in placed) == wanted - wanted % 15
    assert len(placed) <= 5, "one piece a day"


def test_hours_are_spread_evenly_and_early() -> None:
    assert propose(600, [[FRAME] for _ in range(5)]) == [(day, (480, 600)) for day in range(5)]


def test_no_days_is_no_time() -> None:
    assert propose(600, []) == []


def test_no_quarter_of_an_hour_is_left_for_a_day_of_its_own() -> None:
    assert propose(135, [[FRAME] for _ in range(3)]) == [(0, (480, 540)), (1, (480, 555))]


def test_short_gaps_are_used_last_and_shorter_ones_not_at_all() -> None:
    assert propose(90, [[(480, 510), (540, 660)]]) == [(0, (540, 630))]
    assert propose(90, [[(480, 510), (540, 600)]]) == [(0, (480, 510)), (0, (540, 600))]
    assert propose(90, [[(480, 495), (540, 600)]]) == [(0, (540, 600))]
    assert propose(15, [[(480, 495)]]) == [(0, (480, 495))]

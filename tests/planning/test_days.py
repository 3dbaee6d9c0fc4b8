"""Spans with unknown days give the answer that every possible full span gives."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from qupcore.planning.facts.days import Span, carried, share_a_day, stretches

DAYS = range(2, 7)  # day 1 is the first of the calendar, so a span with an unknown first day may hold it
day = st.none() | st.sampled_from(DAYS)
spans = st.builds(Span, day, day).filter(lambda s: None in s or s.first <= s.last)


def ways(span: Span) -> list[set[int]]:
    """The possible sets of days of a span; unknown ends may reach before and after the known days."""
    firsts = [span.first] if span.first is not None else range(1, 9)
    lasts = [span.last] if span.last is not None else range(1, 9)
    return [set(range(a, b + 1)) for a, b in product(firsts, lasts) if a <= b]


def together(answers: set[bool]) -> bool | None:
    return answers.pop() if len(answers) == 1 else None


@given(spans, spans)
def test_sharing_a_day(one: Span, other: Span) -> None:
    assert share_a_day(one, other) == together({bool(a & b) for a, b in product(ways(one), ways(other))})
    assert share_a_day(one, other) == share_a_day(other, one)


@given(spans, st.lists(spans, max_size=2))
def test_being_carried_is_never_said_wrongly(one: Span, others: list[Span]) -> None:
    truth = together({a <= set().union(*b) for a in ways(one) for b in product(*map(ways, others))})
    told = carried(one, others)
    assert told is None or told is truth
    if None not in (*one, *(end for span in others for end in span)):
        assert told is truth


@given(st.lists(spans, max_size=4))
def test_in_a_stretch_nothing_begins_or_ends(several: list[Span]) -> None:
    parts = stretches(several, 2, 6)
    assert [d for first, last in parts for d in range(first, last + 1)] == list(DAYS)
    for first, last in parts:
        for span in several:
            answers = {share_a_day(span, Span(d, d)) for d in range(first, last + 1)}
            assert len(answers) == 1 or None in span


@given(spans.filter(lambda span: span != Span(None, None)), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_what_lies_between_two_days(span: Span, low: int, high: int) -> None:
    part, inside = span.within(low, high), range(low, high + 1)
    each = [days & set(inside) for days in ways(span)]
    if low > high or part is None:
        assert not any(each)
        return
    assert any(each)
    assert part.there is all(each)
    sure, possible = part.sure, part.possible
    assert set.intersection(*each) == (set(range(sure[0], sure[1] + 1)) if sure else set())
    assert set.union(*each) == set(range(possible[0], possible[1] + 1))

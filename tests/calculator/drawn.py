"""Courses drawn at random, of the parts in which the two programs agree on every reading."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from calculator.days import DAY
from calculator.shapes import NO, YES, away, benefit, case, child, ended, ill, interruption

MONEY = st.integers(0, 30000)


@st.composite
def courses(draw: st.DrawFn) -> dict[str, Any]:
    """A programme of up to a year from 2012, with what may befall it; no entry meets another."""
    first = draw(st.dates(date(2012, 1, 2), date(2026, 3, 1)))
    length = draw(st.integers(10, 364))
    last = first + timedelta(days=length)
    stop = draw(st.none() | st.integers(1, length))  # the first day without a programme, where one ends early
    cuts = sorted(draw(st.sets(st.integers(0, stop or length), max_size=8)))
    pieces = [(first + a * DAY, first + b * DAY - DAY) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    parts: dict[str, Any] = {"absences": [], "work": [], "children": []}
    decisions, benefits = [], []
    for begins, ends in pieces:
        kind = draw(
            st.sampled_from(["refused", "hours", "doctor", "interrupted", "leave", "work", "benefit"])
        )
        span = (str(begins), str(ends))
        if kind == "refused":
            parts["absences"].append(away(*span, **draw(st.sampled_from([NO, {}])), assessments=[]))
        elif kind == "hours":
            parts["absences"].append(away(*span, minutes_a_day=draw(st.integers(1, 1440)), **YES))
        elif kind == "doctor":
            parts["absences"].append(ill(*span, "doctor"))
        elif kind == "interrupted" and not decisions:
            decisions.append(interruption(*span))
        elif kind == "leave":
            parts.setdefault("leaves", []).append(
                {"first": span[0], "last": span[1], "with_benefit": draw(st.booleans())}
            )
        elif kind == "work":
            parts["work"].append(
                {"first": span[0], "last": span[1], "minutes_a_week": draw(st.integers(0, 2400))}
            )
        elif kind == "benefit":
            benefits.append(benefit("sickness_benefit", draw(MONEY), *span))
    if draw(st.booleans()):
        born = draw(st.dates(first - timedelta(days=6000), last))
        parts["children"].append(child(str(born), has_child_pension=False, yearly_income_nok=0))
    if stop is not None:
        decisions.append(ended(str(first + stop * DAY)))
    born = draw(st.dates(first - timedelta(days=25000), first - timedelta(days=7000)))
    return case(str(first), str(last), *decisions, born=str(born), benefits=benefits, **parts)

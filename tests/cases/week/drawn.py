"""Courses with plans for one week, drawn so that versions change, slots collide and much is unknown."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from hypothesis import strategies as st

from qupcore.domain.answers.week import DayMark
from qupcore.domain.case.absence import Absence, Leave
from qupcore.domain.case.course import Course, Work
from qupcore.domain.case.plan import WEEKDAYS, Element, MeasureClass, Plan, Slot
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.iso_week import IsoWeek

WEEK = IsoWeek(2026, 20)
DAYS = WEEK.working_days
BEFORE = date(2026, 3, 2)
NAMES = WEEKDAYS[:5]
_NEAR = st.none() | st.sampled_from((BEFORE, *DAYS, date(2026, 12, 31)))


def slots(most: int = 4) -> st.SearchStrategy[tuple[Slot, ...]]:
    """Fixed times, many of them on the same hours."""
    one = st.tuples(
        st.sampled_from(WEEKDAYS), st.integers(24, 70) | st.integers(0, 95), st.integers(1, 16)
    ).map(lambda drawn: Slot(day=drawn[0], start=15 * drawn[1], end=min(15 * (drawn[1] + drawn[2]), 1440)))
    return st.lists(one, max_size=most).map(tuple)


@st.composite
def elements(draw: st.DrawFn, names: st.SearchStrategy[str] | None = None) -> Element:
    """An element of which anything may be unknown."""
    first, last = draw(_NEAR), draw(_NEAR)
    if first and last and last < first:
        first, last = last, first
    return Element(
        measure=draw(names or st.sampled_from(("no:arbeidstrening", "Norsk", "Trening på eiga hand"))),
        counts_as=draw(st.none() | st.sampled_from(get_args(MeasureClass))),
        minutes_a_week=draw(st.none() | st.integers(1, 1200)),
        percent=draw(st.none() | st.integers(1, 100)),
        slots=draw(slots()),
        first=first,
        last=last,
    )


@st.composite
def courses(draw: st.DrawFn, names: st.SearchStrategy[str] | None = None) -> Course:
    """A course with a plan from before the week, often another from a day in it, and things that happen."""
    versions = [BEFORE, *sorted(draw(st.sets(st.sampled_from(DAYS), max_size=2)))]
    shared = draw(st.lists(elements(names), max_size=2))
    plans = [
        Plan(
            valid_from=day,
            elements=tuple(shared + draw(st.lists(elements(names), max_size=3))),
            minutes_a_week=draw(st.sampled_from((None, None, 1125, 1001))),
            evaluation_dates=draw(st.sampled_from((None, (), (DAYS[1],)))),
        )
        for day in versions
    ]
    started = draw(st.booleans())
    decisions = []
    if started:
        decisions.append(
            ProgrammeDecision(
                kind="granted", decided_on=BEFORE, applies_from=BEFORE, applies_to=draw(st.sampled_from(DAYS))
            )
        )
    if draw(st.booleans()):
        first, last = sorted(draw(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))))
        decisions.append(
            ProgrammeDecision(
                kind="interrupted",
                decided_on=BEFORE,
                applies_from=first,
                applies_to=draw(st.sampled_from((None, last))),
            )
        )
    away = draw(st.none() | st.sampled_from(DAYS)) if not started else None
    return Course(
        plans=tuple(plans),
        decisions=tuple(decisions),
        started_on=BEFORE if started else None,
        leaves=(Leave(first=away, last=away),) if away else (),
        absences=(Absence(first=away + timedelta(days=1)),) if away else (),
        work=(Work(first=BEFORE, minutes_a_week=None),) if draw(st.booleans()) else (),
    )


OFF = DayMark(kind="day_off", holiday="ascension_day", source="constructed")


def days_off() -> st.SearchStrategy[dict[date, DayMark]]:
    """Days off among the five."""
    return st.dictionaries(st.sampled_from(DAYS), st.just(OFF), max_size=2)

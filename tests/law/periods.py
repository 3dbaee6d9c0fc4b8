"""Periods of a programme, and days on which the law changed."""

from __future__ import annotations

STEP, FIRST, LAST, BEGAN = (
    "duration.step",
    "duration.period_first",
    "duration.period_last",
    "duration.programme_first",
)
NOTHING_LEFT_OUT = {
    "duration.leave_days": 0,
    "duration.interruption_days": 0,
    "duration.pandemic_days": 0,
    "duration.period_leave_days": 0,
    "duration.period_interruption_days": 0,
    "duration.earlier_days": 0,
    "duration.reentries": 0,
    "duration.because_of_pandemic": False,
}
NEXT = {"met": True, "not_met": False, "unknown": None}


def period(step, first, last, began=None, **left_out):
    named = {f"duration.{name}": number for name, number in left_out.items()}
    return {STEP: step, FIRST: first, LAST: last, BEGAN: began or first, **NOTHING_LEFT_OUT, **named}


# two years

CHANGES = ["2007-11-01", "2009-12-31", "2010-01-01", "2011-12-31", "2012-01-01", "2018-12-31", "2019-01-01"]
CHANGES += ["2020-03-15", "2020-03-16", "2020-12-31", "2021-01-01", "2026-09-01"]

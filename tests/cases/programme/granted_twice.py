"""Two programmes in one course: ended after half a year, taken in again a quarter of a year later."""

from __future__ import annotations

from cases.programme.granted import (
    GRANTED,
    course,
    day,
    decision,
)

# Ended after half a year; taken in again a quarter of a year later.
ENDED = decision("ended", "2024-08-20", "2024-09-01")
AGAIN = decision("granted", "2024-11-20", "2024-12-01", "2025-11-30")
TWO = course(GRANTED, ENDED, AGAIN, started_on=day("2024-03-01"))

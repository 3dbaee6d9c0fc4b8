"""STUB"""

from __future__ import annotations

from datetime import date

__all__ = ["is_working_day"]


def is_working_day(day: date) -> bool:
    return day.weekday() < 5

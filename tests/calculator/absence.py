"""Whether a day of absence reduces the benefit: § 36, as it was and as it is. kept, cut or open.

From 2019 an absence reduces unless it is for illness or another compelling welfare reason and is permitted.
Before, it reduces only if it is for neither and is not permitted. What the regulation (from 2012) gives a
right to is kept in any case; what is not known takes nothing away.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from calculator import care, illness
from calculator.leave import BY_REASON
from calculator.programme import NEW_LAW

REGULATION = date(2012, 1, 1)
ILLNESS = ("own_illness", *care.REASONS)


def compelling(absence: dict[str, Any]) -> bool | None:
    """The judgement on record whether there is a compelling welfare reason; the last one stands."""
    found = None
    for item in absence.get("assessments", []):
        if item["question"] == "absence.compelling_welfare_reason":
            found = item["answer"]
    return found


def _by_right(case: dict[str, Any], absence: dict[str, Any], day: date) -> str:
    reason = absence.get("reason")
    if day < REGULATION:
        return "none"
    if reason == "own_illness":
        return illness.by_right(case["course"], absence, day)
    if reason in care.REASONS:
        return care.by_right(case["course"], absence, day)
    return BY_REASON[reason](case, absence, day) if reason in BY_REASON else "none"


def verdict(case: dict[str, Any], absence: dict[str, Any], day: date) -> str:
    right = _by_right(case, absence, day)
    if right == "yes":
        return "kept"
    return (_from_2019 if day >= NEW_LAW else _before_2019)(absence, right, day)


def _from_2019(absence: dict[str, Any], right: str, day: date) -> str:
    reason, permitted = absence.get("reason"), absence.get("permitted")
    welfare = True if reason in ILLNESS else compelling(absence)
    if permitted is True:
        if welfare is not None and reason is not None:
            return "kept" if welfare else "cut"
        return "open"
    if right == "open" or reason is None:
        return "open"  # there may be a right to it: ask
    if permitted is False:
        return "cut"
    return "cut" if welfare is False else "open"


def _before_2019(absence: dict[str, Any], right: str, day: date) -> str:
    reason, permitted = absence.get("reason"), absence.get("permitted")
    if permitted is True:
        return "kept"
    if reason in ILLNESS:
        # The act never reduces for illness; the regulation of 2012 lets the right lapse: a reading.
        return "kept" if right == "none" else "open"
    welfare = compelling(absence)
    if welfare is True:
        return "kept"
    if right == "open" or reason is None or permitted is None:
        return "open"
    if reason in ("holiday", "religious_holiday"):
        return "cut"  # no welfare reason on the face of it, and refused
    return "cut" if welfare is False else "open"

"""Both programs on one month, and the months worth asking about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import attrs

from calculator.month import Outcome, month
from calculator.table_of_absences import ABSENCES
from calculator.table_of_courses import COURSES

SHAPES: dict[str, dict[str, Any]] = {**COURSES, **ABSENCES}
TOLERANCE_ORE = 5
FIRST, LAST = (2007, 11), (2027, 12)


def every_month() -> Iterator[tuple[int, int]]:
    year, number = FIRST
    while (year, number) <= LAST:
        yield year, number
        year, number = (year, number + 1) if number < 12 else (year + 1, 1)


def live_months(case: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """The months that a decision touches, one before and one after."""
    days = [item[key] for item in case["course"]["decisions"] for key in item if key.startswith("applies")]
    months = list(every_month())
    first, last = (months.index((int(day[:4]), int(day[5:7]))) for day in (min(days), max(days)))
    yield from months[max(first - 1, 0) : last + 2]


def differs(mine: Outcome, gross_ore: int | None, is_open: bool) -> str:
    """What differs, in words; empty where nothing does. Where nothing is known, 0 and none are one."""
    if mine.open and is_open and not mine.gross and not gross_ore:
        return ""
    said = []
    ore = mine.ore()
    if (ore is None) != (gross_ore is None) or abs((ore or 0) - (gross_ore or 0)) > TOLERANCE_ORE:
        said.append(f"calculator {ore} øre, library {gross_ore} øre")
    if mine.open != is_open:
        said.append(
            f"calculator {'open' if mine.open else 'final'}, library {'open' if is_open else 'final'}"
        )
    return "; ".join(said)


def differences(
    case: dict[str, Any], months: Iterator[tuple[int, int]], policy: dict[str, int] | None = None
) -> dict[str, str]:
    """Month to what differs, the library under a policy. A file that it refuses differs as a whole."""
    from qupcore import benefit_month, read_case
    from qupcore.errors import BadInput

    try:
        person = read_case(json.dumps(case).encode())
    except BadInput:
        return {"every month": "the library refuses the file"}
    found = {}
    hangs_on: set[int] = set()  # the years of which it is open which days were paid, so far
    for year, number in months:
        theirs, mine = benefit_month(person, year, number, policy=policy), month(case, year, number)
        ore = None if theirs.gross is None else theirs.gross.ore
        if year in hangs_on and not theirs.final and mine.gross:
            # The calculator keeps no running total of øre, so it cannot tell which month hangs on them.
            mine = attrs.evolve(mine, open=True)
        if said := differs(mine, ore, not theirs.final):
            found[f"{year}-{number:02d}"] = said
        if mine.days_open:
            hangs_on.add(year)
    return found

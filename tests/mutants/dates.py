"""Dated rows with one day of change moved by a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeVar

import attrs

from qupcore.domain.period import Period
from qupcore.rules.parameters import DatedValue
from qupcore.rules.writing import Provision

__all__ = ["moved"]

_DAY = timedelta(days=1)

Dated = TypeVar("Dated", Provision, DatedValue)


def moved(rows: tuple[Dated, ...]) -> Iterator[tuple[str, tuple[Dated, ...]]]:
    """Each way to move one start or end by a day, and the rows as they then are.

    Where one row follows upon another, both move: a gap or an overlap cannot be read, so it is no mistake
    that could reach anyone.
    """
    for place, row in enumerate(rows):
        joined = place > 0 and rows[place - 1].valid.end == row.valid.start - _DAY
        for by in (-_DAY, _DAY):
            start = row.valid.start + by
            found = list(rows)
            found[place] = _valid(row, start, row.valid.end)
            if joined:
                earlier = rows[place - 1]
                found[place - 1] = _valid(earlier, earlier.valid.start, start - _DAY)
            yield f"from {row.valid.start} on {start}", tuple(found)
        followed = place + 1 < len(rows) and row.valid.end == rows[place + 1].valid.start - _DAY
        if row.valid.end is not None and not followed:
            for by in (-_DAY, _DAY):
                end = row.valid.end + by
                changed = (*rows[:place], _valid(row, row.valid.start, end), *rows[place + 1 :])
                yield f"to {row.valid.end} on {end}", changed


def _valid(row: Dated, start: date, end: date | None) -> Dated:
    return attrs.evolve(row, valid=Period(start, end))

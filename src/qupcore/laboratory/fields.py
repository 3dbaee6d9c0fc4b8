"""Ages by benefits a month: the right of made-up people under two laws, all other conditions met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

import attrs

from qupcore.deciding.decide import decide
from qupcore.domain.hint import remedy
from qupcore.domain.truth import Outcome
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.laboratory.boundaries import FactValues, values_read_by
from qupcore.laboratory.person import person_with
from qupcore.laboratory.sides import Sides
from qupcore.law.terms.right import ApplicantFacts, Benefits
from qupcore.rules.terms import Value

__all__ = ["FieldKind", "GridField", "RightGrid", "fields_of"]

FieldKind = Literal[
    "same_right", "same_none", "same_open", "newly_right", "newly_refused", "newly_open", "newly_decided"
]
AGE, BENEFIT = ApplicantFacts.age.name, Benefits.monthly_total.name
YOUNGEST, OLDEST = 16, 70
_SAME: dict[Outcome, FieldKind] = {
    "right": "same_right",
    "no_right": "same_none",
    "undetermined": "same_open",
}


_Decided = tuple[int, int | None, FieldKind]
"""The least and the most of benefits a month, and the answer."""


@attrs.frozen
class GridField:
    """People whom neither law tells apart: the first and last age, and benefits a month from a sum in øre.

    `least` and `most` are None where benefits do not matter; `most` also where there is no upper limit.
    """

    youngest: int
    oldest: int
    least: int | None
    most: int | None
    kind: FieldKind


@attrs.frozen
class RightGrid:
    """The fields, with the facts that are the same for all."""

    fields: tuple[GridField, ...]
    fixed: Mapping[str, Value]


def fields_of(sides: Sides, fixed: Mapping[str, Value] | None = None) -> RightGrid:
    """Decide one person of each field under both laws; other facts are those that speak for the right.

    Raises:
        BadInput: `fixed` names a fact that no rule of the right reads, or the age or the benefits.
    """
    read = {item.term.name: item for item in values_read_by(*filter(None, sides.rulebooks("right")))}
    for name in fixed or {}:
        if name not in read or name in {AGE, BENEFIT}:
            raise BadInput(
                worded("{name!r} is no fact that can be the same for all", name=name),
                remedy=remedy(name, [other for other in read if other not in {AGE, BENEFIT}], most=5),
                code="input.value",
            )
    facts = {
        name: item.cells[item.favoured][0]
        for name, item in read.items()
        if item.favoured is not None and name not in {AGE, BENEFIT}
    } | dict(fixed or {})
    ages = [
        (max(low, YOUNGEST), min(high, OLDEST) if high is not None else OLDEST)
        for low, high in _ranges(read.get(AGE), YOUNGEST)
        if low <= OLDEST and (high is None or high >= YOUNGEST)
    ]
    columns = [
        [
            (least, most, _kind({**facts, AGE: low, BENEFIT: least}, sides))
            for least, most in _ranges(read.get(BENEFIT), 0)
        ]
        for low, _ in ages
    ]
    rows = _rows(columns)
    matters = len(rows) > 1
    return RightGrid(
        tuple(
            GridField(low, high, least if matters else None, most if matters else None, column[first][2])
            for (low, high), column in zip(ages, columns, strict=True)
            for first, least, most in rows
        ),
        facts,
    )


def _rows(columns: Sequence[Sequence[_Decided]]) -> list[tuple[int, int, int | None]]:
    """The place, least and most of the sums that no column tells apart: neighbours of one answer are one."""
    rows: list[tuple[int, int, int | None]] = []
    for place in range(len(columns[0])):
        least, most, _ = columns[0][place]
        if rows and all(column[place][2] == column[rows[-1][0]][2] for column in columns):
            rows[-1] = (*rows[-1][:2], most)
        else:
            rows.append((place, least, most))
    return rows


def _ranges(item: FactValues | None, first: int) -> list[tuple[int, int | None]]:
    starts = [int(cell[0]) for cell in item.cells] if item else [first]
    return [*((low, after - 1) for low, after in pairwise(starts)), (starts[-1], None)]


def _kind(facts: Mapping[str, Value], sides: Sides) -> FieldKind:
    case = person_with(facts, sides.on, "made-up")
    before, after = (decide(case, sides.on, law=law).outcome for law in sides.laws)
    if before == after:
        return _SAME[before]
    if after == "undetermined":
        return "newly_open"
    if before == "undetermined":
        return "newly_decided"
    return "newly_right" if after == "right" else "newly_refused"

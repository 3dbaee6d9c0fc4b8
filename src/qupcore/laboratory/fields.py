"""Ages by benefits a month: the right of made-up people under two laws, all other conditions met."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Literal

import attrs

from qupcore.deciding.decide import decide
from qupcore.domain.truth import Outcome
from qupcore.laboratory.boundaries import FactValues, values_read_by
from qupcore.laboratory.person import person_with
from qupcore.laboratory.sides import Sides
from qupcore.law.terms.right import ApplicantFacts, Benefits
from qupcore.rules.terms import Value

__all__ = ["Field", "FieldKind", "Fields", "fields_of"]

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


@attrs.frozen
class Field:
    """People whom neither law tells apart: the first and last age, and benefits a month from a sum in øre.

    `least` and `most` are None where benefits do not matter; `most` also where there is no upper limit.
    """

    youngest: int
    oldest: int
    least: int | None
    most: int | None
    kind: FieldKind


@attrs.frozen
class Fields:
    """The fields, with the facts that are the same for all."""

    fields: tuple[Field, ...]
    fixed: Mapping[str, Value]


def fields_of(sides: Sides, fixed: Mapping[str, Value] | None = None) -> Fields:
    """Decide one person of each field under both laws; other facts are as somebody has them who meets all."""
    read = {item.term.name: item for item in values_read_by(*filter(None, sides.rulebooks("right")))}
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
    matters = any(len({kind for *_, kind in column}) > 1 for column in columns)
    return Fields(
        tuple(
            Field(low, high, least if matters else None, most if matters else None, kind)
            for (low, high), column in zip(ages, columns, strict=True)
            for least, most, kind in (column if matters else column[:1])
        ),
        facts,
    )


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

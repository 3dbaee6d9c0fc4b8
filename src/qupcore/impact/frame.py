"""The impact of a change as a frame of Polars: a row for everybody, then one for each group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from qupcore.impact.amount_names import AMOUNT_NAMES
from qupcore.impact.counts import Impact, ImpactRow
from qupcore.table.loading import polars_library

if TYPE_CHECKING:
    import polars as pl

__all__ = ["impact_frame"]

_BOUNDS = ("before", "after", "change")


def impact_frame(found: Impact) -> pl.DataFrame:
    """The rows of an impact; null where a number is hidden, and then `hidden` names its column.

    Args:
        found: The result of `impact_of`.
    """
    polars = polars_library()
    rows = [_frame_row(row, found) for row in (found.total, *found.groups)]
    kinds = {
        **dict.fromkeys(("row", *found.by, "law_before", "law_after", "policy", "hidden"), polars.String),
        **dict.fromkeys(("day_before", "day_after"), polars.Date),
        "made_up": polars.Boolean,
    }
    schema = {name: kinds.get(name, polars.Int64) for name in rows[0]}
    frame: pl.DataFrame = polars.DataFrame(rows, schema=schema)
    return frame


def _frame_row(row: ImpactRow, found: Impact) -> dict[str, Any]:
    bounds = found.bounds if row.kind == "all" else None
    ends = {name: (None, None) if bounds is None else getattr(bounds, name) for name in _BOUNDS}
    amounts = row.amounts
    told = {name: (None, None) if amounts is None else getattr(amounts, name) for name in AMOUNT_NAMES}
    numbers: dict[str, int | None] = {
        "people": row.people,
        "changed": row.changed,
        **{str(name): number for name, number in row.classes.items()},
        **{
            f"{'change' if name == 'change' else f'right_{name}'}_{end}": number
            for name in _BOUNDS
            for end, number in zip(("least", "most"), ends[name], strict=True)
        },
        **{
            f"{name}_{end}_ore": number
            for name in AMOUNT_NAMES
            for end, number in zip(("least", "most"), told[name], strict=True)
        },
    }
    sides = found.sides
    return {
        "law_before": sides.before.law.name,
        "day_before": sides.before.day,
        "law_after": sides.after.law.name,
        "day_after": sides.after.day,
        "row": row.kind,
        **dict(zip(found.by, row.group or [None] * len(found.by), strict=True)),
        "made_up": found.made_up,
        "policy": " ".join(f"{name}={value}" for name, value in found.policy.items()) or None,
        **numbers,
        "hidden": " ".join(_hidden(row, numbers)) or None,
    }


def _hidden(row: ImpactRow, numbers: Mapping[str, int | None]) -> Iterator[str]:
    """The columns whose number is hidden; not those that are never told of a group, or have no known end."""
    for name, number in numbers.items():
        if number is not None:
            continue
        of_bounds = name.startswith(("right_", "change_"))
        of_amounts = name.endswith("_ore")
        if row.kind == "all" if of_bounds else row.amounts is None or not of_amounts:
            yield name

"""The impact of a change as a frame of Polars: a row for everybody, then one for each group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qupcore.impact.amount_names import AMOUNT_NAMES
from qupcore.impact.counts import Impact, ImpactRow
from qupcore.table.loading import polars_library

if TYPE_CHECKING:
    import polars as pl

__all__ = ["impact_frame"]

_BOUNDS = ("before", "after", "change")


def impact_frame(found: Impact) -> pl.DataFrame:
    """The rows of an impact; null where a number is hidden.

    Args:
        found: The result of `impact_of`.
    """
    polars = polars_library()
    rows = [_frame_row(row, found) for row in (found.total, *found.groups)]
    kinds = {**dict.fromkeys(("row", *found.by), polars.String), "made_up": polars.Boolean}
    numbers = [name for name in rows[0] if name not in kinds]
    schema = {**kinds, **dict.fromkeys(numbers, polars.Int64)}
    frame: pl.DataFrame = polars.DataFrame(rows, schema={name: schema[name] for name in rows[0]})
    return frame


def _frame_row(row: ImpactRow, found: Impact) -> dict[str, Any]:
    bounds = found.bounds if row.kind == "all" else None
    ends = {name: (None, None) if bounds is None else getattr(bounds, name) for name in _BOUNDS}
    amounts = row.amounts
    told = {name: (None, None) if amounts is None else getattr(amounts, name) for name in AMOUNT_NAMES}
    return {
        "row": row.kind,
        **dict(zip(found.by, row.group or [None] * len(found.by), strict=True)),
        "made_up": found.made_up,
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

"""The cost by month as a frame of Polars: all months together, then each month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qupcore.impact.costs import CostByMonth, CostRow
from qupcore.table.loading import polars_library

if TYPE_CHECKING:
    import polars as pl

__all__ = ["cost_frame"]

_SIDES = ("before", "after", "change")


def cost_frame(found: CostByMonth) -> pl.DataFrame:
    """The rows, with amounts in øre; null where an end is not known, and where there is no one number.

    Args:
        found: The result of `cost_by_month_of`.
    """
    polars = polars_library()
    rows = [_frame_row(row, found) for row in (*found.together, *found.rows)]
    kinds = {
        "month": polars.Date,
        **dict.fromkeys(("row", *found.by, "law_before", "law_after", "policy"), polars.String),
        "made_up": polars.Boolean,
    }
    schema = {name: kinds.get(name, polars.Int64) for name in rows[0]}
    frame: pl.DataFrame = polars.DataFrame(rows, schema=schema)
    return frame


def _frame_row(row: CostRow, found: CostByMonth) -> dict[str, Any]:
    numbers = {
        f"{kind}_{name}_{end}": None if bounds is None else getattr(bounds, name)[place]
        for kind, bounds in (("right", row.right), ("cost", row.cost))
        for name in _SIDES
        for place, end in enumerate(("least", "most"))
    }
    before, after = found.laws
    return {
        "law_before": before.name,
        "law_after": after.name,
        "month": row.month,
        "row": row.kind,
        **dict(zip(found.by, row.group or [None] * len(found.by), strict=True)),
        "made_up": found.made_up,
        "policy": " ".join(f"{name}={value}" for name, value in found.policy.items()) or None,
        **numbers,
    }

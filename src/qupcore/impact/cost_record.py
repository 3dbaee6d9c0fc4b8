"""The cost of the benefit by month as JSON values."""

from __future__ import annotations

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.explaining.phrases import LANGUAGES
from qupcore.impact.costs import CostBounds, CostByMonth, CostRow
from qupcore.law.national import under_law
from qupcore.population.mark import made_up
from qupcore.wire.versions import versions

__all__ = ["cost_record"]


def cost_record(found: CostByMonth) -> dict[str, object]:
    """The cost of the benefit by month as JSON values, in øre; null is an end that is not known.

    Args:
        found: The result of `cost_by_month_of`.
    """
    check_arguments(cost_record, locals())
    before, after = (attrs.asdict(under_law(law)) for law in found.laws)
    return {
        "made_up": {lang: made_up(lang) for lang in LANGUAGES} if found.made_up else None,
        "before": before,
        "after": after,
        "policy": dict(found.policy),
        "least": found.least,
        "with_children": found.with_children,
        "provisional": [month.isoformat() for month in found.provisional],
        "by": list(found.by),
        "together": [_row(row, found.by) for row in found.together],
        "months": [
            {
                "month": month.isoformat(),
                "rows": [_row(row, found.by) for row in found.rows if row.month == month],
            }
            for month in found.months
        ],
        "versions": versions("cost"),
    }


def _row(row: CostRow, by: tuple[str, ...]) -> dict[str, object]:
    return {
        "kind": row.kind,
        "group": dict(zip(by, row.group, strict=True)) if row.group else {},
        "right": None if row.right is None else _bounds(row.right),
        "cost_ore": _bounds(row.cost),
    }


def _bounds(bounds: CostBounds) -> dict[str, object]:
    return {
        name: dict(zip(("least", "most"), getattr(bounds, name), strict=True))
        for name in ("before", "after", "change")
    }

"""The impact of a change as JSON values."""

from __future__ import annotations

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.explaining.phrases import LANGUAGES
from qupcore.impact.counts import Impact, ImpactRow
from qupcore.laboratory.sides import Side
from qupcore.law.national import under_law
from qupcore.population.mark import made_up
from qupcore.wire.versions import versions

__all__ = ["impact_record"]


def impact_record(found: Impact) -> dict[str, object]:
    """The impact of a change of the law as JSON values; null is a number that is hidden.

    Args:
        found: The result of `impact_of`.
    """
    check_arguments(impact_record, locals())
    bounds = None
    if found.bounds is not None:
        bounds = {
            **{
                name: dict(zip(("least", "most"), getattr(found.bounds, name), strict=True))
                for name in ("before", "after", "change")
            },
            "reached": found.bounds.reached,
        }
    return {
        "made_up": {lang: made_up(lang) for lang in LANGUAGES} if found.made_up else None,
        "before": _side(found.sides.before),
        "after": _side(found.sides.after),
        "on": found.sides.on.isoformat(),
        "policy": dict(found.policy),
        "least": found.least,
        **_counts(found.total),
        "bounds": bounds,
        "facts": {
            kind: {
                "ages": [list(ages) for ages in facts.ages],
                "conditions": dict(facts.conditions),
            }
            for kind, facts in found.facts.items()
        },
        "month": found.month.isoformat(),
        "most": {
            name: [attrs.asdict(average) for average in averages] for name, averages in found.most.items()
        },
        "by": list(found.by),
        "groups": [
            {
                "small_groups": row.kind == "small_groups",
                "group": dict(zip(found.by, row.group, strict=True)) if row.group else {},
                **_counts(row),
            }
            for row in found.groups
        ],
        "versions": versions("impact"),
    }


def _side(side: Side) -> dict[str, object]:
    return {**attrs.asdict(under_law(side.law)), "day": side.day.isoformat()}


def _counts(row: ImpactRow) -> dict[str, object]:
    amounts = None
    if row.amounts is not None:
        amounts = {
            name: dict(zip(("least", "most"), ends, strict=True))
            for name, ends in attrs.asdict(row.amounts).items()
        }
    return {
        "people": row.people,
        "changed": row.changed,
        "classes": dict(row.classes),
        "amounts_ore": amounts,
    }

"""Remarks about rules as JSON values."""

from __future__ import annotations

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.laboratory.soundness.checking import RulesCheck
from qupcore.law.national import under_law
from qupcore.wire.versions import versions

__all__ = ["rules_check_record"]


def rules_check_record(found: RulesCheck) -> dict[str, object]:
    """Remarks about rules as JSON values; `why` is empty where nobody has explained a remark."""
    check_arguments(rules_check_record, locals())
    return {
        "law": {**attrs.asdict(under_law(found.side.law)), "day": found.side.day.isoformat()},
        "topics": list(found.topics),
        "unexplained": len(found.unexplained),
        "remarks": [
            {
                "kind": remark.kind,
                "topic": remark.topic,
                "about": remark.about,
                "part": remark.part,
                "why": dict(remark.why),
            }
            for remark in found.remarks
        ],
        "versions": versions("rules_check"),
    }

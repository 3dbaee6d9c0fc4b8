"""What came of a table as JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import attrs

from qupcore.law.national import under_law
from qupcore.table.topic_rules import TopicRules, rulebook_for_tables
from qupcore.wire.versions import versions

__all__ = ["run_record"]


def run_record(rules: TopicRules, outcomes: Mapping[str, int], rows: int, file: Path) -> dict[str, object]:
    """What came of a table as JSON values; `rulebook` is null where each row has a day of its own.

    Args:
        rules: The rules of a topic.
        outcomes: The number of rows of each outcome.
        rows: The number of rows.
        file: Where the answers are.
    """
    legend, book = rules.legend, None
    if rules.on is not None:
        book = rulebook_for_tables(rules.law, rules.topic, rules.on, rules.policy).hash
    named = legend.outcomes if legend.conditions else ()
    return {
        "topic": rules.topic,
        "on": None if rules.on is None else rules.on.isoformat(),
        "policy": dict(rules.policy),
        "rows": rows,
        "outcomes": {outcome: outcomes.get(outcome, 0) for outcome in named},
        "file": str(file),
        "rules": list(legend.rules),
        "terms": list(legend.terms),
        "amounts": {amount.name: amount.unit for amount in legend.amounts},
        "provenance": attrs.asdict(under_law(rules.law)),
        "versions": versions("table_run", rulebook=book),
    }

"""The comment above a query: by which rules it decides, and what the bits of its answers stand for."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.law.national import under_law
from qupcore.table.topic_rules import TopicRules, rulebook_for_tables
from qupcore.version import __version__

__all__ = ["sql_heading"]


def sql_heading(rules: TopicRules) -> str:
    """Lines of comments in SQL.

    Args:
        rules: The rules of a topic.

    >>> from datetime import date
    >>> from qupcore.tables import table
    >>> print(sql_heading(table(topic="benefit_age", on=date(2026, 9, 1))).splitlines()[2])
    -- Bits of failed and unknown: 1 = sotjl.35.full_rate_age_reached
    """
    return "".join(f"-- {' '.join(line.split())}\n" for line in _lines(rules))


def _lines(rules: TopicRules) -> Iterator[str]:
    under = under_law(rules.law)
    trial = f" (a trial, law {under.law_hash})" if under.trial else ""
    yield f"qupcore {__version__}: topic {rules.topic}, law {under.law}{trial}"
    if rules.on is None:
        yield "each row by the rules of its day; rows of days without rules are left out"
    else:
        book = rulebook_for_tables(rules.law, rules.topic, rules.on, rules.policy)
        yield f"rules of {rules.on}, rulebook {book.hash}"
    for name, value in rules.policy.items():
        yield f"chosen: {name} = {value}"
    for what, names in (("failed and unknown", rules.legend.rules), ("missing", rules.legend.terms)):
        if names and rules.legend.conditions:
            bits = ", ".join(f"{1 << place} = {name}" for place, name in enumerate(names))
            yield f"Bits of {what}: {bits}"
    for amount in rules.legend.amounts:
        yield f"{amount.name}: in {amount.unit}"

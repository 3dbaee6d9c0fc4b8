"""Answers for spreadsheets: the names of rules and facts in place of the bits of a mask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qupcore.table.loading import polars_library
from qupcore.table.topic_rules import TopicRules

if TYPE_CHECKING:
    import polars as pl

__all__ = ["with_names"]


def with_names(rules: TopicRules, answers: pl.LazyFrame) -> pl.LazyFrame:
    """Answers with names in place of masks, with a space between them; empty text where there is none.

    Args:
        rules: The rules of a topic.
        answers: What they came to.

    >>> import polars as pl
    >>> from datetime import date
    >>> from qupcore.tables import table
    >>> rules = table(topic="benefit_age", on=date(2026, 9, 1))
    >>> found = rules.decide(pl.LazyFrame({"person.age": [20, None]}))
    >>> with_names(rules, found).select("failed", "missing").collect().rows()
    [('sotjl.35.full_rate_age_reached', ''), ('', 'person.age')]
    """
    polars, legend = polars_library(), rules.legend
    names = {"failed": legend.rules, "unknown": legend.rules, "missing": legend.terms}

    def written(mask: str) -> pl.Expr:
        bits = [
            polars.when(polars.col(mask) & (1 << place) != 0).then(polars.lit(f"{name} "))
            for place, name in enumerate(names[mask])
        ]
        joined: pl.Expr = polars.concat_str(bits, ignore_nulls=True).str.strip_chars_end()
        return joined.alias(mask)

    masks = [mask for mask in names if mask in rules.answers and names[mask]]
    return answers.with_columns(written(mask) for mask in masks)

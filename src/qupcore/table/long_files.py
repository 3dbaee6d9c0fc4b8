"""Benefits and children in files of their own, counted for a table of people in another file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.table.benefits_held import BENEFITS, benefits_counted
from qupcore.table.children_held import HOUSEHOLD_CHILDREN, children_counted
from qupcore.table.columns import TableColumn
from qupcore.table.table_files import reading_table, scanned
from qupcore.table.topic_rules import TopicRules

if TYPE_CHECKING:
    import polars as pl

__all__ = ["KNOWN_COLUMNS", "benefits_of", "children_of"]

KNOWN_COLUMNS = tuple(TableColumn(long.known, "truth") for long in (BENEFITS, HOUSEHOLD_CHILDREN))
"""The columns of people that say whether all rows of a person are in the other file."""


def benefits_of(rules: TopicRules, people: pl.LazyFrame, path: Path) -> pl.LazyFrame:
    """The table of people with the benefits of a file counted.

    Raises:
        BadInput: with every fault of the tables; or no rule of the topic reads benefits.
    """
    _check_read(rules, BENEFITS.counted, path)
    with reading_table(path, BENEFITS.columns):
        return benefits_counted(rules, people, scanned(path, BENEFITS.columns))


def children_of(rules: TopicRules, people: pl.LazyFrame, path: Path) -> pl.LazyFrame:
    """The table of people with the children of a file counted; errors as for `benefits_of`."""
    _check_read(rules, HOUSEHOLD_CHILDREN.counted, path)
    with reading_table(path, HOUSEHOLD_CHILDREN.columns):
        return children_counted(rules, people, scanned(path, HOUSEHOLD_CHILDREN.columns))


def _check_read(rules: TopicRules, counted: Iterable[str], path: Path) -> None:
    read = {column.name for column in rules.columns}
    if not read.intersection(counted):
        raise BadInput(
            worded(
                "no rule about {topic!r} reads what is counted in {path}", topic=rules.topic, path=str(path)
            ),
            remedy="leave the file out",
            code="command.usage",
        )

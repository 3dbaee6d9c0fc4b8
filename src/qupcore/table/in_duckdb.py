"""A table decided by DuckDB, with the text that `qup table sql` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from qupcore.domain.arguments import check_arguments
from qupcore.errors import Fault
from qupcore.errors.worded import worded
from qupcore.table.faults import refuse
from qupcore.table.loading import duckdb_library, polars_library
from qupcore.table.people_table import PeopleTable
from qupcore.table.polars_types import with_types

if TYPE_CHECKING:
    from polars import DataFrame
else:
    DataFrame = Any

__all__ = ["decided_in_duckdb"]

_SOURCE = "people_to_decide"


def decided_in_duckdb(rules: PeopleTable, frame: DataFrame) -> DataFrame:
    """Decide every row in DuckDB; the answer is that of `PeopleTable.decide`, with words as plain text.

    Args:
        rules: The rules of a topic.
        frame: A table of people.

    Raises:
        BadInput: DuckDB is not installed; or with every fault of the table, to which belong two columns that
            differ only in capitals: DuckDB would read the first of them for both.

    >>> import polars as pl
    >>> from datetime import date
    >>> from qupcore.tables import table
    >>> born = pl.DataFrame({"born": [date(2010, 1, 1), None]}, schema={"born": pl.Date})
    >>> decided_in_duckdb(table(topic="benefit_age", on=date(2026, 9, 1)), born)["outcome"].to_list()
    ['not_met', 'unknown']
    """
    check_arguments(decided_in_duckdb, locals())
    rules.check(frame)
    refuse([*_alike(frame.columns)])
    with duckdb_library().connect() as connection:
        typed = with_types(frame.lazy(), rules.columns).collect()
        connection.register(_SOURCE, typed.to_arrow())
        text = rules.sql("duckdb", _SOURCE, present=frame.columns, keep=rules.kept(frame.columns))
        found: Any = polars_library().DataFrame(connection.sql(text))
    return found  # type: ignore[no-any-return]


def _alike(names: Iterable[str]) -> Iterator[Fault]:
    """Names of columns that DuckDB does not tell from an earlier one."""
    first: dict[str, str] = {}
    for name in names:
        other = first.setdefault(name.casefold(), name)
        if other != name:
            yield Fault(
                name,
                worded("the table also has {other}, which is the same name in DuckDB", other=other),
                worded("give one of them another name"),
                "input.twice",
            )

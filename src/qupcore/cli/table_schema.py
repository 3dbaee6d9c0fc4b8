"""`qup table schema` and `qup table sql`: the columns of a table, and its SQL."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qupcore.cli.options import ASKED, Language, Policy
from qupcore.cli.output import print_lines, writing
from qupcore.cli.proposed_law import ProposedLaw
from qupcore.cli.table_options import TableDay, Topic, rules_asked
from qupcore.table.sql_heading import sql_heading
from qupcore.table.sql_text import columns_without
from qupcore.table.table_files import written_answers
from qupcore.table.telling import explain_columns

__all__ = ["app"]

app = typer.Typer()


@app.command("schema")
def table_schema(
    on: TableDay = "",
    topic: Topic = "right",
    empty: Annotated[
        Path | None,
        typer.Option(
            "--empty", metavar="FILE", help="Write a table without rows here: a Parquet, CSV or Arrow file."
        ),
    ] = None,
    law: ProposedLaw = "",
    lang: Language = ASKED,
) -> None:
    """Show the columns of a table, or write an empty one."""
    rules = rules_asked(on, topic, None, law)
    if empty is None:
        print_lines(explain_columns(rules, lang))
        return
    written_answers(rules.empty().lazy(), empty, empty)


@app.command("sql")
def table_sql(
    on: TableDay = "",
    topic: Topic = "right",
    dialect: Annotated[
        str,
        typer.Option(
            "--dialect", metavar="NAME", help="`duckdb`, `postgres`, `spark`, `bigquery` or `snowflake`."
        ),
    ] = "duckdb",
    source: Annotated[
        str, typer.Option("--from", metavar="NAME", help="The table, as the database writes it.")
    ] = "people",
    keep: Annotated[
        list[str] | None,
        typer.Option("--keep", metavar="COLUMN", help="Keep this column too. Repeatable."),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="COLUMN",
            help="The table has no such column; without `born` it has the age. Repeatable.",
        ),
    ] = None,
    policy: Policy = None,
    law: ProposedLaw = "",
) -> None:
    """Print the SQL with which a database decides its own table.

    The text does not check the table. A comment above it says by which rules it decides, and what the bits of
    the answers stand for.
    """
    rules = rules_asked(on, topic, policy, law)
    text = rules.sql(dialect, source, present=columns_without(rules, without or []), keep=keep or [])
    with writing() as out:
        print(sql_heading(rules) + text, file=out)

"""`qup table schema` and `qup table sql`: the columns of a table, and its SQL."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qupcore.cli.options import ASKED, Language, Policy
from qupcore.cli.output import print_lines, writing
from qupcore.cli.table_options import TableDay, Topic, rules_asked
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
    lang: Language = ASKED,
) -> None:
    """Show the columns of a table, or write an empty one."""
    rules = rules_asked(on, topic, None)
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
    policy: Policy = None,
) -> None:
    """Print the SQL with which a database decides its own table.

    The text does not check the table.
    """
    text = rules_asked(on, topic, policy).sql(dialect, source, keep=keep or [])
    with writing() as out:
        print(text, file=out)

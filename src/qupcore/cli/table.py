"""`qup table`: its commands and their modules."""

from __future__ import annotations

import typer

from qupcore.cli.commands import Place, group_of

__all__ = ["app"]

PLACES = {
    "schema": Place("qupcore.cli.table_schema", "Show the columns of a table, or write an empty one."),
    "run": Place("qupcore.cli.table_running", "Decide every row of a table into another file."),
    "sql": Place("qupcore.cli.table_schema", "Print the SQL with which a database decides its own table."),
}

app = typer.Typer(
    cls=group_of(PLACES), help="Decide a table of people by the rules of a topic.", no_args_is_help=True
)


@app.callback()
def table() -> None:
    """Decide a table of people by the rules of a topic."""

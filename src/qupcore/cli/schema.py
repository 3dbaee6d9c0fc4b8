"""`qup schema`: the forms of files."""

from __future__ import annotations

import typer

from qupcore.cli.edge import print_json
from qupcore.wire.schema import case_schema

__all__ = ["app"]

app = typer.Typer(help="The forms of files.", no_args_is_help=True)


@app.callback()
def forms() -> None:
    """The forms of files."""


@app.command("case")
def schema_case() -> None:
    """Print the JSON Schema of a case file."""
    print_json(case_schema())

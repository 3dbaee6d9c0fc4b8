"""`qup schema`: the forms of files."""

from __future__ import annotations

import typer

from qupcore.catalogue.schema import catalogue_schema
from qupcore.cli.output import print_json
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


@app.command("catalogue")
def schema_catalogue() -> None:
    """Print the JSON Schema of a catalogue file; editors check TOML with it."""
    print_json(catalogue_schema())

"""`qup schema`: the JSON Schemas of files and records."""

from __future__ import annotations

import typer

from qupcore.catalogue.schema import catalogue_schema
from qupcore.cli.options import ASKED, Language
from qupcore.cli.output import print_json
from qupcore.cli.shared_form import CommandGroup
from qupcore.explaining.record_schemas import record_schema
from qupcore.wire.schema import case_schema
from qupcore.wire.versions import FORMS

__all__ = ["app"]

app = typer.Typer(cls=CommandGroup, help="Print the JSON Schema of a file or record.", no_args_is_help=True)


@app.callback()
def forms() -> None:
    """Print the JSON Schema of a file or record."""


@app.command("case")
def schema_case(lang: Language = ASKED) -> None:
    """Print the JSON Schema of a case file."""
    print_json(case_schema(lang=lang))


@app.command("catalogue")
def schema_catalogue(lang: Language = ASKED) -> None:
    """Print the JSON Schema of a catalogue file; editors can check the TOML with it."""
    print_json(catalogue_schema(lang=lang))


def _record_command(name: str) -> None:
    @app.command(name.replace("_", "-"), help=f"Print the JSON Schema of the record `{name}`.")
    def schema_record(lang: Language = ASKED) -> None:
        print_json(record_schema(name, lang=lang))


for _name in FORMS:
    if _name != "case":
        _record_command(_name)

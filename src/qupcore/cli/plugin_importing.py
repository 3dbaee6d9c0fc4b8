"""`qup plugin import`: measures and offers from spreadsheets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qupcore.catalogue.national import national
from qupcore.cli.options import ASKED, AsJson, Language
from qupcore.cli.output import print_json, print_lines
from qupcore.errors import BadInput
from qupcore.explaining.spreadsheets import show_import, show_template
from qupcore.files.writing import PUBLIC, replace_file, write_new_file
from qupcore.plugins.spreadsheet.into_catalogue import import_sheets, import_summary
from qupcore.plugins.spreadsheet.template import write_template
from qupcore.wire.versions import versions

__all__ = ["app"]

app = typer.Typer()


@app.command("import")
def plugin_import(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE...", help="Spreadsheets: Excel (.xlsx) or CSV.", show_default=False),
    ] = None,
    into: Annotated[
        Path | None, typer.Option("-o", "--into", metavar="FILE", help="The catalogue file (TOML) to write.")
    ] = None,
    municipality: Annotated[
        str,
        typer.Option(
            "--municipality",
            metavar="NUMBER",
            help="The municipality's number. Default: that of the plugin beside the catalogue file.",
        ),
    ] = "",
    partial: Annotated[
        bool,
        typer.Option("--partial", help="Write the rows without faults, even where others are refused."),
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the catalogue file.")] = False,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="FILE",
            help="Write an empty spreadsheet (.xlsx or .csv) to fill in, and nothing else.",
        ),
    ] = None,
    offers: Annotated[
        bool,
        typer.Option("--offers", help="With --template and CSV: the columns of offers, not of measures."),
    ] = False,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Read measures and offers from spreadsheets into a catalogue file.

    Each row is taken or refused, with the cell, the cause and the remedy. Where a row is refused nothing is
    written and the exit status is 1, unless --partial is given.
    """
    if template is not None:
        write_template(template, national(), offers=offers, lang=lang)
        if as_json:
            print_json({"template": str(template), "versions": versions("plugin_template")})
        else:
            print_lines(show_template(template, lang))
        return
    if not files or into is None:
        raise BadInput(
            "a spreadsheet and the catalogue file to write are needed",
            remedy="give FILE -o CATALOGUE.toml, or --template FILE for an empty spreadsheet",
            code="command.usage",
        )
    found = import_sheets(files, into, national(), municipality=municipality)
    some = partial and len(found.refused) < len(found.rows) and found.unfit is None
    written = not found.refused or some
    if written and replace:
        replace_file(into, found.text.encode())
    elif written:
        write_new_file(into, found.text.encode(), mode=PUBLIC)
    if as_json:
        summary = import_summary(found, str(into) if written else None)
        print_json({**summary, "versions": versions("plugin_import")})
    else:
        print_lines(show_import(found, into if written else None, lang))
    if not written:
        raise typer.Exit(1)

"""`qup reform new`: write a reform to start from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from qupcore.cli.edge import read_day, write_new
from qupcore.cli.options import ASKED, AsJson, Language
from qupcore.cli.output import print_json, print_lines
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import phrases
from qupcore.reforms.writing import new_reform
from qupcore.wire.versions import versions

__all__ = ["app"]

app = typer.Typer()

_START = date(2027, 1, 1)


@app.command("new")
def reform_new(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The name of the reform, such as agelimit-2027.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="The file to write. Default: NAME.toml."),
    ] = None,
    start: Annotated[str, typer.Option("--start", metavar="DATE", help="The first day of the change.")] = str(
        _START
    ),
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Write a reform to start from: a TOML file with remarks.

    It is sound after one edit: a number must get another value. An existing file is not overwritten.
    """
    day = read_day(start)
    text = new_reform(name, day, lang)
    path = out or Path(f"{name}.toml")
    write_new(path, text)
    if as_json:
        print_json({"name": name, "file": str(path), "versions": versions("reform_new")})
        return
    words = phrases(lang)
    print_lines(
        (
            Line(words.say("reform", "written", path=str(path)), weight="headline", id="written"),
            Line(words.say("reform", "next_edit", path=str(path)), id="edit"),
            Line(words.say("reform", "next_check", path=str(path)), id="check"),
            Line(words.say("reform", "next_diff", before=str(day), after=f"{day}+{path}"), id="diff"),
        )
    )

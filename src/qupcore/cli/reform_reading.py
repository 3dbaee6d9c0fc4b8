"""`qup reform check`, `show` and `list`: read a reform and say what it changes."""

from __future__ import annotations

from typing import Annotated

import attrs
import typer

from qupcore.cli.options import ASKED, AsJson, Language
from qupcore.cli.output import print_json, print_lines
from qupcore.cli.reform_files import compared_by, law_named, reform_named
from qupcore.explaining.reforms import explain_checked, explain_reform, list_reforms
from qupcore.reforms.installed import faults_of_installed
from qupcore.reforms.record import reform_record
from qupcore.wire.versions import versions

__all__ = ["app"]

app = typer.Typer()

ReformFile = Annotated[
    str,
    typer.Argument(
        metavar="REFORM", help="A reform: a TOML file, - for standard input, or the name of an installed one."
    ),
]
OverLaw = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="LAW",
        help="The law that it is laid over: a day, reforms joined by +, or both, as 2018-12-31+first.toml.",
    ),
]


@app.command("check")
def reform_check(
    reform: ReformFile, on: OverLaw = None, lang: Language = ASKED, as_json: AsJson = False
) -> None:
    """Check a reform and say what it touches; every fault is told at once.

    Each fault has its file and line, what is wrong and what to do; the exit status is then 2.
    """
    law = law_named(on)
    found = reform_named(reform, law)
    if as_json:
        print_json(reform_record(found, law))
    else:
        print_lines(explain_checked(found, law, compared_by(found, reform, on), lang))


@app.command("show")
def reform_show(
    reform: ReformFile, on: OverLaw = None, lang: Language = ASKED, as_json: AsJson = False
) -> None:
    """Show a reform in words: each rule and number before and after."""
    law = law_named(on)
    found = reform_named(reform, law)
    if as_json:
        print_json(reform_record(found, law))
    else:
        print_lines(explain_reform(found, law, lang))


@app.command("list")
def reform_list(lang: Language = ASKED, as_json: AsJson = False) -> None:
    """List the installed reforms. None is in force by itself."""
    found = faults_of_installed()
    if as_json:
        told = [
            {**attrs.asdict(item, filter=lambda field, _: field.name != "point"), "fault": fault}
            for item, fault in found
        ]
        print_json({"reforms": told, "versions": versions("reforms_list")})
    else:
        print_lines(list_reforms(found, lang))

"""`qup plugin diff`: two versions of a plugin side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qupcore.catalogue.national import national
from qupcore.cli.options import ASKED, AsJson, Language
from qupcore.cli.output import print_json, print_lines
from qupcore.cli.plugins import load_seconds
from qupcore.explaining.plugin_difference import explain_plugin_difference, markdown_difference
from qupcore.plugins.compared.comparing import compare_plugins, difference_values
from qupcore.plugins.compared.log import log_section
from qupcore.wire.versions import versions

__all__ = ["app"]

app = typer.Typer()


@app.command("diff")
def plugin_diff(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help="The older version: a folder, a wheel, or an installed plugin's name."
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The newer version, given in the same way.")],
    log: Annotated[
        Path | None,
        typer.Option(
            "--log", metavar="FILE", help="Also write what changed into a log (Markdown), as a new section."
        ),
    ] = None,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Show what a municipality added, withdrew and changed between two versions of its plugin.

    The exit status is 0 also where they differ.
    """
    found = compare_plugins(old, new, national(), seconds=load_seconds())
    if log is not None and found.changes:
        log_section(log, found.after.version, markdown_difference(found, lang))
    if as_json:
        print_json({**difference_values(found), "versions": versions("plugin_difference")})
    else:
        print_lines(explain_plugin_difference(found, lang))

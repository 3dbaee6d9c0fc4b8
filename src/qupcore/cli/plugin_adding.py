"""`qup plugin add` and `remove`: data plugins in this environment."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import attrs
import typer

from qupcore.catalogue.national import national
from qupcore.cli.options import ASKED, AsJson, Language
from qupcore.cli.output import print_json, print_lines
from qupcore.cli.plugins import disabled_plugins, load_seconds
from qupcore.explaining.plugins import show_added, show_removed
from qupcore.plugins.data.adding import add_plugin
from qupcore.plugins.data.removing import remove_plugin
from qupcore.wire.versions import versions

__all__ = ["app"]

app = typer.Typer()


@app.command("add")
def plugin_add(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="The folder of a plugin without code, or its wheel (.whl).")
    ],
    attestation: Annotated[
        Path | None,
        typer.Option(
            "--attestation",
            metavar="FILE",
            help="The attestation of the wheel, as PyPI gives it. It must hold for --identity.",
        ),
    ] = None,
    identity: Annotated[
        str,
        typer.Option(
            "--identity",
            metavar="PUBLISHER",
            help="Who published the wheel, such as github:drammen/measures:check.yml.",
        ),
    ] = "",
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Add a plugin without code to this environment.

    It is checked before anything is written. The same or a newer version replaces the one that is there.
    """
    added = add_plugin(
        path,
        national(),
        disabled=disabled_plugins(),
        seconds=load_seconds(),
        attestation=attestation,
        identity=identity,
    )
    if as_json:
        print_json({**attrs.asdict(added), "versions": versions("plugin_added")})
    else:
        print_lines(show_added(added, lang))


@app.command("remove")
def plugin_remove(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The plugin's name, as `qup plugins` shows it.")
    ],
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Remove a plugin that `qup plugin add` added."""
    removed = remove_plugin(name)
    if as_json:
        print_json({**attrs.asdict(removed), "versions": versions("plugin_removed")})
    else:
        print_lines(show_removed(removed, lang))

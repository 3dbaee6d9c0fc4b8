"""`qup plugin trust`: the lines of a list of trusted plugins."""

from __future__ import annotations

from typing import Annotated

import typer

from qupcore.errors import PluginError
from qupcore.errors.worded import worded
from qupcore.plugins.candidates import installed, which_installed
from qupcore.plugins.trust import trusted_hash

__all__ = ["app"]

app = typer.Typer()


@app.command("trust")
def plugin_trust(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="The plugins' names, as `qup plugins` shows them.")
    ],
) -> None:
    """Print the lines of a list of trusted plugins: each name with the hash of what is installed.

    Where QUPCORE_TRUSTED_PLUGINS names a file of such lines, every other plugin is shown and not loaded.
    """
    known = {item.name: item for item in installed()}
    if missing := sorted(set(names) - set(known)):
        raise PluginError(
            worded("no plugin is called {names}", names=", ".join(missing)),
            remedy=which_installed(known),
            code="plugin.unknown",
        )
    for name in dict.fromkeys(names):
        typer.echo(f'{name} = "{trusted_hash(known[name])}"')

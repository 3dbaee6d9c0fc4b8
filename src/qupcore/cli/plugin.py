"""`qup plugin`: its commands and their modules."""

from __future__ import annotations

import typer

from qupcore.cli.commands import Place, group_of

__all__ = ["app"]

PLACES = {
    "new": Place(
        "qupcore.cli.plugin_package",
        "Write a new plugin package with passing tests, or with --data one without code.",
    ),
    "check": Place(
        "qupcore.cli.plugin_package", "Check that a plugin conforms. The exit status is 1 where it does not."
    ),
    "add": Place("qupcore.cli.plugin_adding", "Add a plugin without code to this environment."),
    "remove": Place("qupcore.cli.plugin_adding", "Remove a plugin that `qup plugin add` added."),
    "trust": Place(
        "qupcore.cli.plugin_trusting",
        "Print the lines of a list of trusted plugins: each name with the hash of what is installed.",
    ),
    "import": Place(
        "qupcore.cli.plugin_importing", "Read measures and offers from spreadsheets into a catalogue file."
    ),
    "diff": Place(
        "qupcore.cli.plugin_comparing",
        "Show what a municipality added, withdrew and changed between two versions of its plugin.",
    ),
    "hooks": Place("qupcore.cli.plugin_package", "Print the reference of all hooks, as Markdown."),
}

app = typer.Typer(cls=group_of(PLACES), help="Write, check and add a plugin.", no_args_is_help=True)


@app.callback()
def plugin() -> None:
    """Write, check and add a plugin."""

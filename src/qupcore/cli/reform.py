"""`qup reform`: its commands and their modules."""

from __future__ import annotations

import typer

from qupcore.cli.commands import Place, group_of

__all__ = ["app"]

PLACES = {
    "test": Place(
        "qupcore.cli.reform_testing",
        "Search for people who show that a reform is wrong. The exit status is 1 where one is found.",
    ),
    "new": Place("qupcore.cli.reform_writing", "Write a reform to start from: a TOML file with remarks."),
    "check": Place(
        "qupcore.cli.reform_reading", "Check a reform and say what it touches; every fault is told at once."
    ),
    "show": Place(
        "qupcore.cli.reform_reading", "Show a reform in words: each rule and number before and after."
    ),
    "list": Place("qupcore.cli.reform_reading", "List the installed reforms. None is in force by itself."),
}

app = typer.Typer(
    cls=group_of(PLACES), help="Write and test a proposed change of the law.", no_args_is_help=True
)


@app.callback()
def reform() -> None:
    """Write and test a proposed change of the law."""

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
}

app = typer.Typer(
    cls=group_of(PLACES), help="Write and test a proposed change of the law.", no_args_is_help=True
)


@app.callback()
def reform() -> None:
    """Write and test a proposed change of the law."""

"""`qup plan`: its commands and their modules."""

from __future__ import annotations

import typer

from qupcore.cli.commands import group_of

__all__ = ["app"]

PLACES = {
    "week": "qupcore.cli.plan_week:app",
    **dict.fromkeys(("check", "suggest", "add", "count"), "qupcore.cli.plan:app"),
}

app = typer.Typer(cls=group_of(PLACES), help="Check, suggest and show plans.", no_args_is_help=True)


@app.callback()
def plans() -> None:
    """Check, suggest and show plans."""

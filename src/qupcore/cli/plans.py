"""`qup plan`: its commands and their modules."""

from __future__ import annotations

import typer

from qupcore.cli.commands import Place, group_of

__all__ = ["app"]

PLACES = {
    "week": Place(
        "qupcore.cli.plan_week",
        "Show a week of the plan: its times, its hours compared with full time, days off and leave.",
    ),
    "check": Place(
        "qupcore.cli.plan",
        "Check whether a plan is valid: list the rules that it breaks, the conflicts and smallest repairs.",
    ),
    "suggest": Place(
        "qupcore.cli.plan",
        "Suggest the best valid plans, with the needs and wishes that each meets or leaves unmet.",
    ),
    "course": Place(
        "qupcore.cli.plan_course", "Suggest whole courses: phases with their weeks, from a day until another."
    ),
    "adopt": Place("qupcore.cli.plan_course", "Write a new case in which a suggested course is the plan."),
    "add": Place(
        "qupcore.cli.plan", "Show which measures can be added to a plan, and why the others cannot."
    ),
    "count": Place(
        "qupcore.cli.plan",
        "Count all valid plans, as sets of measures; where there are too many, no count is given.",
    ),
}

app = typer.Typer(cls=group_of(PLACES), help="Check, suggest and show plans.", no_args_is_help=True)


@app.callback()
def plans() -> None:
    """Check, suggest and show plans."""

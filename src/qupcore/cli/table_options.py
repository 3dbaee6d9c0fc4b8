"""What the commands of `qup table` have in common."""

from __future__ import annotations

from typing import Annotated

import typer

from qupcore.cli.edge import policy as read_policy
from qupcore.cli.edge import read_day
from qupcore.cli.proposed_law import law_asked
from qupcore.rules.writing import RIGHT
from qupcore.table.people_table import PeopleTable, table

__all__ = ["TableDay", "Topic", "rules_asked"]

TableDay = Annotated[
    str,
    typer.Option(
        "--on", metavar="DATE", help="The day for all rows. Left out: each row has its own in a column `day`."
    ),
]
Topic = Annotated[
    str, typer.Option("--topic", metavar="TOPIC", help="The topic of the rules; `right` is § 29.")
]


def rules_asked(on: str, topic: str, policy: list[str] | None, law: str) -> PeopleTable:
    """The rules that a command is asked to use."""
    return table(
        law_asked(law),
        topic or RIGHT,
        on=read_day(on) if on else None,
        policy=read_policy(policy or []),
    )

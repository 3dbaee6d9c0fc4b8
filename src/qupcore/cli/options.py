"""The options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

__all__ = ["AsJson", "CaseFile", "Lang", "Language", "On", "Policy", "Strict"]


class Lang(StrEnum):
    """The languages of the texts."""

    nb = "nb"
    nn = "nn"
    en = "en"


CaseFile = Annotated[str, typer.Argument(metavar="CASE", help="A case file (JSON); - reads standard input.")]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="The day asked about, as 2026-09-01.")]
Language = Annotated[Lang, typer.Option("--lang", help="Bokmål, nynorsk or English.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON to standard output, for other programs.")]
Strict = Annotated[bool, typer.Option("--strict", help="A plugin that cannot be used is an error.")]
Policy = Annotated[
    list[str] | None,
    typer.Option("--policy", metavar="NAME=NUMBER", help="A number that the law leaves open. Repeatable."),
]

"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from qupcore.cli.language import Lang, asked_language

__all__ = [
    "ASKED",
    "AsJson",
    "CaseFile",
    "For",
    "ForWhom",
    "InMunicipality",
    "Language",
    "On",
    "Policy",
    "Strict",
    "WithDetails",
]


class _AskedLanguage:
    """The default of `--lang`: the language asked for when the command runs. The help shows which it is."""

    def __call__(self) -> Lang:
        return asked_language()

    def __str__(self) -> str:
        return asked_language()


ASKED: Any = _AskedLanguage()


class ForWhom(StrEnum):
    """Who reads the answer."""

    participant = "participant"
    adviser = "adviser"
    lawyer = "lawyer"


CaseFile = Annotated[str, typer.Argument(metavar="CASE", help="A case file (JSON); - reads standard input.")]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="The day to answer for, such as 2026-09-01.")]
Language = Annotated[Lang, typer.Option("--lang", help="The language: bokmål, nynorsk or English.")]
For = Annotated[
    ForWhom,
    typer.Option(
        "--for",
        metavar="WHO",
        help="Who reads the answer: participant, adviser or lawyer. "
        "A participant is addressed as you; a lawyer gets the details.",
    ),
]
WithDetails = Annotated[
    bool, typer.Option("--details", help="Also show citations, facts, numbers and sources.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for other programs.")]
InMunicipality = Annotated[
    str,
    typer.Option(
        "--municipality",
        metavar="NUMBER",
        help="The municipality's number, such as 1804. Default: that of the case.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop with an error where a plugin cannot be used.")]
Policy = Annotated[
    list[str] | None,
    typer.Option(
        "--policy", metavar="NAME=NUMBER", help="Choose a number that the law leaves open. Repeatable."
    ),
]

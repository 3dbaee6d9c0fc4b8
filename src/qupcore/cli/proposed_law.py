"""The law of an answer: the national law, or a proposed one that `--law` names."""

from __future__ import annotations

from typing import Annotated

import typer

from qupcore.law.national import NATIONAL
from qupcore.rules.law import Law

__all__ = ["ProposedLaw", "law_asked"]

ProposedLaw = Annotated[
    str,
    typer.Option(
        "--law",
        metavar="LAW",
        help="A proposed law: reforms joined by +, or DATE+REFORM.toml over the law of a day. "
        "The answer is a trial.",
    ),
]


def law_asked(text: str) -> Law:
    """The law that `--law` names; the national law where it names none.

    Raises:
        BadInput: a reform cannot be read, or the day is none.
    """
    if not text:
        return NATIONAL
    from qupcore.cli.reform_files import law_named  # only for who asks: it reads TOML and installed packages

    return law_named(text)

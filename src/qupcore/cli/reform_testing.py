"""`qup reform test`: the properties of a reform, without writing a test."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from qupcore.cli.case_files import write_cases
from qupcore.cli.options import ASKED, AsJson, Language
from qupcore.cli.output import print_json, print_lines
from qupcore.cli.progress import progress
from qupcore.cli.reform_files import law_named, reform_named
from qupcore.cli.reform_reading import OverLaw, ReformFile
from qupcore.domain.hint import remedy
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.laboratory.properties.subject import Declared
from qupcore.laboratory.properties.telling import explain_tried, tried_record
from qupcore.laboratory.properties.trying import MOST_PEOPLE, subjects_of, try_properties
from qupcore.law.vocabulary import vocabulary

__all__ = ["app"]

app = typer.Typer()


@app.command("test")
def reform_test(
    reform: ReformFile,
    on: OverLaw = None,
    seed: Annotated[int, typer.Option("--seed", metavar="NUMBER", help="Draw the same people again.")] = 0,
    seconds: Annotated[
        float, typer.Option("--seconds", metavar="NUMBER", help="The time limit, in seconds.")
    ] = 45.0,
    people: Annotated[
        int, typer.Option("--people", metavar="NUMBER", help="How many people are drawn for each day.")
    ] = MOST_PEOPLE,
    cliffs: Annotated[
        list[str] | None,
        typer.Option(
            "--cliff", metavar="NAME", help="A number at whose limits a right may end. May be repeated."
        ),
    ] = None,
    unread: Annotated[
        list[str] | None,
        typer.Option(
            "--unread", metavar="NAME", help="A fact on which no answer may depend. May be repeated."
        ),
    ] = None,
    counterexamples: Annotated[
        Path | None,
        typer.Option(
            "--counterexamples",
            metavar="DIR",
            help="Write each counterexample as a case file to this folder.",
        ),
    ] = None,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Search for people who show that a reform is wrong. The exit status is 1 where one is found.

    People at the limits of the rules are drawn on the first day of each operation. What is not found is not
    proved.
    """
    if not 0 < seconds <= _MOST_SECONDS:
        raise _number(worded("--seconds is {number}", number=seconds), _MOST_SECONDS)
    if not 0 < people <= _MOST_PEOPLE:
        raise _number(worded("--people is {number}", number=people), _MOST_PEOPLE)
    law = law_named(on)
    proposed = reform_named(reform, law)
    known = {*vocabulary(), *(term.name for term in proposed.terms)}
    declared = Declared()
    declared = Declared(
        cliffs=(*declared.cliffs, *_terms(cliffs or [], known)), unread=tuple(_terms(unread or [], known))
    )
    subjects = subjects_of(proposed, law, declared)
    until = monotonic() + seconds
    with progress(people * len(subjects)) as bar:
        found = try_properties(
            subjects,
            seed=seed,
            people=people,
            progress=bar,
            out_of_time=lambda: monotonic() > until,
        )
    if counterexamples is not None:
        cases = ((f"{broken.name}-{broken.day}", broken.case) for broken in found.broken if broken.case)
        write_cases(cases, counterexamples)
    if as_json:
        print_json(tried_record(found))
    else:
        print_lines(explain_tried(found, lang))
    if found.broken:
        raise typer.Exit(1)


_MOST_SECONDS, _MOST_PEOPLE = 86_400, 1_000_000


def _number(what: str, most: int) -> BadInput:
    return BadInput(what, remedy=worded("give more than 0, at most {most}", most=most), code="command.usage")


def _terms(names: list[str], known: Collection[str]) -> list[str]:
    for name in names:
        if name not in known:
            raise BadInput(
                worded("no fact is called {text!r}", text=name),
                remedy=remedy(name, known, most=12),
                code="input.value",
            )
    return names

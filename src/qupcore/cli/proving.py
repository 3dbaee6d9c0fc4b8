"""`qup prove`: prove or refute a statement about everybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from qupcore.cli.case_files import write_cases
from qupcore.cli.edge import read_bytes
from qupcore.cli.law_difference import read_side
from qupcore.cli.options import ASKED, AsJson, Language
from qupcore.cli.output import print_json, print_lines
from qupcore.domain.case.participant import Participant
from qupcore.errors import BadInput
from qupcore.explaining.lines import Line
from qupcore.laboratory.person import person_with
from qupcore.laboratory.proving.claims import read_claims
from qupcore.laboratory.proving.proving import Proof, prove, prove_claim
from qupcore.laboratory.proving.record import proof_record, worst_answer
from qupcore.laboratory.proving.scene import MARK
from qupcore.laboratory.proving.statements import ABOUT_TWO_LAWS, read_statement, said_statements
from qupcore.laboratory.proving.telling import explain_proofs
from qupcore.laboratory.sides import Side, Sides
from qupcore.reforms.brought_terms import new_terms_of
from qupcore.rules.writing import RIGHT

__all__ = ["app"]

app = typer.Typer()

_STATUS = {"proved": 0, "refuted": 1, "open": 3}
_LAW = "DATE|DATE+REFORM"


@app.command("prove")
def prove_command(
    statement: Annotated[
        str, typer.Argument(metavar="[STATEMENT]", help="The statement; --list shows what can be stated.")
    ] = "",
    on: Annotated[
        str, typer.Option("--on", metavar=_LAW, help="The law, for a statement about one law.")
    ] = "",
    before: Annotated[
        str, typer.Option("--from", metavar=_LAW, help="The law before, for a statement about two.")
    ] = "",
    after: Annotated[str, typer.Option("--to", metavar=_LAW, help="The law after.")] = "",
    topic: Annotated[
        list[str] | None, typer.Option("--topic", metavar="TOPIC", help="This topic only. May be repeated.")
    ] = None,
    claims: Annotated[
        str, typer.Option("--claims", metavar="FILE", help="Claims (TOML) that must hold of everybody.")
    ] = "",
    witnesses: Annotated[
        Path | None,
        typer.Option(
            "--witnesses", metavar="FOLDER", help="Write the people who refute it here, as case files."
        ),
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="List the statements.")] = False,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Prove or refute a statement about everybody, under one law or from one law to another.

    The exit status is 0 where it is proved, 1 where it is refuted, and 3 where it is neither.
    """
    if listing:
        print_lines(_statements(lang))
        return
    proofs = tuple(_proofs(statement, on, before, after, topic or [], claims))
    if witnesses is not None:
        write_cases(_cases(proofs), witnesses)
    if as_json:
        print_json(proof_record(proofs))
    else:
        print_lines(explain_proofs(proofs, lang))
    if status := _STATUS[worst_answer(proofs)]:
        raise typer.Exit(status)


def _statements(lang: str) -> tuple[Line, ...]:
    names = {"one": "A", "other": "B"}
    return tuple(Line(text.format(**names), id=kind) for kind, text in said_statements(lang).items())


def _proofs(
    statement: str, on: str, before: str, after: str, topics: list[str], claims: str
) -> Iterator[Proof]:
    if statement and claims:
        raise BadInput(
            "a statement and claims in a file were both given",
            remedy="give one of them",
            code="command.usage",
        )
    if claims and topics:
        raise BadInput(
            "--topic is for statements",
            remedy='give a claim its topic in the file: topic = "rates"',
            code="command.usage",
        )
    if not statement and not claims:
        raise BadInput(
            "give a statement, or claims in a file",
            remedy="for example: qup prove 'nobody is newly refused' --from 2018-12-31 --to 2019-01-01",
            code="command.usage",
        )
    if claims:
        data = read_bytes(claims, "catalogue_bytes")
        side = _one(on, before, after)
        for claim in read_claims(data, name=claims, terms=new_terms_of(side.law.rules).values()):
            yield prove_claim(claim, side)
        return
    asked = read_statement(statement)
    law = _two(on, before, after) if asked.kind in ABOUT_TWO_LAWS else _one(on, before, after)
    yield prove(asked, law, topics)


def _one(on: str, before: str, after: str) -> Side:
    if not on or before or after:
        raise BadInput(
            "the statement is about one law", remedy="give --on, and no --from or --to", code="command.usage"
        )
    return read_side(on)


def _two(on: str, before: str, after: str) -> Sides:
    if on or not (before and after):
        raise BadInput(
            "the statement is about two laws",
            remedy="give --from and --to, and no --on",
            code="command.usage",
        )
    return Sides(read_side(before), read_side(after))


def _cases(proofs: tuple[Proof, ...]) -> Iterator[tuple[str, Participant]]:
    """Who refutes a statement about the right; facts of another topic make no case."""
    for number, proof in enumerate(proofs):
        day = max(side.day for side in proof.sides)
        for place, shown in enumerate(proof.shown):
            facts = {name: value for name, value in shown.facts.items() if not name.endswith(MARK)}
            if shown.topic == RIGHT and facts:
                yield f"{proof.statement.kind}-{number + 1}-{place + 1}", person_with(facts, day)

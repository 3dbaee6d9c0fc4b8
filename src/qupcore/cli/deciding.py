"""`qup decide` and `qup replay`: the right to the programme."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qupcore.cli.edge import policy, read_case_file, read_day, write_new
from qupcore.cli.options import ASKED, AsJson, CaseFile, For, ForWhom, Language, On, Policy, WithDetails
from qupcore.cli.output import print_answer, print_json
from qupcore.cli.picture_files import HtmlFile, SvgFile, write_picture
from qupcore.cli.proposed_law import ProposedLaw, law_asked
from qupcore.deciding.decide import decide as decide_case
from qupcore.explaining.decision import explain
from qupcore.wire.record import decision_record

__all__ = ["app"]

app = typer.Typer()


@app.command()
def decide(
    case: CaseFile,
    on: On,
    lang: Language = ASKED,
    reader: For = ForWhom.adviser,
    details: WithDetails = False,
    as_json: AsJson = False,
    receipt: Annotated[
        Path | None,
        typer.Option(
            "--receipt", metavar="FILE", help="Also write a receipt, which `qup replay` decides again."
        ),
    ] = None,
    svg: SvgFile = None,
    html: HtmlFile = None,
    policy_values: Policy = None,
    law: ProposedLaw = "",
) -> None:
    """Decide whether a person has a right to the programme, and explain why.

    An existing file with other content is not overwritten.
    """
    participant = read_case_file(case)
    decision = decide_case(
        participant, on=read_day(on), law=law_asked(law), policy=policy(policy_values or [])
    )
    if receipt is not None:
        from qupcore.deciding.receipt import receipt_of, write_receipt  # only for who asks

        write_new(receipt, write_receipt(receipt_of(participant, decision)))
    if svg or html:
        from qupcore.explaining.pictures.picture import decision_picture  # only for who asks

        write_picture(decision_picture(decision, lang, participant.ref, reader=reader.value), svg, html)
    if as_json:
        print_json(decision_record(decision))
    else:
        lines = explain(decision, lang, participant.ref, reader=reader.value)
        print_answer(lines, lang, reader, details=details)

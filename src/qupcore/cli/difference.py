"""`qup diff`: the difference of two decisions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from qupcore.cli.edge import policy, read_bytes, read_day
from qupcore.cli.law_difference import compare_laws, draw_laws, is_law
from qupcore.cli.options import ASKED, AsJson, Language, Policy
from qupcore.cli.output import print_json, print_lines
from qupcore.cli.picture_files import HtmlFile, SvgFile
from qupcore.deciding.decide import decide
from qupcore.deciding.difference import difference
from qupcore.deciding.receipt import read_receipt
from qupcore.domain.answers.decision import Decision
from qupcore.domain.answers.receipt import Receipt
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.explaining.difference import explain_difference
from qupcore.wire.json_text import parse
from qupcore.wire.record import difference_record
from qupcore.wire.structure import read_case

__all__ = ["app"]

app = typer.Typer()

SOURCE = "A receipt or a case file (- reads standard input), or a law: a date, a reform, or DATE+REFORM.toml."


@app.command("diff")
def diff(
    before: Annotated[str, typer.Argument(metavar="BEFORE", help=SOURCE)],
    after: Annotated[str, typer.Argument(metavar="AFTER", help=SOURCE)],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day to decide case files for.")
    ] = None,
    on_after: Annotated[
        str | None,
        typer.Option(
            "--on-after", metavar="DATE", help="The day for the second case file, if it is another."
        ),
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option("--topic", metavar="TOPIC", help="Of two laws: this topic only. May be repeated."),
    ] = None,
    witnesses: Annotated[
        Path | None,
        typer.Option("--witnesses", metavar="FOLDER", help="Of two laws: write the people who show it here."),
    ] = None,
    svg: SvgFile = None,
    html: HtmlFile = None,
    lang: Language = ASKED,
    as_json: AsJson = False,
    policy_values: Policy = None,
) -> None:
    """Show what differs between two decisions, given as receipts or as case files, or between two laws.

    A receipt is compared as it stands; a case file is decided first. The exit status is 0 also where two
    decisions differ. Two laws are compared for everybody: the exit status is 1 where they differ, and 3 where
    it is not proved. A picture of two laws shows who has the right, by age and by benefits a month.
    """
    if is_law(before) and is_law(after):
        _no_decisions(policy_values, on_after)
        day = None if on is None else read_day(on)
        if svg or html:
            draw_laws(before, after, day, lang, svg, html)
        compare_laws(before, after, day, topic or [], witnesses, lang, as_json)
        return
    if topic or witnesses or svg or html:
        raise BadInput(
            "--topic, --witnesses, --svg and --html are for two laws",
            remedy="give two dates or reforms, or leave them out",
            code="command.usage",
        )
    chosen = policy(policy_values or [])
    first = _decision(before, on, chosen)
    found = difference(first, _decision(after, on_after or on, chosen))
    if as_json:
        print_json(difference_record(found))
    else:
        print_lines(explain_difference(found, lang))


def _no_decisions(policy_values: list[str] | None, on_after: str | None) -> None:
    if policy_values or on_after:
        raise BadInput(
            "--policy and --on-after are for two decisions",
            remedy="leave them out where two laws are compared",
            code="command.usage",
        )


def _decision(path: str, on: str | None, chosen: Mapping[str, int]) -> Decision | Receipt:
    """Read a receipt, or decide a case file on a day."""
    data = read_bytes(path, "receipt_bytes")
    tree = parse(data, name=path, limit="receipt_bytes", told=True)
    if isinstance(tree, dict) and "receipt" in tree:
        return read_receipt(data, name=path)
    if on is None:
        raise BadInput(
            worded("{path} is a case file, and no day is given", path=path),
            remedy="give --on, for example --on 2026-09-01",
            code="command.usage",
        )
    return decide(read_case(data, name=path), on=read_day(on), policy=chosen)

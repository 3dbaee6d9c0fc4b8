"""`qup rates` and `qup benefit`: what the qualification benefit is."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from qupcore.cases.benefit.month import Account
from qupcore.cases.benefit.rates import rates
from qupcore.cli.edge import policy, read_case_file, read_day
from qupcore.cli.options import ASKED, AsJson, CaseFile, For, ForWhom, Language, On, Policy, WithDetails
from qupcore.cli.output import print_answer, print_json
from qupcore.cli.picture_files import HtmlFile, SvgFile, write_picture
from qupcore.cli.proposed_law import ProposedLaw, law_asked
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.explaining.benefit import explain_month, explain_year
from qupcore.explaining.pictures.picture import benefit_picture
from qupcore.explaining.rates import explain_rates
from qupcore.wire.record import benefit_month_record, benefit_year_record, rates_record

__all__ = ["app"]

app = typer.Typer()


@app.command("rates")
def show_rates(
    on: On,
    lang: Language = ASKED,
    details: WithDetails = False,
    as_json: AsJson = False,
    policy_values: Policy = None,
    law: ProposedLaw = "",
) -> None:
    """Show the rates of the benefit on a day: full, under 25, per day, and the child supplement."""
    found = rates(read_day(on), law=law_asked(law), policy=policy(policy_values or []))
    if as_json:
        print_json(rates_record(found))
    else:
        print_answer(explain_rates(found, lang), lang, details=details)


@app.command()
def benefit(
    case: CaseFile,
    month: Annotated[
        str | None,
        typer.Option("--month", metavar="YYYY-MM", help="The month to calculate, such as 2026-09."),
    ] = None,
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="YYYY", help="The year to calculate, with its months and sums."),
    ] = None,
    lang: Language = ASKED,
    reader: For = ForWhom.adviser,
    details: WithDetails = False,
    as_json: AsJson = False,
    svg: SvgFile = None,
    html: HtmlFile = None,
    policy_values: Policy = None,
    law: ProposedLaw = "",
) -> None:
    """Calculate the benefit of a month or a year, before tax, with the reason for each line.

    A picture is of a year. An existing file with other content is not overwritten.
    """
    asked = _asked(month, year)
    if len(asked) == 2 and (svg or html):
        raise BadInput(
            "a picture is of a year, not of a month",
            remedy="give --year with --svg or --html",
            code="command.usage",
        )
    participant = read_case_file(case)
    account = Account(participant, law=law_asked(law), policy=policy(policy_values or []))
    if len(asked) == 1:
        found = account.year(asked[0])
        if svg or html:
            write_picture(benefit_picture(found, lang, participant.ref, reader=reader.value), svg, html)
        if as_json:
            print_json(benefit_year_record(found))
        else:
            print_answer(explain_year(found, lang, reader=reader.value), lang, reader, details=details)
        return
    one = account.month(asked[0], asked[1])
    if as_json:
        print_json(benefit_month_record(one))
    else:
        print_answer(explain_month(one, lang, reader=reader.value), lang, reader, details=details)


def _asked(month: str | None, year: str | None) -> tuple[int, ...]:
    """Read the year, or the year and the month."""
    if (month is None) == (year is None):
        raise BadInput(
            "give exactly one of --month and --year",
            remedy="for example --month 2026-09, or --year 2026",
            code="command.usage",
        )
    name, text, form = ("--year", year, r"\d{4}") if month is None else ("--month", month, r"\d{4}-\d\d")
    if not re.fullmatch(form, text or "", re.ASCII):
        kind = worded("year") if month is None else worded("month")
        raise BadInput(
            worded("{text!r} is not a {kind}", text=text, kind=kind),
            faults=(
                Fault(name, "expected YYYY" if month is None else "expected YYYY-MM", code="command.usage"),
            ),
            remedy="write it as 2026" if month is None else "write it as 2026-09",
            code="command.usage",
        )
    return tuple(int(part) for part in str(text).split("-"))

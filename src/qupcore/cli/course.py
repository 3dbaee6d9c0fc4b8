"""`qup review` and `qup duties`: a case over time, against the law."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qupcore.cases.review.duties import duties
from qupcore.cases.review.review import review
from qupcore.cli.edge import policy, read_case_file, read_day, write_new
from qupcore.cli.options import ASKED, AsJson, CaseFile, For, ForWhom, Language, On, Policy, WithDetails
from qupcore.cli.output import print_answer, print_json
from qupcore.cli.picture_files import HtmlFile, SvgFile, write_picture
from qupcore.cli.proposed_law import ProposedLaw, law_asked
from qupcore.explaining.duties import explain_duties
from qupcore.explaining.duty_calendar import duties_calendar
from qupcore.explaining.pictures.picture import course_picture
from qupcore.explaining.review import explain_review
from qupcore.wire.record import duties_record, review_record

__all__ = ["app"]

app = typer.Typer()


@app.command("review")
def review_case(
    case: CaseFile,
    on: On,
    lang: Language = ASKED,
    reader: For = ForWhom.adviser,
    details: WithDetails = False,
    as_json: AsJson = False,
    policy_values: Policy = None,
    law: ProposedLaw = "",
) -> None:
    """Review a whole case: list breaches of the law, and what the case does not show.

    The exit status is 0 also where something is found.
    """
    participant = read_case_file(case)
    found = review(participant, on=read_day(on), law=law_asked(law), policy=policy(policy_values or []))
    if as_json:
        print_json(review_record(found, participant.ref))
    else:
        lines = explain_review(found, lang, participant.ref, reader=reader.value)
        print_answer(lines, lang, reader, details=details)


@app.command("duties")
def list_duties(
    case: CaseFile,
    on: On,
    lang: Language = ASKED,
    reader: For = ForWhom.adviser,
    details: WithDetails = False,
    as_json: AsJson = False,
    ics: Annotated[
        Path | None,
        typer.Option("--ics", metavar="FILE", help="Also write the days to a calendar file (iCalendar)."),
    ] = None,
    svg: SvgFile = None,
    html: HtmlFile = None,
    policy_values: Policy = None,
    law: ProposedLaw = "",
) -> None:
    """List deadlines and limits, overdue ones first.

    The exit status is 0 also where something is overdue. The only personal data in a calendar file is the
    case's reference. An existing file with other content is not overwritten.
    """
    participant, when = read_case_file(case), read_day(on)
    under = law_asked(law)
    found = duties(participant, on=when, law=under, policy=policy(policy_values or []))
    if ics is not None:
        write_new(ics, duties_calendar(found, when, lang, participant.ref))
    if svg or html:
        write_picture(course_picture(participant, found, when, lang, reader=reader.value), svg, html)
    if as_json:
        print_json(duties_record(found, when, participant.ref, law=under))
    else:
        lines = explain_duties(found, when, lang, participant.ref, reader=reader.value)
        print_answer(lines, lang, reader, details=details)

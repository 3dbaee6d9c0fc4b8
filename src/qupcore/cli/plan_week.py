"""`qup plan week`: a week of the programme as a table, picture, page or calendar."""

from __future__ import annotations

import re
import sys
from io import StringIO
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from qupcore.cases.week.policy import WeekPolicy
from qupcore.cli.catalogues import CatalogueFiles, NoNational, known_catalogues
from qupcore.cli.edge import read_case_file, write_several
from qupcore.cli.options import ASKED, AsJson, CaseFile, Language
from qupcore.cli.output import print_json, writing
from qupcore.domain.answers.week import Week
from qupcore.domain.case.participant import Participant
from qupcore.domain.iso_week import IsoWeek
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.explaining.week.plan import week_plan
from qupcore.explaining.week.table import print_week
from qupcore.wire.week import week_record

__all__ = ["app"]

app = typer.Typer()

_FRAME = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)", re.ASCII)


@app.command("week")
def show_week(
    case: CaseFile,
    week: Annotated[str, typer.Option("--week", metavar="WEEK", help="The ISO week, such as 2026-W36.")],
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", help="Also write a picture (SVG).")
    ] = None,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Also write a calendar file (iCalendar).")
    ] = None,
    through: Annotated[
        str,
        typer.Option(
            "--through",
            metavar="WEEK",
            help="The last week of the calendar file; each time has all its dates.",
        ),
    ] = "",
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Also write a page with the picture and tables (HTML)."),
    ] = None,
    propose: Annotated[
        bool, typer.Option("--propose", help="Propose times for hours that have none, marked as proposals.")
    ] = False,
    frame: Annotated[
        str,
        typer.Option(
            "--frame",
            metavar="FROM-TO",
            help="The hours of the day for proposed times; else those of the case, or eight to four.",
        ),
    ] = "",
    travel: Annotated[
        int, typer.Option("--travel", metavar="MINUTES", help="Travel time to and from fixed times.")
    ] = 0,
    pause: Annotated[
        int, typer.Option("--break", metavar="MINUTES", help="A break on days with fixed times.")
    ] = 0,
    municipality: Annotated[
        str,
        typer.Option(
            "--municipality",
            metavar="NUMBER",
            help="The municipality whose classes of measures take precedence.",
        ),
    ] = "",
    lang: Language = ASKED,
    as_json: AsJson = False,
    catalogue: CatalogueFiles = None,
    only: NoNational = False,
) -> None:
    """Show a week of the plan: its times, its hours compared with full time, days off and leave."""
    asked = IsoWeek.parse(week, path="--week")
    last = IsoWeek.parse(through, path="--through") if through else None
    if last is not None and ics is None:
        raise BadInput(
            "--through without --ics",
            remedy="add --ics FILE",
            faults=(Fault("--ics", "missing", code="command.usage"),),
            code="command.usage",
        )
    participant = read_case_file(case)
    start, end = _frame(frame) if frame else _day_of(participant)
    policy = WeekPolicy(
        frame_start=start, frame_end=end, travel_minutes=travel, break_minutes=pause, propose=propose
    )
    plan = week_plan(
        participant,
        asked,
        lang=lang,
        policy=policy,
        catalogues=known_catalogues(catalogue, only).catalogues,
        municipality=municipality,
    )
    write_several((svg, plan.svg), (ics, lambda: plan.ical(through=last)), (html, plan.html))
    if as_json:
        print_json(week_record(plan.week))
    else:
        _print(plan.week, lang)


def _day_of(case: Participant) -> tuple[int, int]:
    """The hours of the day that the case tells, or eight to four."""
    told = case.planning.day_frame if case.planning else None
    if told is None or told.start % 15 or told.end % 15:
        return _frame("08:00-16:00")
    return told.start, told.end


def _frame(text: str) -> tuple[int, int]:
    """Read `08:00-16:00` as minutes after midnight."""
    if found := _FRAME.fullmatch(text):
        hours, minutes, last_hours, last_minutes = map(int, found.groups())
        if minutes < 60 and last_minutes < 60:
            return 60 * hours + minutes, 60 * last_hours + last_minutes
    raise BadInput(
        worded("{text!r} is not the hours of a day", text=text),
        remedy="write HH:MM-HH:MM, such as 08:00-16:00",
        faults=(Fault("--frame", "expected HH:MM-HH:MM", code="command.usage"),),
        code="command.usage",
    )


def _print(week: Week, lang: str) -> None:
    """Print the tables, in colour and with line characters where the terminal supports them."""
    terminal = Console()
    page = Console(
        file=StringIO(), force_terminal=terminal.is_terminal, width=terminal.width or 80, highlight=False
    )
    print_week(page, week, lang, ascii_only=not _shows("─", getattr(sys.stdout, "encoding", None)))
    with writing() as out:
        out.write(page.file.getvalue())  # type: ignore[attr-defined]


def _shows(letter: str, encoding: str | None) -> bool:
    try:
        letter.encode(encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True

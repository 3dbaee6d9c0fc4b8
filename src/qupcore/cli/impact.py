"""`qup impact`: whom a change of the law touches in a table of people, and how many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import attrs
import typer

from qupcore.cli.edge import policy, write_several
from qupcore.cli.impact_months import law_through_time, only_with_months, read_months
from qupcore.cli.law_difference import read_side
from qupcore.cli.options import ASKED, AsJson, Language, Policy
from qupcore.cli.output import print_json, print_lines
from qupcore.cli.picture_files import HtmlFile, SvgFile
from qupcore.explaining.lines import Line
from qupcore.impact.cost_frame import cost_frame
from qupcore.impact.cost_record import cost_record
from qupcore.impact.cost_telling import explain_cost
from qupcore.impact.costing import cost_by_month_of
from qupcore.impact.frame import impact_frame
from qupcore.impact.record import impact_record
from qupcore.impact.telling import explain_impact
from qupcore.impact.weighing import impact_of

__all__ = ["app"]

app = typer.Typer()

LAW = "A law: a date, or DATE+REFORM.toml; with --months also national, or national+REFORM.toml."


@app.command("impact")
def impact_command(
    people: Annotated[
        Path, typer.Argument(metavar="TABLE", help="A table of people: a Parquet, CSV or Arrow file.")
    ],
    before: Annotated[str, typer.Option("--from", metavar="LAW", help=LAW)],
    after: Annotated[str, typer.Option("--to", metavar="LAW", help=LAW)],
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="COLUMNS",
            help="Count by these columns, such as county,age_group, too. May be repeated.",
        ),
    ] = None,
    months: Annotated[
        str | None,
        typer.Option(
            "--months",
            metavar="MONTHS",
            help="Tell what the benefit would come to in each of these months, such as 2024-01..2026-12.",
        ),
    ] = None,
    children: Annotated[
        Path | None,
        typer.Option(
            "--children", metavar="FILE", help="With --months: the children whom people support, as a table."
        ),
    ] = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Also write the counts as a table (CSV).")
    ] = None,
    policy_values: Policy = None,
    svg: SvgFile = None,
    html: HtmlFile = None,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Count whom a change of the law touches in a table of people, by class and by group.

    People are looked at on the later of the two days, under both laws. Numbers from 1 to 4 are hidden, with
    as many others as it takes that nobody can work them out. The exit status is 1 where somebody is decided
    otherwise, or that is hidden.

    With --months it is told what the benefit would come to if everybody who has a right took part. A law of a
    day then stands still from that day on, and `national` follows the law through time. The exit status is 1
    where the laws differ.
    """
    traits = [name.strip() for part in by or () for name in part.split(",") if name.strip()]
    chosen = policy(policy_values or [])
    if months is None:
        only_with_months(before, after, children=children is not None)
        found = impact_of(people, read_side(before), read_side(after), traits, policy=chosen)
        shown = _Shown(
            lambda: impact_frame(found),
            lambda: impact_record(found),
            lambda: explain_impact(found, lang),
            lambda: import_module("qupcore.impact.picture").impact_picture(found, lang),
        )
        status = found.somebody_changes
    else:
        several = read_months(months)
        laws = [law_through_time(text, several[-1]) for text in (before, after)]
        cost = cost_by_month_of(people, laws[0], laws[1], several, traits, children=children, policy=chosen)
        shown = _Shown(
            lambda: cost_frame(cost),
            lambda: cost_record(cost),
            lambda: explain_cost(cost, lang),
            lambda: import_module("qupcore.impact.cost_picture").cost_picture(cost, lang),
        )
        status = cost.differs
    files = [(csv, lambda: shown.frame().write_csv())]
    if svg or html:
        picture = shown.picture()
        files += [(svg, picture.svg), (html, picture.html)]
    write_several(*files)
    if as_json:
        print_json(shown.record())
    else:
        print_lines(shown.lines())
    if status:
        raise typer.Exit(1)


@attrs.frozen
class _Shown:
    """How an answer is shown: as a frame, a record, lines, and a picture, which reads Altair."""

    frame: Callable[[], Any]
    record: Callable[[], dict[str, object]]
    lines: Callable[[], Sequence[Line]]
    picture: Callable[[], Any]

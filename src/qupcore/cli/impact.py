"""`qup impact`: whom a change of the law touches in a table of people, and how many."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qupcore.cli.edge import write_several
from qupcore.cli.law_difference import read_side
from qupcore.cli.options import ASKED, AsJson, Language
from qupcore.cli.output import print_json, print_lines
from qupcore.cli.picture_files import HtmlFile, SvgFile
from qupcore.impact.frame import impact_frame
from qupcore.impact.record import impact_record
from qupcore.impact.telling import explain_impact
from qupcore.impact.weighing import impact_of

__all__ = ["app"]

app = typer.Typer()

LAW = "A law: a date, or DATE+REFORM.toml."


@app.command("impact")
def impact_command(
    people: Annotated[
        Path, typer.Argument(metavar="TABLE", help="A table of people: a Parquet, CSV or Arrow file.")
    ],
    before: Annotated[str, typer.Option("--from", metavar="LAW", help=LAW)],
    after: Annotated[str, typer.Option("--to", metavar="LAW", help=LAW)],
    by: Annotated[
        str,
        typer.Option(
            "--by", metavar="COLUMNS", help="Count by these columns, such as county,age_group, too."
        ),
    ] = "",
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Also write the counts as a table (CSV).")
    ] = None,
    svg: SvgFile = None,
    html: HtmlFile = None,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Count whom a change of the law touches in a table of people, by class and by group.

    People are looked at on the later of the two days, under both laws. Numbers from 1 to 4 are hidden, with
    as many others as it takes that nobody can work them out. The exit status is 1 where somebody is decided
    otherwise.
    """
    traits = [name.strip() for name in by.split(",") if name.strip()]
    found = impact_of(people, read_side(before), read_side(after), traits)
    files = [(csv, lambda: impact_frame(found).write_csv())]
    if svg or html:
        from qupcore.impact.picture import impact_picture  # only for who asks

        picture = impact_picture(found, lang)
        files += [(svg, picture.svg), (html, picture.html)]
    write_several(*files)
    if as_json:
        print_json(impact_record(found))
    else:
        print_lines(explain_impact(found, lang))
    if found.somebody_changes:
        raise typer.Exit(1)

"""`qup table run`: a table decided into another file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qupcore.cli.options import ASKED, AsJson, Language, Policy
from qupcore.cli.output import print_json, print_lines
from qupcore.cli.progress import is_watched, progress
from qupcore.cli.proposed_law import ProposedLaw
from qupcore.cli.stopping import ends_in_order
from qupcore.cli.table_options import TableDay, Topic, rules_asked
from qupcore.table.long_files import KNOWN_COLUMNS, benefits_of, children_of
from qupcore.table.named_masks import with_names
from qupcore.table.record import run_record
from qupcore.table.table_files import reading_table, rows_counted, scanned, written_answers
from qupcore.table.telling import explain_answers

__all__ = ["app"]

app = typer.Typer()


@app.command("run")
def run_table(
    people: Annotated[
        Path, typer.Argument(metavar="TABLE", help="A table of people: a Parquet, CSV or Arrow file.")
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE", help="A new file for the answers, of such a kind."),
    ],
    on: TableDay = "",
    topic: Topic = "right",
    benefits: Annotated[
        Path | None,
        typer.Option("--benefits", metavar="FILE", help="A table of their benefits, one row a benefit."),
    ] = None,
    children: Annotated[
        Path | None,
        typer.Option(
            "--children", metavar="FILE", help="A table of children of the households, one row a child."
        ),
    ] = None,
    policy: Policy = None,
    law: ProposedLaw = "",
    names: Annotated[
        bool, typer.Option("--names", help="Write the names of rules and facts in place of bits.")
    ] = False,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Decide every row of a table into another file.

    The table is checked first. Where it has faults, they are told at once, and nothing is written. Rows keep
    their order; without --on, those of one edition of the law come together.
    """
    rules = rules_asked(on, topic, policy, law)
    read = (*rules.columns, *KNOWN_COLUMNS)
    frame = scanned(people, read)
    for path, counted in ((benefits, benefits_of), (children, children_of)):
        if path is not None:
            frame = counted(rules, frame, path)
    with reading_table(people, read):
        answers = rules.decide(frame)
        total = rows_counted(people, None)[0] if is_watched() else 0
    if names:
        answers = with_names(rules, answers)
    with ends_in_order(), progress(total) as bar:
        written_answers(answers, output, people, bar, read)
    rows, outcomes = rows_counted(output, "outcome" if rules.legend.conditions else None)
    if as_json:
        print_json(run_record(rules, outcomes, rows, output))
    else:
        print_lines(explain_answers(rules, outcomes, rows, output, lang, bits=not names))

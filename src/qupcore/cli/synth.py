"""`qup synth`: a made-up population as a table, or made-up courses as case files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qupcore.cli.case_files import write_cases
from qupcore.cli.edge import read_bytes, write_new
from qupcore.cli.options import ASKED, AsJson, Language
from qupcore.cli.output import print_json, print_lines
from qupcore.errors import BadInput
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import phrases
from qupcore.population.courses import synthesize_courses
from qupcore.population.files import check_ending, note_text, write_population
from qupcore.population.making import planned_population
from qupcore.population.margins import Margins
from qupcore.population.planned import PlannedPeople
from qupcore.population.reading import published_margins, read_margins
from qupcore.population.record import population_record
from qupcore.population.telling import explain_population

__all__ = ["app"]

app = typer.Typer()

_NOTE = "made-up.note.txt"


@app.command("synth")
def synth_command(
    seed: Annotated[
        int,
        typer.Option(
            "--seed", metavar="NUMBER", help="The number of the draw: another one gives other people."
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="The file to write: .parquet or .csv. With --courses, the folder of the case files.",
        ),
    ],
    size: Annotated[int, typer.Option("--size", metavar="NUMBER", help="How many people.")] = 0,
    courses: Annotated[
        int, typer.Option("--courses", metavar="NUMBER", help="Write so many cases with a course instead.")
    ] = 0,
    margins: Annotated[
        str, typer.Option("--margins", metavar="FILE", help="Other margins (TOML) than the published ones.")
    ] = "",
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Make up a population with published margins, as a table for trying rules on many people.

    Nothing that is counted in it says anything about people. An existing file with other content is not
    overwritten.
    """
    if bool(size) == bool(courses):
        raise BadInput(
            "give how many people, or how many courses",
            remedy="for example: qup synth --seed 1 --size 10000 -o people.parquet",
            code="command.usage",
        )
    if not courses:
        check_ending(output)
    made_from = (
        read_margins(read_bytes(margins, "catalogue_bytes"), name=margins) if margins else published_margins()
    )
    planned = planned_population(seed, size or courses, made_from)
    written = (
        _write_courses(output, planned, made_from)
        if courses
        else write_population(output, planned, made_from)
    )
    if as_json:
        print_json(population_record(planned, made_from))
        return
    words = phrases(lang)
    about = (Line(words.say("population", "courses"), 2, id="courses"),) if courses else ()
    paths = (Line(words.say("population", "written", path=str(path))) for path in written)
    print_lines((*explain_population(planned, made_from, lang), *about, *paths))


def _write_courses(folder: Path, planned: PlannedPeople, margins: Margins) -> tuple[Path, ...]:
    """Case files by reference, and a note that says what they are."""
    cases = synthesize_courses(planned.seed, planned.size, margins)
    write_cases(((case.ref, case) for case in cases), folder)
    write_new(folder / _NOTE, note_text(planned, margins))
    return (folder,)

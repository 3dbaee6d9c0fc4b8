"""`qup synth`: a made-up population as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qupcore.cli.edge import read_bytes
from qupcore.cli.options import ASKED, AsJson, Language
from qupcore.cli.output import print_json, print_lines
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import phrases
from qupcore.population.files import check_ending, write_population
from qupcore.population.making import planned_population
from qupcore.population.reading import published_margins, read_margins
from qupcore.population.record import population_record
from qupcore.population.telling import explain_population

__all__ = ["app"]

app = typer.Typer()


@app.command("synth")
def synth_command(
    seed: Annotated[
        int,
        typer.Option(
            "--seed", metavar="NUMBER", help="The number of the draw: another one gives other people."
        ),
    ],
    size: Annotated[int, typer.Option("--size", metavar="NUMBER", help="How many people.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="The file to write: .parquet or .csv.")
    ],
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
    check_ending(output)
    made_from = (
        read_margins(read_bytes(margins, "catalogue_bytes"), name=margins) if margins else published_margins()
    )
    planned = planned_population(seed, size, made_from)
    written = write_population(output, planned, made_from)
    if as_json:
        print_json(population_record(planned, made_from))
        return
    told = explain_population(planned, made_from, lang)
    paths = (Line(phrases(lang).say("population", "written", path=str(path))) for path in written)
    print_lines((*told, *paths))

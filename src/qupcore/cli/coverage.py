"""`qup coverage` and `qup allocate`: how many people the measures reach, and who gets scarce places."""

from __future__ import annotations

from typing import Annotated

import typer

from qupcore.allocating.allocate import allocate as allocated
from qupcore.allocating.record import allocation_record
from qupcore.cli.catalogues import CatalogueFiles, NoNational, known_catalogues
from qupcore.cli.edge import policy, read_bytes, read_day
from qupcore.cli.options import ASKED, AsJson, Language, On, Policy
from qupcore.cli.output import print_json, print_lines
from qupcore.cli.progress import progress
from qupcore.cli.stopping import may_stop
from qupcore.composing.coverage import coverage as coverage_of
from qupcore.composing.record import coverage_record
from qupcore.composing.wanted import Wanted
from qupcore.explaining.plan_check import names_of
from qupcore.explaining.plan_search import explain_allocation, explain_coverage
from qupcore.searching.limit import SearchLimit
from qupcore.wire.cases import read_cases

__all__ = ["app"]

app = typer.Typer()


@app.command("coverage")
def show_coverage(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A JSON list of cases, or one case per line; - reads standard input."
        ),
    ],
    municipality: Annotated[
        str, typer.Option("--municipality", metavar="NUMBER", help="The municipality's number, such as 1804.")
    ],
    on: On,
    most: Annotated[
        int, typer.Option("--most", metavar="NUMBER", min=1, help="The largest number of elements in a plan.")
    ] = 8,
    lang: Language = ASKED,
    as_json: AsJson = False,
    policy_values: Policy = None,
    catalogue: CatalogueFiles = None,
    only: NoNational = False,
) -> None:
    """Count the people who can have a valid plan; show what the others lack and what would help most."""
    people = read_cases(read_bytes(file), name=file)
    known = known_catalogues(catalogue, only)
    with may_stop() as stopping, progress(len(people)) as told:
        found = coverage_of(
            people,
            read_day(on),
            municipality=municipality,
            catalogue=known.catalogues,
            policy=policy(policy_values or []),
            wanted=Wanted(most=most),
            limit=SearchLimit(stop=stopping),
            progress=told,
        )
    if as_json:
        print_json({**coverage_record(found, known.plugins.uses), "plugins": known.record()})
    else:
        print_lines(explain_coverage(found, lang, names_of(known.catalogues, lang)))


@app.command()
def allocate(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A JSON list of cases, or one case per line; - reads standard input."
        ),
    ],
    on: On,
    offers: Annotated[
        list[str] | None,
        typer.Option("--offer", metavar="ID", help="Allocate places only at this offer. Repeatable."),
    ] = None,
    most_worse: Annotated[
        int | None,
        typer.Option(
            "--most-worse",
            metavar="NUMBER",
            min=0,
            help="How much lower a person may score than under first come, first served.",
        ),
    ] = None,
    most: Annotated[
        int, typer.Option("--most", metavar="NUMBER", min=1, help="The largest number of elements in a plan.")
    ] = 8,
    lang: Language = ASKED,
    as_json: AsJson = False,
    policy_values: Policy = None,
    catalogue: CatalogueFiles = None,
    only: NoNational = False,
) -> None:
    """Allocate scarce places: as many people as possible first, then what they prefer.

    An allocation never decides a right.
    """
    people = read_cases(read_bytes(file), name=file)
    known = known_catalogues(catalogue, only)
    asked = read_day(on)
    with may_stop() as stopping, progress(2 * len(people)) as told:
        found = allocated(
            people,
            asked,
            catalogue=known.catalogues,
            policy=policy(policy_values or []),
            offers=offers or None,
            most_worse=most_worse,
            wanted=Wanted(most=most),
            limit=SearchLimit(stop=stopping),
            progress=told,
        )
    if as_json:
        print_json({**allocation_record(found, known.plugins.uses), "plugins": known.record()})
    else:
        print_lines(explain_allocation(found, asked, lang, names_of(known.catalogues, lang)))

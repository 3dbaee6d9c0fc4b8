"""`qup coverage` and `qup allocate`: how many people the measures reach, and who gets scarce places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from qupcore.allocating.allocate import allocate as allocated
from qupcore.allocating.record import allocation_record
from qupcore.allocating.stated import read_limits
from qupcore.catalogue.visible import case_in
from qupcore.cli.catalogues import CatalogueFiles, NoNational, known_catalogues
from qupcore.cli.edge import policy, read_bytes, read_day
from qupcore.cli.options import ASKED, AsJson, InMunicipality, Language, On, Policy
from qupcore.cli.output import print_json, print_lines
from qupcore.cli.progress import progress
from qupcore.cli.stopping import may_stop
from qupcore.composing.coverage import coverage as coverage_of
from qupcore.composing.record import coverage_record
from qupcore.composing.wanted import Wanted
from qupcore.domain.case.participant import Participant
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.explaining.coverage import explain_coverage
from qupcore.explaining.plan_check import names_of
from qupcore.explaining.plan_search import explain_allocation
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
    on: On,
    municipality: InMunicipality = "",
    most: Annotated[
        int, typer.Option("--most", metavar="NUMBER", min=1, help="The largest number of elements in a plan.")
    ] = 8,
    lang: Language = ASKED,
    as_json: AsJson = False,
    policy_values: Policy = None,
    catalogue: CatalogueFiles = None,
    only: NoNational = False,
) -> None:
    """Count the people who can have a valid plan with local offers; show what the others lack."""
    people = read_cases(read_bytes(file, "case_bytes"), name=file)
    asked = read_day(on)
    municipality = municipality or _of_all(people)
    known = known_catalogues(catalogue, only).seen_from([municipality], asked)
    with may_stop() as stopping, progress(len(people)) as told:
        found = coverage_of(
            people,
            asked,
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
    limits: Annotated[
        str | None,
        typer.Option(
            "--limits",
            metavar="FILE",
            help="Limits of caseloads, providers and employers that people share (TOML).",
        ),
    ] = None,
    lang: Language = ASKED,
    as_json: AsJson = False,
    policy_values: Policy = None,
    municipality: InMunicipality = "",
    catalogue: CatalogueFiles = None,
    only: NoNational = False,
) -> None:
    """Allocate scarce places: as many people as possible first, then what they prefer.

    An allocation never decides a right.
    """
    people = read_cases(read_bytes(file, "case_bytes"), name=file)
    asked = read_day(on)
    people = tuple(case_in(person, municipality, asked, asked="--municipality") for person in people)
    known = known_catalogues(catalogue, only).seen_from((person.municipality for person in people), asked)
    stated = None
    if limits is not None:
        stated = read_limits(read_bytes(limits, "catalogue_bytes"), name=limits)
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
            shared=stated,
        )
    if as_json:
        print_json({**allocation_record(found, known.plugins.uses), "plugins": known.record()})
    else:
        print_lines(explain_allocation(found, asked, lang, names_of(known.catalogues, lang)))


def _of_all(people: Iterable[Participant]) -> str:
    """The municipality of all the cases.

    Raises:
        BadInput: No case has one, or they have several.
    """
    found = sorted({number for number in (person.municipality for person in people) if number})
    if len(found) != 1:
        several = worded("the cases are of {numbers}", numbers=", ".join(found))
        raise BadInput(
            several if found else "no case says its municipality",
            remedy="give --municipality NUMBER",
            code="catalogue.municipality",
        )
    return found[0]

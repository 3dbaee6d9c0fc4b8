"""`qup plan course` and `qup plan adopt`: whole courses in phases, and one of them as the plan of a case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from qupcore.cli.catalogues import CatalogueFiles, NoNational, known_catalogues
from qupcore.cli.edge import policy, read_case_file, read_day, write_new, write_several
from qupcore.cli.options import ASKED, AsJson, CaseFile, Language, On, Policy
from qupcore.cli.output import print_json, print_lines
from qupcore.cli.picture_files import HtmlFile, SvgFile
from qupcore.cli.stopping import may_stop
from qupcore.domain.case.participant import Participant
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.explaining.course_proposal import explain_courses
from qupcore.explaining.pictures.courses_page import suggested_courses_page
from qupcore.explaining.pictures.suggested_picture import suggested_course_picture
from qupcore.explaining.plan_check import names_of
from qupcore.explaining.why_not import explain_why_not
from qupcore.phasing.adopting import adopt as adopt_course
from qupcore.phasing.aims import APPROACHES, Approach, CourseAims
from qupcore.phasing.record import courses_record
from qupcore.phasing.suggesting import SuggestedCourses, suggest_course
from qupcore.phasing.why_not import why_not
from qupcore.planning.rules.view import Catalogues
from qupcore.searching.limit import SearchLimit
from qupcore.wire.structure import to_json

__all__ = ["app"]

app = typer.Typer()

Until = Annotated[str, typer.Option("--until", metavar="DATE", help="The last day of the course.")]
Top = Annotated[int, typer.Option("--top", min=1, metavar="NUMBER", help="How many courses to suggest.")]
ApproachName = Annotated[
    str,
    typer.Option("--approach", metavar="NAME", help="step_by_step, integrated or wishes_first."),
]
Sets = Annotated[
    int | None,
    typer.Option(
        "--sets",
        min=0,
        metavar="NUMBER",
        help="Sets of measures of a part to look at to prove the first course best: more prove more, slowly.",
    ),
]

AdviserMinutes = Annotated[
    int | None,
    typer.Option(
        "--adviser-minutes", metavar="NUMBER", help="Minutes a week that the adviser has for talks."
    ),
]
AdviserUsed = Annotated[
    int | None,
    typer.Option("--adviser-used", metavar="NUMBER", help="Minutes a week of them that go to other people."),
]
Asked = Annotated[
    list[str] | None,
    typer.Option(
        "--asked",
        metavar="ID",
        help="An offer, or an employer by organisation number, that another programme has asked. Repeatable.",
    ),
]

WhyNotId = Annotated[
    list[str] | None,
    typer.Option(
        "--why-not",
        metavar="ID",
        help="A measure or an offer: say why it is in no course, and in what a course with it is worse.",
    ),
]


@app.command("course")
def course(
    case: CaseFile,
    on: On,
    until: Until,
    top: Top = 3,
    approach: ApproachName = "step_by_step",
    sets: Sets = None,
    svg: SvgFile = None,
    html: HtmlFile = None,
    number: Annotated[
        int,
        typer.Option("--number", min=1, metavar="NUMBER", help="The number of the course in the picture."),
    ] = 1,
    adviser_minutes: AdviserMinutes = None,
    adviser_used: AdviserUsed = None,
    asked: Asked = None,
    why: WhyNotId = None,
    lang: Language = ASKED,
    as_json: AsJson = False,
    policy_values: Policy = None,
    catalogue: CatalogueFiles = None,
    only: NoNational = False,
) -> None:
    """Suggest whole courses: phases with their weeks, from a day until another.

    The picture shows one course as a timeline. The page shows all of them, each with a week of every part.
    An existing file with other content is not overwritten.
    """
    known = known_catalogues(catalogue, only)
    aims = CourseAims(
        approach=_approach(approach),
        adviser_minutes=adviser_minutes,
        adviser_used=adviser_used,
        asked=frozenset(asked or ()),
    )
    found = _found(read_case_file(case), on, until, top, aims, sets, policy_values, known.catalogues)
    told = [why_not(found, id) for id in dict.fromkeys(why or ())]
    if svg is not None:
        _check_number(found, number)
    names = names_of(known.catalogues, lang)
    write_several(
        (svg, lambda: suggested_course_picture(found, lang, names, number).svg()),
        (html, lambda: suggested_courses_page(found, lang, catalogue=known.catalogues)),
    )
    if as_json:
        record = courses_record(found, known.plugins.uses, told)
        print_json({**record, "plugins": known.record()})
    else:
        names = names_of(known.catalogues, lang)
        print_lines(explain_courses(found, lang, names))
        print_lines(tuple(line for item in told for line in explain_why_not(item, lang, names)))


@app.command("adopt")
def adopt(
    case: CaseFile,
    on: On,
    until: Until,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The file of the new case.")],
    number: Annotated[
        int, typer.Option("--number", min=1, metavar="NUMBER", help="The number of the suggested course.")
    ] = 1,
    top: Annotated[
        int | None, typer.Option("--top", min=1, metavar="NUMBER", help="How many courses to suggest.")
    ] = None,
    approach: ApproachName = "step_by_step",
    asked: Asked = None,
    sets: Sets = None,
    policy_values: Policy = None,
    catalogue: CatalogueFiles = None,
    only: NoNational = False,
) -> None:
    """Write a new case in which a suggested course is the plan."""
    known = known_catalogues(catalogue, only)
    participant = read_case_file(case)
    aims = CourseAims(approach=_approach(approach), asked=frozenset(asked or ()))
    found = _found(participant, on, until, top or number, aims, sets, policy_values, known.catalogues)
    _check_number(found, number)
    new = adopt_course(participant, found.courses[number - 1], catalogue=known.catalogues)
    write_new(output, json.dumps(to_json(new), ensure_ascii=False, indent=2) + "\n")


def _check_number(found: SuggestedCourses, number: int) -> None:
    if len(found.courses) < number:
        raise BadInput(
            worded("there are {many} courses, not {number}", many=len(found.courses), number=number),
            remedy="give a number that `qup plan course` shows",
            code="command.usage",
        )


def _found(
    case: Participant,
    on: str,
    until: str,
    top: int,
    aims: CourseAims,
    sets: int | None,
    policy_values: list[str] | None,
    catalogues: Catalogues,
) -> SuggestedCourses:
    with may_stop() as stopping:
        return suggest_course(
            case,
            read_day(on),
            read_day(until),
            catalogue=catalogues,
            policy=policy(policy_values or []),
            want=top,
            aims=aims,
            limit=SearchLimit(expansions=sets, stop=stopping),
        )


def _approach(name: str) -> Approach:
    for known in APPROACHES:
        if name == known:
            return known
    raise BadInput(
        worded("no approach is called {name!r}", name=name),
        remedy=worded("give one of {names}", names=", ".join(APPROACHES)),
        code="command.usage",
    )

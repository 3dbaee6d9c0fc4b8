"""`qup plan check`, `suggest`, `add` and `count`: check a plan, and search for valid ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import attrs
import typer

from qupcore.catalogue.visible import case_in
from qupcore.cli.catalogues import CatalogueFiles, NoNational, known_catalogues
from qupcore.cli.edge import policy, read_case_file, read_day, write_new
from qupcore.cli.options import (
    ASKED,
    AsJson,
    CaseFile,
    For,
    ForWhom,
    InMunicipality,
    Language,
    On,
    Policy,
    WithDetails,
)
from qupcore.cli.output import print_answer, print_json, print_lines
from qupcore.cli.stopping import may_stop
from qupcore.composing.adding import addable
from qupcore.composing.every_plan import count_plans
from qupcore.composing.record import additions_record
from qupcore.composing.wanted import Wanted, Weights
from qupcore.domain.answers.plan_check import least_favourable
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.domain.days import day_before
from qupcore.domain.period import Period
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import phrases
from qupcore.explaining.plan_check import explain_plan, names_of
from qupcore.explaining.plan_search import explain_additions, explain_suggestions
from qupcore.phasing.week_record import suggestions_record
from qupcore.phasing.weeks_suggested import suggest as suggest_plans
from qupcore.planning.check import check_plan
from qupcore.planning.receipt import plan_receipt, write_plan_receipt
from qupcore.searching.diagram import OverLimit
from qupcore.searching.limit import SearchLimit
from qupcore.wire.plan import plan_check_record
from qupcore.wire.versions import versions

__all__ = ["app", "plan_on"]

app = typer.Typer()

OnOrFirst = Annotated[
    str | None,
    typer.Option(
        "--on", metavar="DATE", help="The day to answer for. Default: the first day of the newest version."
    ),
]


def plan_on(case: Participant, on: date | None) -> tuple[Plan, date]:
    """Return the version of the plan on a day, and the day; without a day, the newest and its first day.

    Raises:
        BadInput: The case has no plan on that day.
    """
    plans = case.course.plans if case.course else ()
    held = [plan for plan in plans if on is None or plan.valid_from <= on]
    if not held:
        raise BadInput(
            worded("the case has no plan on {day}", day=on) if on and plans else "the case has no plan",
            where="$.course.plans",
            remedy="add one, or run `qup plan suggest`; `qup schema case` prints the schema",
            code="input.missing",
        )
    plan = max(held, key=lambda item: item.valid_from)
    return plan, on or plan.valid_from


def versions_until(case: Participant, on: date, until: date) -> list[tuple[Plan, Period]]:
    """Return each version of the plan that holds in a period, with the days on which it holds.

    Raises:
        BadInput: The case has no plan on the first day, or the last day is before it.
    """
    days = Period(on, until)
    first, _ = plan_on(case, on)
    plans = case.course.plans if case.course else ()
    later = sorted(
        (item for item in plans if on < item.valid_from <= until), key=lambda item: item.valid_from
    )
    lasts = [*(day_before(item.valid_from) for item in later), until]
    begins = [days.start, *(item.valid_from for item in later)]
    return [
        (plan, Period(begin, last)) for plan, begin, last in zip((first, *later), begins, lasts, strict=True)
    ]


@app.command()
def check(
    case: CaseFile,
    on: OnOrFirst = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="DATE",
            help="Also check every week until this day, in each version of the plan.",
        ),
    ] = None,
    repairs: Annotated[
        int, typer.Option("--repairs", metavar="NUMBER", min=0, help="How many repairs to look for.")
    ] = 3,
    lang: Language = ASKED,
    reader: For = ForWhom.adviser,
    details: WithDetails = False,
    as_json: AsJson = False,
    policy_values: Policy = None,
    municipality: InMunicipality = "",
    catalogue: CatalogueFiles = None,
    only: NoNational = False,
    receipt: Annotated[
        Path | None,
        typer.Option(
            "--receipt", metavar="FILE", help="Also write a receipt, which `qup replay` checks again."
        ),
    ] = None,
) -> None:
    """Check whether a plan is valid: list the rules that it breaks, the conflicts and smallest repairs."""
    participant = read_case_file(case)
    plan, asked = plan_on(participant, read_day(on) if on else None)
    participant = case_in(participant, municipality, asked, asked="--municipality")
    last = read_day(until) if until else None
    several: Sequence[tuple[Plan, date | Period]] = (
        ((plan, asked),) if last is None else versions_until(participant, asked, last)
    )
    known = known_catalogues(catalogue, only).seen_from([participant.municipality], asked)
    with may_stop() as stopping:
        found = [
            check_plan(
                version,
                when,
                case=participant,
                catalogue=known.catalogues,
                policy=policy(policy_values or []),
                repairs=repairs,
                limit=SearchLimit(stop=stopping),
            )
            for version, when in several
        ]
    if receipt is not None:
        kept = plan_receipt(
            *several[0], case=participant, catalogue=known.catalogues, policy=policy(policy_values or [])
        )
        write_new(receipt, write_plan_receipt(kept))
    if as_json:
        first, *later = (plan_check_record(item, known.plugins.uses) for item in found)
        whole = least_favourable(item.outcome for item in found)
        several_told = {"later": later, "outcome_until": whole} if later else {}
        print_json({**first, **several_told, "plugins": known.record()})
    else:
        names = names_of(known.catalogues, lang)
        told = [
            explain_plan(item, version, lang, names, reader=reader.value)
            for item, (version, _) in zip(found, several, strict=True)
        ]
        print_answer(tuple(line for lines in told for line in lines), lang, reader, details=details)


Top = Annotated[int, typer.Option("--top", min=1, metavar="NUMBER", help="How many plans to suggest.")]
Most = Annotated[
    int, typer.Option("--most", metavar="NUMBER", min=1, help="The largest number of elements in a plan.")
]
Assess = Annotated[
    bool, typer.Option("--assess", help="Include measures that somebody must assess first; plans name them.")
]
SomeNeeds = Annotated[
    bool, typer.Option("--some-needs", help="Allow plans that leave needs unmet; see --weight need=NUMBER.")
]
WeightValues = Annotated[
    list[str] | None,
    typer.Option("--weight", metavar="NAME=NUMBER", help="How much a score counts. Repeatable."),
]


@app.command()
def suggest(
    case: CaseFile,
    on: On,
    top: Top = 5,
    diverse: Annotated[
        bool, typer.Option("--diverse", help="Suggest plans that differ much from each other.")
    ] = False,
    most: Most = 8,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day of the plan's elements.")
    ] = None,
    assess: Assess = False,
    some_needs: SomeNeeds = False,
    weights: WeightValues = None,
    lang: Language = ASKED,
    as_json: AsJson = False,
    policy_values: Policy = None,
    municipality: InMunicipality = "",
    catalogue: CatalogueFiles = None,
    only: NoNational = False,
) -> None:
    """Suggest the best valid plans, with the needs and wishes that each meets or leaves unmet."""
    asked = read_day(on)
    participant = case_in(read_case_file(case), municipality, asked, asked="--municipality")
    known = known_catalogues(catalogue, only).seen_from([participant.municipality], asked)
    wanted = Wanted(
        most=most,
        until=read_day(until) if until else None,
        needs_met=not some_needs,
        assess=assess,
        weights=_weights(weights or []),
    )
    with may_stop() as stopping:
        found = suggest_plans(
            participant,
            asked,
            catalogue=known.catalogues,
            policy=policy(policy_values or []),
            want=top,
            unlike=3 if diverse else None,
            wanted=wanted,
            limit=SearchLimit(stop=stopping),
        )
    if as_json:
        print_json({**suggestions_record(found, known.plugins.uses), "plugins": known.record()})
    else:
        print_lines(explain_suggestions(found, lang, names_of(known.catalogues, lang)))


@app.command()
def add(
    case: CaseFile,
    on: OnOrFirst = None,
    most: Most = 8,
    assess: Assess = False,
    lang: Language = ASKED,
    as_json: AsJson = False,
    policy_values: Policy = None,
    municipality: InMunicipality = "",
    catalogue: CatalogueFiles = None,
    only: NoNational = False,
) -> None:
    """Show which measures can be added to a plan, and why the others cannot."""
    participant = read_case_file(case)
    plan, asked = plan_on(participant, read_day(on) if on else None)
    participant = case_in(participant, municipality, asked, asked="--municipality")
    known = known_catalogues(catalogue, only).seen_from([participant.municipality], asked)
    with may_stop() as stopping:
        found = addable(
            plan,
            asked,
            case=participant,
            catalogue=known.catalogues,
            policy=policy(policy_values or []),
            wanted=Wanted(most=most, assess=assess, needs_met=False),
            limit=SearchLimit(stop=stopping),
        )
    if as_json:
        print_json({**additions_record(found, known.plugins.uses), "plugins": known.record()})
    else:
        print_lines(explain_additions(found, lang, names_of(known.catalogues, lang)))


@app.command()
def count(
    case: CaseFile,
    on: On,
    most: Most = 8,
    assess: Assess = False,
    some_needs: SomeNeeds = False,
    lang: Language = ASKED,
    as_json: AsJson = False,
    policy_values: Policy = None,
    municipality: InMunicipality = "",
    catalogue: CatalogueFiles = None,
    only: NoNational = False,
) -> None:
    """Count all valid plans, as sets of measures; where there are too many, no count is given."""
    asked = read_day(on)
    participant = case_in(read_case_file(case), municipality, asked, asked="--municipality")
    known = known_catalogues(catalogue, only).seen_from([participant.municipality], asked)
    wanted = Wanted(most=most, assess=assess, needs_met=not some_needs)
    with may_stop() as stopping:
        found = count_plans(
            participant,
            asked,
            catalogue=known.catalogues,
            policy=policy(policy_values or []),
            wanted=wanted,
            limit=SearchLimit(stop=stopping),
        )
    over = found.nodes if isinstance(found, OverLimit) else None
    if as_json:
        counted = None if over else found
        print_json({"count": counted, "over_limit": bool(over), "versions": versions("plan_count")})
        return
    words = phrases(lang)
    said = (
        words.say("suggest_label", "count", count=words.number(found))
        if not isinstance(found, OverLimit)
        else words.say("suggest_label", "over_limit")
    )
    print_lines((Line(said, weight="headline"),))


def _weights(pairs: list[str]) -> Weights:
    """Read weights given as NAME=NUMBER.

    Raises:
        BadInput: A name is no weight, or its value is no whole number.
    """
    names = [field.name for field in attrs.fields(Weights)]
    found: dict[str, int] = {}
    for pair in pairs:
        name, _, number = pair.partition("=")
        if name not in names or not re.fullmatch(r"-?\d{1,6}", number, re.ASCII):
            raise BadInput(
                worded("{pair!r} is no weight", pair=pair),
                remedy=worded("give NAME=NUMBER; the names are {names}", names=", ".join(names)),
                code="command.usage",
            )
        found[name] = int(number)
    return Weights(**found)

"""`qup plan check`: is the plan valid, why not, and what would mend it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from qupcore.cli.catalogues import CatalogueFiles, NoNational, known_catalogues
from qupcore.cli.edge import day, policy, print_json, print_lines, read_case_file
from qupcore.cli.options import AsJson, CaseFile, Lang, Language, Policy
from qupcore.combining.check import check_plan
from qupcore.domain.participant import Participant
from qupcore.domain.period import Period
from qupcore.domain.plan import Plan
from qupcore.errors import BadInput
from qupcore.explaining.plan_check import explain_plan, names_of
from qupcore.wire.plan import plan_check_record

__all__ = ["app", "plan_of"]

app = typer.Typer()


def plan_of(participant: Participant, on: date | None) -> tuple[Plan, date]:
    """The version of the plan that holds on a day; the newest, from its first day, where no day is given.

    Raises:
        BadInput: there is none.
    """
    plans = participant.course.plans if participant.course else ()
    held = [plan for plan in plans if on is None or plan.valid_from <= on]
    if not held:
        raise BadInput(
            "the case holds no plan" + (f" on {on}" if on and plans else ""),
            where="$.course.plans",
            remedy="add one, or ask `qup plan suggest`; `qup schema case` shows the form",
        )
    plan = max(held, key=lambda item: item.valid_from)
    return plan, on or plan.valid_from


@app.command()
def check(
    case: CaseFile,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day whose week is looked at; else the plan's first."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Look at every week until this day, too.")
    ] = None,
    repairs: Annotated[int, typer.Option("--repairs", min=0, help="How many repairs to look for.")] = 3,
    lang: Language = Lang.nb,
    as_json: AsJson = False,
    policy_values: Policy = None,
    catalogue: CatalogueFiles = None,
    only: NoNational = False,
) -> None:
    """Check whether a plan is valid: every rule that is broken, what clashes, and the smallest repairs."""
    participant = read_case_file(case)
    plan, asked = plan_of(participant, day(on) if on else None)
    when = Period(asked, day(until)) if until else asked
    known = known_catalogues(catalogue, only)
    found = check_plan(
        plan, when, participant, known.catalogues, policy(policy_values or []), repairs=repairs
    )
    if as_json:
        print_json({**plan_check_record(found), "plugins": known.record()})
    else:
        print_lines(explain_plan(found, plan, lang, names_of(known.catalogues, lang)))

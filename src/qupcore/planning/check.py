"""check_plan(): check whether a plan is valid, give the reasons, and propose repairs.

Plan and catalogue -> facts about each element, each week and the whole plan -> every engine -> findings. The
right to the programme is no part of it: a plan with a full or missing measure cannot be carried out, but it
is no ground for a refusal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.plan_check import PlanChange, PlanCheck, Repair
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case, check_count
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.domain.period import Period
from qupcore.law.national import NATIONAL
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields, Hash
from qupcore.planning.checker import Checker
from qupcore.planning.clash import clash_of
from qupcore.planning.mending import apply, mend
from qupcore.planning.rules.made_from import with_made_from
from qupcore.planning.rules.prepared import PlanRules, prepare
from qupcore.planning.rules.view import Catalogues
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.searching.limit import NO_LIMIT, SearchLimit

__all__ = ["check_plan"]


def _told(found: PlanCheck) -> Fields:
    return {
        "outcome": found.outcome,
        "findings": found.findings,
        "repairs": found.repairs,
        "complete": found.complete,
        "rulebook": Hash(found.rulebook),
        "catalogue": Hash(found.catalogue),
    }


@moved_to_keywords(
    *("plan", "on", "case", "catalogue", "policy"), since="0.2.0", gone_in="0.3.0", participant="case"
)
@observed("check_plan", _told)
def check_plan(
    plan: Plan,
    on: date | Period,
    *,
    case: Participant,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    repairs: int = 3,
    limit: SearchLimit = NO_LIMIT,
) -> PlanCheck:
    """Check whether a plan is valid.

    The rules about an element are checked for all days of the element. The rules about a week are checked on
    one day, or for each stretch of a period in which the plan is the same. A period's days after the last
    element are checked as well, until a later version of the plan in `case.course` begins.

    Args:
        plan: The plan.
        on: The day whose week is checked, or a period. The rules in force on its first day are used.
        case: The person the plan is for. An unknown fact makes no plan invalid.
        catalogue: The measures; several catalogues in any order.
        law: The law that the plan is checked against; the national law if left out.
        policy: Chosen values of numbers that the law leaves open, by full name.
        repairs: The highest number of repairs of an invalid plan; 0 searches for none.
        limit: The limit of the search for repairs.

    Raises:
        BadInput: `case` is not a case.
        NoRulesInForce: before 2007-11-01.
        ParameterError: `policy` names a number that cannot be chosen, or gives a value that is not allowed.
        EngineDisagreement: two engines gave different answers, so there is no answer.

    Source: sosialtjenesteloven § 30; FOR-2011-12-21-1471 § 1; the sources of each rule in the catalogue.
    """
    check_arguments(check_plan, locals())
    check_count("repairs", repairs)
    check_case(case)
    day = on if isinstance(on, date) else on.start
    rules = prepare(catalogue, day, AppliedLaw(law, policy), municipality=case.municipality)
    checker = Checker(case, on, rules)
    found = checker.check(plan)
    if found.outcome != "invalid":
        return found
    conflict = clash_of(plan, found.findings, checker)
    mended = mend(plan, found.findings, checker, repairs, limit) if repairs else None
    return attrs.evolve(
        found,
        conflict=conflict,
        repairs=tuple(_with_entries(item, plan, rules) for item in mended.repairs) if mended else (),
        complete=mended.complete if mended else True,
    )


def _with_entries(repair: Repair, plan: Plan, rules: PlanRules) -> Repair:
    """The repair, with the entries that each new element is made from."""
    changes = tuple(
        _made_from(change, rules) if change.kind == "add" else change for change in repair.changes
    )
    return attrs.evolve(repair, changes=changes, plan=apply(plan, changes))


def _made_from(change: PlanChange, rules: PlanRules) -> PlanChange:
    assert change.becomes is not None
    alone = Plan(valid_from=rules.on, elements=(change.becomes,))
    return attrs.evolve(change, becomes=with_made_from(alone, rules.view, rules.held).elements[0])

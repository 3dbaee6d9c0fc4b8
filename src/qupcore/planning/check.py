"""check_plan(): is this plan valid, why not, and what would mend it.

Plan and catalogue -> facts about each element, each week and the whole -> every engine -> findings. The right
to the programme is nowhere in it: a measure that is full or missing makes a plan that cannot be carried out,
and refuses nobody anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.plan_check import PlanCheck
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case, check_count
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.domain.period import Period
from qupcore.law.national import NATIONAL
from qupcore.planning.checker import Checker
from qupcore.planning.clash import clash_of
from qupcore.planning.mending import mend
from qupcore.planning.rules.prepared import prepare
from qupcore.planning.rules.view import Catalogues
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.searching.limit import NO_LIMIT, SearchLimit

__all__ = ["check_plan"]


@moved_to_keywords(
    *("plan", "on", "case", "catalogue", "policy"), since="0.2.0", gone_in="0.3.0", participant="case"
)
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

    Every rule about an element is asked for all days of the element. The week is asked on one day, or for
    every stretch of a period in which the plan is the same.

    Args:
        plan: The plan.
        on: The day whose week is looked at, or a period. Its rules are used.
        case: Who the plan is for. What is not known makes nothing invalid.
        catalogue: What is known about measures; several catalogues in any order.
        law: The law that plans are held against; the national law if left out.
        policy: Numbers that the law leaves open, chosen otherwise than the default, by full name.
        repairs: How many repairs of an invalid plan are wanted; 0 looks for none.
        limit: How far to look for repairs.

    Raises:
        BadInput: `case` is no case.
        NoRulesInForce: before 2007-11-01.
        ParameterError: `policy` names a number of the law, or a value that it may not have.
        EngineDisagreement: two engines gave different answers; there is no answer.

    Source: sosialtjenesteloven § 30; FOR-2011-12-21-1471 § 1; the sources of each rule in the catalogue.
    """
    check_arguments(check_plan, locals())
    check_count("repairs", repairs)
    check_case(case)
    day = on if isinstance(on, date) else on.start
    checker = Checker(case, on, prepare(catalogue, day, AppliedLaw(law, policy)))
    found = checker.check(plan)
    if found.outcome != "invalid":
        return found
    conflict = clash_of(plan, found.findings, checker)
    mended = mend(plan, found.findings, checker, repairs, limit) if repairs else None
    return attrs.evolve(
        found,
        conflict=conflict,
        repairs=mended.repairs if mended else (),
        complete=mended.complete if mended else True,
    )

"""addable(): what may still be added to a plan, and the reason for everything that may not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from qupcore.composing.compiling import Compiled, compile_problem
from qupcore.composing.wanted import Wanted
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.law.national import NATIONAL
from qupcore.planning.facts.days import Span, share_a_day, span_of
from qupcore.planning.rules.view import Catalogues
from qupcore.rules.law import Law
from qupcore.searching.addable import addable_candidates as search_addable
from qupcore.searching.checking import Breach
from qupcore.searching.limit import NO_LIMIT, SearchLimit

__all__ = ["Addable", "addable"]


@attrs.frozen(kw_only=True, eq=False)
class Addable:
    """What may be added to a plan so that a valid plan can still come of it.

    Attributes:
        completable: Whether a valid plan can come of the plan at all; None where the limit came first, or
            something in the case must be assessed first.
        may: Ids of measures and offers, each of which may be added, the best first.
        standing: What is broken or must be assessed whatever is added: until then no plan is valid.
        refused: For each that may not: the rule in its way, and the elements there that it clashes with.
        to_assess: Those of which somebody must assess something first, and what.
        unavailable: Those that may not be had now, and why. Never a refusal of the person.
        unknown: Those that the limit left without an answer.
        compiled: What was searched.
    """

    completable: bool | None
    may: tuple[str, ...]
    standing: tuple[PlanFinding, ...]
    refused: Mapping[str, Breach]
    to_assess: Mapping[str, tuple[PlanFinding, ...]]
    unavailable: Mapping[str, tuple[PlanFinding, ...]]
    unknown: tuple[str, ...]
    compiled: Compiled


@moved_to_keywords(
    *("plan", "case", "on", "catalogue", "policy"),
    since="0.2.0",
    gone_in="0.3.0",
    second=Participant,
    participant="case",
)
def addable(
    plan: Plan,
    on: date,
    *,
    case: Participant,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    wanted: Wanted | None = None,
    limit: SearchLimit = NO_LIMIT,
) -> Addable:
    """What may be added to the week that a plan has on a day.

    The elements of the plan that run on the day stay as they are.

    Args:
        plan: The plan that is being put together.
        on: The day whose week is filled.
        case: Who it is for.
        catalogue: What is known about measures.
        law: The law that plans are held against; the national law if left out.
        policy: Numbers that the law leaves open, chosen otherwise than the default.
        wanted: What is wanted, beyond what the case says.
        limit: How far to search.

    Raises:
        BadInput: an element has no hours: then nobody can tell what there is room for.
    """
    check_arguments(addable, locals())
    today = Span(on.toordinal(), on.toordinal())
    running = [e for e in plan.elements if share_a_day(span_of(e.first, e.last), today) is not False]
    compiled = compile_problem(
        case, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted, kept=running
    )
    there = [id for id, choice in compiled.choices.items() if choice.kept]
    found = search_addable(compiled.problem, there, limit)
    scores = {candidate.id: candidate.score for candidate in compiled.problem.candidates}
    return Addable(
        completable=_completable(found.completable, compiled),
        standing=compiled.standing,
        may=tuple(sorted(found.may, key=lambda id: (-scores[id], id))),
        refused=found.refused,
        to_assess={id: choice.findings for id, choice in compiled.to_assess.items()},
        unavailable={id: choice.findings for id, choice in compiled.unavailable.items()},
        unknown=found.unknown,
        compiled=compiled,
    )


def _completable(found: bool | None, compiled: Compiled) -> bool | None:
    if compiled.blocked:
        return False
    return None if found and compiled.standing else found

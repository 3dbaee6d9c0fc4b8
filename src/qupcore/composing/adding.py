"""addable(): the measures that may be added to a plan, and the reason for each that may not."""

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
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields
from qupcore.planning.facts.days import Span, share_a_day, span_of
from qupcore.planning.rules.view import Catalogues
from qupcore.rules.law import Law
from qupcore.searching.addable import addable_candidates as search_addable
from qupcore.searching.checking import Breach
from qupcore.searching.limit import NO_LIMIT, SearchLimit

__all__ = ["Addable", "addable"]


@attrs.frozen(kw_only=True, eq=False)
class Addable:
    """The measures and offers that may be added to a plan that can then still become valid.

    Attributes:
        completable: Whether the plan can become valid at all; None where the limit was reached first, or
            something in the case must be assessed first.
        may: Ids of measures and offers, each of which may be added by itself, the best first.
        standing: Findings in the case that no addition changes; while there is one, no plan is valid.
        refused: The rule against each that may not be added, and the plan's elements that it clashes with.
        to_assess: Those that must be assessed first, with the findings.
        unavailable: Those that are not available now, with the findings. Never a refusal of the person.
        unknown: Those without an answer because the limit was reached.
        compiled: The choices and the problem that was searched.
    """

    completable: bool | None
    may: tuple[str, ...]
    standing: tuple[PlanFinding, ...]
    refused: Mapping[str, Breach]
    to_assess: Mapping[str, tuple[PlanFinding, ...]]
    unavailable: Mapping[str, tuple[PlanFinding, ...]]
    unknown: tuple[str, ...]
    compiled: Compiled


def _told(found: Addable) -> Fields:
    return {"measures": found.may}


@moved_to_keywords(
    *("plan", "case", "on", "catalogue", "policy"),
    since="0.2.0",
    gone_in="0.3.0",
    second=Participant,
    participant="case",
)
@observed("addable", _told)
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
    """The measures and offers that may be added to the week of a plan on a day.

    The elements of the plan that run on the day are not changed.

    Args:
        plan: The plan to add to.
        on: The day whose week is filled.
        case: The person the plan is for.
        catalogue: The measures; several catalogues in any order.
        law: The law that plans are checked against; the national law if left out.
        policy: Chosen values of numbers that the law leaves open, by full name.
        wanted: Wishes for the plans, besides those in the case.
        limit: The limit of the search.

    Raises:
        BadInput: the hours of an element are not known, so the room left in the week is not known.
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

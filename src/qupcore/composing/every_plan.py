"""All valid plans for a person: as an iterator, their number, whether there is one, and samples of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.composing.compiling import compile_problem
from qupcore.composing.wanted import Wanted
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_count
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.law.national import NATIONAL
from qupcore.observing.asking import observed
from qupcore.planning.rules.view import Catalogues
from qupcore.rules.law import Law
from qupcore.searching.best import ranked
from qupcore.searching.diagram import MOST_NODES, Diagram, OverLimit, diagram
from qupcore.searching.enumerating import iter_combinations as all_plans
from qupcore.searching.first import exists as any_plan
from qupcore.searching.limit import NO_LIMIT, SearchLimit

__all__ = ["count_plans", "iter_plans", "plan_exists", "sample_plans"]


@moved_to_keywords("case", "on", "catalogue", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
def iter_plans(
    case: Participant,
    on: date,
    *,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    wanted: Wanted | None = None,
    by_score: bool = False,
    limit: SearchLimit = NO_LIMIT,
) -> Iterator[Plan]:
    """Every valid plan once, as an iterator: in a fixed order, or the best first.

    It is empty where something in the case breaks a rule with any plan: `suggest` gives the findings. Where
    something in the case must be assessed first, the plans are valid if the assessment is favourable.
    """
    check_arguments(iter_plans, locals())
    compiled = compile_problem(case, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted)
    if compiled.blocked:
        return iter(())
    found = ranked(compiled.problem, limit) if by_score else all_plans(compiled.problem, limit)
    return (compiled.plan(plan) for plan in found)


@moved_to_keywords("case", "on", "catalogue", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
@observed("count_plans")
def count_plans(
    case: Participant,
    on: date,
    *,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    wanted: Wanted | None = None,
    most_nodes: int = MOST_NODES,
    limit: SearchLimit = NO_LIMIT,
) -> int | OverLimit:
    """The number of valid plans, as sets of measures; OverLimit where there are too many to count.

    It counts the plans of `iter_plans`: 0 where something in the case breaks a rule with any plan.
    """
    check_arguments(count_plans, locals())
    check_count("most_nodes", most_nodes)
    compiled = compile_problem(case, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted)
    if compiled.blocked:
        return 0
    made = diagram(compiled.problem, most_nodes, limit)
    return made.count if isinstance(made, Diagram) else made


@moved_to_keywords("case", "on", "catalogue", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
@observed("plan_exists")
def plan_exists(
    case: Participant,
    on: date,
    *,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    wanted: Wanted | None = None,
    limit: SearchLimit = NO_LIMIT,
) -> bool | None:
    """Whether there is a valid plan.

    None where it is not known: the limit was reached first, or something in the case must be assessed first.
    False also where something in the case breaks a rule with any plan: `suggest` gives the findings.
    """
    check_arguments(plan_exists, locals())
    compiled = compile_problem(case, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted)
    if compiled.blocked:
        return False
    found = any_plan(compiled.problem, limit)
    return None if found and compiled.standing else found


@moved_to_keywords("case", "on", "catalogue", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
@observed("sample_plans")
def sample_plans(
    case: Participant,
    on: date,
    *,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    seed: int,
    want: int = 1,
    wanted: Wanted | None = None,
    most_nodes: int = MOST_NODES,
    limit: SearchLimit = NO_LIMIT,
) -> tuple[Plan, ...] | OverLimit:
    """A random sample of the plans of `iter_plans`, each equally likely; the same for the same seed."""
    check_arguments(sample_plans, locals())
    check_count("most_nodes", most_nodes)
    check_count("want", want)
    compiled = compile_problem(case, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted)
    if compiled.blocked:
        return ()
    made = diagram(compiled.problem, most_nodes, limit)
    if not isinstance(made, Diagram):
        return made
    return tuple(compiled.plan(found) for found in made.sample(seed, want))

"""suggest(): the best valid plans for a person, or the best unlike each other; all of them; how many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

import attrs

from qupcore.composing.compiling import Compiled, compile_problem
from qupcore.composing.wanted import Wanted
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.plan_check import PlanCheck, PlanFinding
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_count
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.law.national import NATIONAL
from qupcore.planning.holding import holds_until
from qupcore.planning.rules.view import Catalogues
from qupcore.rules.law import Law
from qupcore.searching.best import best, diverse, ranked
from qupcore.searching.combination import Combination as Found
from qupcore.searching.diagram import MOST_NODES, Diagram, OverLimit, diagram
from qupcore.searching.enumerating import iter_combinations as all_plans
from qupcore.searching.explain import Conflict, conflict
from qupcore.searching.first import exists as any_plan
from qupcore.searching.limit import NO_LIMIT, SearchLimit

__all__ = [
    "Suggested",
    "Suggestions",
    "count_plans",
    "iter_plans",
    "plan_exists",
    "sample_plans",
    "suggest",
]


@attrs.frozen(kw_only=True)
class Suggested:
    """A plan that is suggested.

    Attributes:
        plan: The plan, its hours and its days.
        ids: The measures and offers in it, in order.
        score: How good it is, by the weights asked for.
        check: What checking it came to, by every engine. `short_of` is empty where it is valid.
        holds_until: The last day through which it holds as it does on the first: all its elements run, and
            no paid work that begins or ends beside it makes a week break a rule. None: nothing in it ends.
        meets: Needs of the person that it meets.
        misses: Needs that it does not meet.
        interests: What the person wants that is in it.
        given_up: What the person wants that is not in it.
    """

    plan: Plan
    ids: tuple[str, ...]
    score: int
    check: PlanCheck
    holds_until: date | None
    meets: tuple[str, ...]
    misses: tuple[str, ...]
    interests: tuple[str, ...]
    given_up: tuple[str, ...]

    @property
    def short_of(self) -> tuple[PlanFinding, ...]:
        """What it is short of being valid: what its check finds broken, and what must be assessed first.

        Something in the case that stands in the way whatever the plan holds: `Suggestions.standing` has it.
        And, only where `Wanted.assess` asks for such plans, what somebody must assess about a measure.
        """
        return tuple(item for item in self.check.findings if item.weight in ("breach", "needs_assessment"))


@attrs.frozen(kw_only=True, eq=False)
class Suggestions:
    """What may be suggested, and what stood in the way of more.

    Attributes:
        plans: The plans, best first.
        complete: Whether a longer search could not change them.
        uncovered: Needs that nothing which may be had meets.
        given_up: Needs that had to be given up for there to be a plan at all.
        conflict: Where there is no plan: rules of the search that cannot all be kept, no fewer of them.
        standing: What is broken or must be assessed whatever the plan holds. A plan is then short of it, and
            says so itself: it is what could be had once the case is in order.
        compiled: What was searched: what may be had, what must be assessed first, what is not available.
    """

    plans: tuple[Suggested, ...]
    complete: bool
    uncovered: tuple[str, ...]
    given_up: tuple[str, ...]
    conflict: Conflict | None
    standing: tuple[PlanFinding, ...]
    compiled: Compiled


@moved_to_keywords("case", "on", "catalogue", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
def suggest(
    case: Participant,
    on: date,
    *,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    want: int = 5,
    unlike: int | None = None,
    wanted: Wanted | None = None,
    limit: SearchLimit = NO_LIMIT,
) -> Suggestions:
    """The best valid plans for a person from a day on.

    Every plan is checked by every engine before it is told, and is valid or says what it is `short_of`: where
    something in the case stands in the way of every plan, those that could be had without it are told all
    the same, for that refuses nobody. The order is total: higher scores first, then
    the plan that holds the first id on which two differ. Needs that cannot all be met are given up, as few
    as will do.

    Args:
        case: Who the plans are for.
        on: The day on which they begin.
        catalogue: What is known about measures.
        law: The law that plans are held against; the national law if left out.
        policy: Numbers that the law leaves open, chosen otherwise than the default.
        want: How many plans.
        unlike: In how many elements the plans must differ from each other; None: they may be alike.
        wanted: What is wanted, beyond what the case says.
        limit: How far to search.

    Raises:
        BadInput: `want` or `unlike` is no whole number from 0.
        NoRulesInForce: before 2007-11-01.
        EngineDisagreement: two engines gave different answers about a plan.
    """
    check_count("want", want)
    check_count("unlike", 0 if unlike is None else unlike)
    check_arguments(suggest, locals())
    wanted = wanted or Wanted()
    compiled = compile_problem(case, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted)
    compiled, given_up = _with_a_plan(compiled, limit)
    problem = compiled.problem
    found = best(problem, want, limit) if unlike is None else diverse(problem, want, unlike, limit)
    why = conflict(problem, limit=limit) if not found.plans and found.complete else None
    return Suggestions(
        plans=tuple(_suggested(compiled, plan, case) for plan in found.plans),
        complete=found.complete,
        uncovered=compiled.uncovered,
        given_up=given_up,
        conflict=why,
        standing=compiled.standing,
        compiled=compiled,
    )


def _with_a_plan(compiled: Compiled, limit: SearchLimit) -> tuple[Compiled, tuple[str, ...]]:
    """The problem with as few needs given up as will do; as it was where that does not help."""
    needs = sorted(compiled.must_meet)
    if not needs or any_plan(compiled.problem, limit) is not False:
        return compiled, ()
    if any_plan(attrs.evolve(compiled, must_meet=frozenset()).problem, limit) is not True:
        return compiled, ()
    for many in range(1, len(needs) + 1):
        for given_up in combinations(needs, many):
            fewer = attrs.evolve(compiled, must_meet=compiled.must_meet - set(given_up))
            if any_plan(fewer.problem, limit):
                return fewer, given_up
    return compiled, ()


def _suggested(compiled: Compiled, found: Found, case: Participant) -> Suggested:
    plan = compiled.plan(found)
    laid = compiled.checker.lay_out(plan)
    planning = case.planning
    covered = {need for id in found.ids for need in compiled.choices[id].covers}
    held = {*found.ids, *(compiled.choices[id].of for id in found.ids)}
    needs = planning.needs or () if planning else ()
    interests = planning.interests if planning else ()
    return Suggested(
        plan=plan,
        ids=found.ids,
        score=found.score,
        check=compiled.checker.checked(laid),
        holds_until=holds_until(laid, compiled.checker, compiled.until),
        meets=tuple(need for need in needs if need in covered),
        misses=tuple(need for need in needs if need not in covered),
        interests=tuple(item for item in interests if item in held),
        given_up=tuple(item for item in interests if item not in held),
    )


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
    """Every valid plan once, one at a time: in a fixed order, or the best first.

    None where something in the case breaks a rule whatever the plan holds: `suggest` says what. Where
    something there must be assessed first, the plans are those that are valid if that turns out well.
    """
    check_arguments(iter_plans, locals())
    compiled = compile_problem(case, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted)
    if compiled.blocked:
        return iter(())
    found = ranked(compiled.problem, limit) if by_score else all_plans(compiled.problem, limit)
    return (compiled.plan(plan) for plan in found)


@moved_to_keywords("case", "on", "catalogue", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
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
    """How many valid plans there are, as sets of measures; or that there are too many to count.

    Counts what `iter_combinations` gives: none where the case stands in the way of every plan.
    """
    check_arguments(count_plans, locals())
    check_count("most_nodes", most_nodes)
    compiled = compile_problem(case, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted)
    if compiled.blocked:
        return 0
    made = diagram(compiled.problem, most_nodes, limit)
    return made.count if isinstance(made, Diagram) else made


@moved_to_keywords("case", "on", "catalogue", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
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

    None where that is not known: the limit came before the answer, or something in the case must be assessed
    first. False where the case itself breaks a rule whatever the plan holds: `suggest` says what.
    """
    check_arguments(plan_exists, locals())
    compiled = compile_problem(case, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted)
    if compiled.blocked:
        return False
    found = any_plan(compiled.problem, limit)
    return None if found and compiled.standing else found


@moved_to_keywords("case", "on", "catalogue", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
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
    """Valid plans by lot, of those of `iter_combinations`: each as likely, the same for the same seed."""
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

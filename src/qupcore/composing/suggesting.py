"""suggest(): the best valid plans for a person; also all valid plans, their number, and samples of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

import attrs

from qupcore.composing.compiling import Compiled, compile_problem
from qupcore.composing.fitting import fitting_problem
from qupcore.composing.wanted import Wanted
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.plan_check import PlanCheck, PlanFinding
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_count
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.law.national import NATIONAL
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields
from qupcore.planning.holding import holds_until
from qupcore.planning.rules.made_from import with_made_from
from qupcore.planning.rules.view import Catalogues
from qupcore.rules.law import Law
from qupcore.searching.best import best, diverse, ranked
from qupcore.searching.combination import Combination as Found
from qupcore.searching.combination import Found as Combinations
from qupcore.searching.diagram import MOST_NODES, Diagram, OverLimit, diagram
from qupcore.searching.enumerating import iter_combinations as all_plans
from qupcore.searching.explain import Conflict, conflict
from qupcore.searching.first import exists as any_plan
from qupcore.searching.limit import NO_LIMIT, SearchLimit
from qupcore.searching.problem import Problem

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
    """A suggested plan.

    Attributes:
        plan: The plan, with its hours and days.
        ids: The measures and offers in it, in order.
        score: Its score, by the weights given.
        check: The check of the plan by every engine. `short_of` is empty where the plan is valid.
        holds_until: The last day on which all its elements run, before a leave or an interruption, and no
            paid work that begins or ends makes a week break a further rule. None where nothing ends it.
        meets: Needs of the person that it meets.
        misses: Needs of the person that it does not meet.
        interests: Interests of the person that are in it.
        given_up: Interests of the person that are not in it.
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
        """The findings that keep it from being valid: breaches, and what must be assessed first.

        They are findings in the case that every plan has (see `Suggestions.standing`) and, only with
        `Wanted.assess`, assessments that a measure needs.
        """
        return tuple(item for item in self.check.findings if item.weight in ("breach", "needs_assessment"))


@attrs.frozen(kw_only=True, eq=False)
class Suggestions:
    """The suggested plans, and the reasons why there are no more.

    Attributes:
        plans: The plans, best first.
        complete: Whether the search was complete, so that a longer search gives the same plans.
        uncovered: Needs that no available measure meets.
        unknown_needs: Needs of the case that no catalogue in use lists, each with the need that it is a
            spelling of, or an empty text.
        given_up: Needs that were given up so that there is a plan.
        conflict: Where there is no plan, a minimal set of rules of the search that no plan meets together.
        standing: Findings in the case that every plan has. The plans are then valid only once the case is in
            order, and each has these findings in `short_of`.
        compiled: The choices that were searched, those that must be assessed first, and those not available.
    """

    plans: tuple[Suggested, ...]
    complete: bool
    uncovered: tuple[str, ...]
    unknown_needs: Mapping[str, str]
    given_up: tuple[str, ...]
    conflict: Conflict | None
    standing: tuple[PlanFinding, ...]
    compiled: Compiled

    @property
    def municipality(self) -> str:
        """The municipality of the case. Empty: not known, so that no local measure is a choice."""
        return self.compiled.checker.case.municipality


def _told(found: Suggestions) -> Fields:
    return {"plans": found.plans, "complete": found.complete}


@moved_to_keywords("case", "on", "catalogue", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
@observed("suggest", _told)
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

    Every engine checks every plan. A plan is valid, or `short_of` gives the findings that keep it from being
    valid: findings in the case that every plan has do not stop the suggestions, because they are no refusal.
    Plans that fit what the case tells of the person's situation (time that is managed, hours of the day,
    treatment) come first, then those without a pair that a relation warns of, then higher scores; of two
    plans with equal scores, the one that holds the first id on which they differ. If not all needs can be
    met, as few as possible are given up.

    Args:
        case: The person the plans are for.
        on: The day on which the plans begin.
        catalogue: The measures; several catalogues in any order.
        law: The law that plans are checked against; the national law if left out.
        policy: Chosen values of numbers that the law leaves open, by full name.
        want: The highest number of plans.
        unlike: The number of elements in which any two plans must differ; None for no such requirement.
        wanted: Wishes for the plans, besides those in the case.
        limit: The limit of the search.

    Raises:
        BadInput: `want` or `unlike` is not a whole number from 0.
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
    found = _best(compiled, want, unlike, limit)
    why = conflict(problem, limit=limit) if not found.plans and found.complete else None
    return Suggestions(
        plans=tuple(_suggested(compiled, plan, case) for plan in found.plans),
        complete=found.complete,
        uncovered=tuple(need for need in compiled.uncovered if need not in compiled.unknown_needs),
        unknown_needs=compiled.unknown_needs,
        given_up=given_up,
        conflict=why,
        standing=compiled.standing,
        compiled=compiled,
    )


def _best(compiled: Compiled, want: int, unlike: int | None, limit: SearchLimit) -> Combinations:
    """The best plans: those that fit the person's situation, then without a warned pair, then others."""

    def search(problem: Problem, most: int) -> Combinations:
        return best(problem, most, limit) if unlike is None else diverse(problem, most, unlike, limit)

    calm = compiled.without_warnings
    near = fitting_problem(compiled, calm)
    layers = [*((near,) if near is not None else ()), calm]
    layers += [compiled.problem] if compiled.related.warned else []
    plans: list[Found] = []
    complete = True
    for problem in layers:
        found = search(problem, want + len(plans))
        known = {plan.ids for plan in plans}
        plans += [plan for plan in found.plans if plan.ids not in known]
        complete = found.complete
        if not complete or len(plans) >= want or (unlike is not None and plans):
            break
    return Combinations(tuple(plans[:want]), complete=complete)


def _with_a_plan(compiled: Compiled, limit: SearchLimit) -> tuple[Compiled, tuple[str, ...]]:
    """The problem with as few needs as possible given up; unchanged where giving up needs does not help."""
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
    rules = compiled.checker.rules
    laid = compiled.checker.lay_out(plan)
    planning = case.planning
    covered = {need for id in found.ids for need in compiled.choices[id].covers}
    held = {*found.ids, *(compiled.choices[id].of for id in found.ids)}
    needs = planning.needs or () if planning else ()
    interests = planning.interests if planning else ()
    return Suggested(
        plan=with_made_from(plan, rules.view, rules.held),
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

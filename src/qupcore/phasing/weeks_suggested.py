"""suggest(): the best valid plans for a person, which are weeks with which a course begins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import combinations

import attrs

from qupcore.composing.compiling import Compiled, compile_problem
from qupcore.composing.fitting import fitting_problem
from qupcore.composing.needs import unknown_wishes
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
from qupcore.phasing.first_week import FirstWeek, first_week
from qupcore.planning.holding import holds_until
from qupcore.planning.rules.made_from import with_made_from
from qupcore.planning.rules.view import Catalogues
from qupcore.rules.law import Law
from qupcore.searching.best import best, diverse, ranked
from qupcore.searching.combination import Combination as Found
from qupcore.searching.combination import Found as Combinations
from qupcore.searching.explain import Conflict, conflict
from qupcore.searching.first import exists as any_plan
from qupcore.searching.limit import NO_LIMIT, SearchLimit
from qupcore.searching.problem import Problem

__all__ = ["Suggested", "Suggestions", "suggest"]

_TRIES = 200
"""Weeks that are looked at for each one that is wanted."""

_MOST_GIVEN_UP = 3
"""Needs: where more must be given up for usual hours, other hours are suggested."""


@attrs.frozen(kw_only=True)
class Suggested:
    """A suggested plan.

    Attributes:
        plan: The plan, with its hours and days.
        ids: The measures and offers in it, in order.
        score: Its score, by the weights given.
        set_aside: Minutes of a week that are set aside without activity, since the person manages less.
        check: The check of the plan by every engine. `short_of` is empty where the plan is valid.
        holds_until: The last day on which all its elements run, before a leave or an interruption, and no
            paid work that begins or ends makes a week break a further rule. None where nothing ends it.
        meets: Needs of the person that it meets, to their size where its hours are usual.
        misses: Needs of the person that it does not meet.
        interests: Interests of the person that are in it.
        given_up: Interests of the person that are not in it.
    """

    plan: Plan
    ids: tuple[str, ...]
    score: int
    set_aside: int
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
        later: Needs that a course meets in a later part only, so that no plan here must meet them.
        asks: What is not known and would change the week, by its path in the case.
        stretched: Whether no week of usual hours is valid, so that the hours of the plans are not usual, or
            they hold what fills no hours.
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
    later: tuple[str, ...]
    asks: tuple[str, ...]
    stretched: bool
    given_up: tuple[str, ...]
    conflict: Conflict | None
    standing: tuple[PlanFinding, ...]
    compiled: Compiled

    @property
    def unknown_wishes(self) -> Mapping[str, str]:
        """Wishes that no catalogue in use has, each with the id that it is a spelling of, or ""."""
        planning = self.compiled.checker.case.planning
        return unknown_wishes(planning.interests if planning else (), self.compiled.checker.rules.held)

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
    """The best valid plans for a person from a day on: the weeks with which a course begins.

    Every engine checks every plan. A plan is valid, or `short_of` gives the findings that keep it from being
    valid: findings in the case that every plan has do not stop the suggestions, because they are no refusal.
    The plans hold what the courses of `suggest_course` may hold on that day, for usual hours: needs to their
    size, follow-up, the treatment that the case states, at its times, and no more work than the person
    manages. Such a week need not be full: the check then asks who certifies it. Plans with work come first,
    then those without a pair that a relation warns of, then higher scores; of two plans with equal scores,
    the one that holds the first id on which they differ. If not all needs can be met, as few as possible are
    given up. Only where no such week is valid are other hours suggested (`stretched`).

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
    week = first_week(compiled)
    told = _usual(week, want, unlike, limit) if week is not None else _NOTHING
    plans, given_up, complete = told.plans, told.given_up, told.complete
    stretched = week is not None and not plans and complete and want > 0
    if not plans and complete and want:
        compiled, given_up = _with_a_plan(compiled, limit)
        found = _best(compiled, want, unlike, limit)
        plans = tuple(_suggested(compiled, compiled.plan(one), one.ids) for one in found.plans)
        complete = found.complete
        why = conflict(compiled.problem, limit=limit) if not plans and complete else None
    else:
        why = None
    return Suggestions(
        plans=plans,
        complete=complete,
        uncovered=tuple(need for need in compiled.uncovered if need not in compiled.unknown_needs),
        unknown_needs=compiled.unknown_needs,
        later=tuple(sorted(week.later)) if week is not None and not stretched else (),
        asks=week.asks if week is not None and not stretched else (),
        stretched=stretched and bool(plans),
        given_up=given_up,
        conflict=why,
        standing=compiled.standing,
        compiled=compiled,
    )


@attrs.frozen
class _Usual:
    """Plans of usual hours, the needs given up for them, and whether the search was complete."""

    plans: tuple[Suggested, ...]
    given_up: tuple[str, ...] = ()
    complete: bool = True


_NOTHING = _Usual(())


def _usual(week: FirstWeek, want: int, unlike: int | None, limit: SearchLimit) -> _Usual:
    """The best plans of usual hours with as few needs given up as possible, those with work first."""
    asked = week.compiled.must_meet & week.needs
    for works in (True, False) if week.works else (False,):
        for many in range(min(len(asked), _MOST_GIVEN_UP) + 1):
            for given_up in combinations(sorted(asked), many):
                groups = week.problems(asked - set(given_up), works=works)
                there = any_plan(groups[-1][-1], limit)
                if there is None:
                    return _Usual((), complete=False)
                found = _of_groups(week, groups, want, unlike, limit) if there else _NOTHING
                if found.plans or not found.complete:
                    return attrs.evolve(found, given_up=given_up)
    return _NOTHING


def _of_groups(
    week: FirstWeek,
    groups: tuple[tuple[Problem, ...], ...],
    want: int,
    unlike: int | None,
    limit: SearchLimit,
) -> _Usual:
    """The best plans of groups of problems: of each group those of the first problem that has some."""
    plans: tuple[Suggested, ...] = ()
    complete = True
    for group in groups:
        for problem in group:
            before = plans
            plans, complete = _more(week, problem, before, want, unlike, limit)
            if plans != before or not complete:
                break
        if not complete or len(plans) == want:
            break
    return _Usual(plans, complete=complete)


def _more(
    week: FirstWeek,
    problem: Problem,
    before: tuple[Suggested, ...],
    want: int,
    unlike: int | None,
    limit: SearchLimit,
) -> tuple[tuple[Suggested, ...], bool]:
    """Some plans and the best of a problem that break no rule but those that every plan breaks.

    They differ in what matters: in work, in a wish, or in what serves a need and fills time.
    """
    standing = {item.rule for item in week.compiled.standing}
    plans = list(before)
    mains = [week.main(one.ids) for one in plans]
    stream = ranked(problem, limit)
    for found, _ in zip(stream, range(_TRIES * max(want, 1)), strict=False):
        if len(plans) == want:
            return tuple(plans), True
        main = week.main(found.ids)
        filled = week.filled(found) if main not in mains else None
        if filled is None or any(len({*one.ids} ^ {*filled[1]}) < (unlike or 0) for one in plans):
            continue
        one = _suggested(week.compiled, *filled, week)
        if not any(item.weight == "breach" and item.rule not in standing for item in one.check.findings):
            plans.append(one)
            mains.append(main)
    return tuple(plans), stream.complete or len(plans) == want


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


def _suggested(
    compiled: Compiled, plan: Plan, ids: tuple[str, ...], week: FirstWeek | None = None
) -> Suggested:
    """A plan with its check and what it meets: to their size, where the week says so."""
    checker = compiled.checker
    laid = checker.lay_out(plan)
    planning = checker.case.planning
    served = (week.serves(id) if week and id in week.lines else compiled.choices[id].covers for id in ids)
    covered = {need for several in served for need in several}
    held = {*ids, *(compiled.choices[id].of for id in ids)}
    needs = planning.needs or () if planning else ()
    interests = planning.interests if planning else ()
    return Suggested(
        plan=with_made_from(plan, checker.rules.view, checker.rules.held),
        ids=ids,
        set_aside=week.set_aside(plan) if week else 0,
        score=sum(compiled.score(compiled.choices[id]) for id in ids),
        check=checker.checked(laid),
        holds_until=holds_until(laid, checker, compiled.until),
        meets=tuple(need for need in needs if need in covered),
        misses=tuple(need for need in needs if need not in covered),
        interests=tuple(item for item in interests if item in held),
        given_up=tuple(item for item in interests if item not in held),
    )

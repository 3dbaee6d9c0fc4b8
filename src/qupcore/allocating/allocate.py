"""allocate(): allocate scarce places, or plans that use them, to people.

The right to a programme is never allocated. A person who gets no place now keeps that right, and is listed,
so that the office can make another plan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import attrs

from qupcore.allocating import Allocation, Claim, SharedLimit, Wish, allocate_places, allocate_plans
from qupcore.allocating.capacities import LimitOrigin
from qupcore.allocating.stated import SharedLimits, limits_of
from qupcore.composing.compiling import Compiled, compile_problem
from qupcore.composing.wanted import Wanted, check_ids
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_count
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.domain.progress import Progress
from qupcore.domain.refs import check_refs
from qupcore.law.national import NATIONAL, under_law
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields
from qupcore.planning.rules.view import Catalogues, catalogues_in_use, catalogues_of, owners_seen
from qupcore.rules.law import Law
from qupcore.searching import AtLeast, Candidate, Problem
from qupcore.searching.combination import Combination as Found
from qupcore.searching.limit import NO_LIMIT, SearchLimit

__all__ = ["Allocated", "allocate"]


@attrs.frozen(kw_only=True, eq=False)
class Allocated:
    """The result of an allocation.

    Attributes:
        plans: The plans by reference of the case; empty where single places were allocated.
        given: The ids of the measures and offers given, by reference of the case.
        without: References of the persons who got nothing now. Their right is not affected.
        hopeless: Those among them whom no number of places would have helped.
        places: The number of places of each offer.
        not_known: Offers with an unknown number of places; they are taken to have room. Ask the providers.
        shared: What is used of each shared limit, and how much there is, by its id.
        limits_from: Where each shared limit is from, by its id.
        result: Coverage, bound, method, and a comparison with first come, first served.
        under: The law that the answer was given under.
    """

    plans: Mapping[str, Plan]
    given: Mapping[str, tuple[str, ...]]
    without: tuple[str, ...]
    hopeless: tuple[str, ...]
    places: Mapping[str, int]
    not_known: tuple[str, ...]
    shared: Mapping[str, tuple[int, int]]
    limits_from: Mapping[str, LimitOrigin]
    result: Allocation
    under: UnderLaw = attrs.field(factory=UnderLaw)


def _told(found: Allocated) -> Fields:
    return {"given": found.given, "without": found.without, "complete": found.result.complete}


@moved_to_keywords(
    *("cases", "on", "catalogue", "policy"),
    since="0.2.0",
    gone_in="0.3.0",
    participants="cases",
    told="progress",
)
@observed("allocate", _told)
def allocate(
    cases: Iterable[Participant],
    on: date,
    *,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    offers: Collection[str] | None = None,
    most_worse: int | None = None,
    wanted: Wanted | None = None,
    limit: SearchLimit = NO_LIMIT,
    progress: Progress | None = None,
    shared: SharedLimits | None = None,
) -> Allocated:
    """Allocate scarce places to people who each need a plan, or one of a few offers.

    Coverage comes first, with long waits counting more, then preference. The days waited are counted from the
    application to the day. Plans meet every rule of the search; `check_plan` decides whether each is valid.

    Args:
        cases: The persons.
        on: The day on which all elements begin.
        catalogue: The measures, with the free places of each offer.
        law: The law that plans are checked against; the national law if left out.
        policy: Chosen values of numbers that the law leaves open, by full name.
        offers: The offers of which each person is to get one; None for a whole plan each.
        most_worse: The largest loss of score compared with first come, first served; everyone covered there
            is then covered here, too. None for no such limit.
        wanted: Wishes for the plans.
        limit: The limit of the search.
        progress: Called with the number of steps done and the number in all.
        shared: The time of advisers, the room of providers, and whether an employer is asked once only. The
            capacities that catalogues state are limits as well, unless `catalogue_capacities` is false.

    Raises:
        BadInput: two persons have one reference, an offer is not known, or no offer has the number of a
            provider.
    """
    check_arguments(allocate, locals())
    check_count("most_worse", 0 if most_worse is None else most_worse)
    wanted = wanted or Wanted()
    in_use = catalogues_in_use(catalogue)
    catalogue = catalogues_of(catalogue)
    compiled: dict[str, Compiled] = {}
    people = check_refs(cases)
    for number, person in enumerate(people, 1):
        compiled[person.ref] = compile_problem(
            person, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted
        )
        if progress is not None:
            progress(number, 2 * len(people))
    # The people may live in several municipalities, and each sees the offers of its own.
    views = {one.checker.rules.view.hash: one.checker.rules.view for one in compiled.values()}
    seen = {id: view.offer_on(id, on) for view in views.values() for id in view.offers}
    check_ids("offers", offers or (), seen)
    capacities: dict[str, int] = {}
    unknown: list[str] = []
    for id in sorted(seen if offers is None else offers):
        offer = seen[id]
        free = offer.places.free if offer and offer.places else None
        if free is None:
            unknown.append(id)
        else:
            capacities[id] = free
    running = {id: offer for id, offer in seen.items() if offer is not None}
    measures = {
        offer.measure: measure
        for view in views.values()
        for offer in running.values()
        if (measure := view.measure_on(offer.measure, on)) is not None
    }
    owners = frozenset[str]().union(*(owners_seen(person.municipality, on) for person in people))
    held = [part for part in (item.seen_by(owners) for item in in_use) if part is not None]
    limits, origins = limits_of(shared or SharedLimits(), running, measures, held, on)
    if offers is None:
        found = _whole(people, compiled, capacities, on, most_worse, limit, progress, limits)
    elif limits:
        found = allocate_plans(
            [_one_place(person, compiled[person.ref], offers, on) for person in people],
            capacities,
            most_worse,
            limit=limit,
            progress=progress,
            shared=limits,
        )
    else:
        found = _single(
            people, compiled, {**dict.fromkeys(unknown, len(people)), **capacities}, on, most_worse
        )
    plans = {}
    if offers is None:
        for ref, ids in found.given.items():
            plans[ref] = compiled[ref].plan(Found(ids, 0, compiled[ref].problem))
    without = tuple(person.ref for person in people if person.ref not in found.given)
    return Allocated(
        plans=plans,
        given=found.given,
        without=without,
        hopeless=tuple(ref for ref in without if not _could(compiled[ref], offers)),
        places=capacities,
        not_known=tuple(unknown),
        shared={
            one.id: (sum(one.used(ref, ids) for ref, ids in found.given.items()), one.most) for one in limits
        },
        limits_from=origins,
        result=found,
        under=under_law(law),
    )


def _waited(person: Participant, on: date) -> int:
    applied = person.course.applied_on if person.course else None
    return max(0, (on - applied).days) if applied else 0


def _whole(
    people: tuple[Participant, ...],
    compiled: Mapping[str, Compiled],
    capacities: Mapping[str, int],
    on: date,
    most_worse: int | None,
    limit: SearchLimit,
    progress: Progress | None,
    shared: tuple[SharedLimit, ...],
) -> Allocation:
    claims = [
        Claim(id=person.ref, problem=compiled[person.ref].problem, waited=_waited(person, on))
        for person in people
        if not compiled[person.ref].blocked
    ]
    scarce = {id: free for id, free in capacities.items() if any(id in c.choices for c in compiled.values())}
    return allocate_plans(claims, scarce, most_worse, limit=limit, progress=progress, shared=shared)


def _one_place(person: Participant, compiled: Compiled, offers: Collection[str], on: date) -> Claim:
    """A claim of one of these offers: where limits are shared, no flow through single places finds it."""
    held = [one for one in compiled.problem.candidates if one.id in offers]
    one = Problem(
        candidates=[Candidate(id=it.id, options=[(0,)], needs={"place"}, score=it.score) for it in held],
        most=1,
        most_units=0,
        needs={"place"} if held else (),
        parts=[AtLeast("none")] if not held else (),
    )
    return Claim(id=person.ref, problem=one, waited=_waited(person, on))


def _single(
    people: tuple[Participant, ...],
    compiled: Mapping[str, Compiled],
    capacities: Mapping[str, int],
    on: date,
    most_worse: int | None,
) -> Allocation:
    wishes = []
    for person in people:
        scores = {
            candidate.id: candidate.score
            for candidate in compiled[person.ref].problem.candidates
            if candidate.id in capacities
        }
        wishes.append(Wish(id=person.ref, scores=scores, waited=_waited(person, on)))
    return allocate_places(wishes, capacities, most_worse)


def _could(compiled: Compiled, offers: Collection[str] | None) -> bool:
    if offers is not None:
        return bool(set(compiled.choices) & set(offers))
    return not compiled.blocked and not compiled.uncovered and bool(compiled.choices)

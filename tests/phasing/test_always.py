"""What holds for every course, whatever the person, the measures and the offers: over drawn worlds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

import attrs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from phasing.asked import asked, problem_of
from phasing.drawn import HERE, ON, World, offers_of, worlds
from qupcore import Period, check_plan, decide
from qupcore.domain.answers.course import SuggestedCourse
from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.phasing.aims import APPROACHES, CourseAims
from qupcore.phasing.search import best_course
from qupcore.phasing.suggesting import SuggestedCourses
from qupcore.plans import adopt
from qupcore.records import courses_record


def examples(many: int) -> settings:
    """So many worlds: each takes some milliseconds to draw."""
    return settings(max_examples=many, suppress_health_check=[HealthCheck.too_slow])


def first_of(found: SuggestedCourses) -> SuggestedCourse:
    assume(found.courses)
    return found.courses[0]


def breaches(plan: Plan, days: date | Period, world: World, case: Participant) -> list[PlanFinding]:
    check = check_plan(plan, days, case=case, catalogue=(world.national, world.local), repairs=0)
    assert len(check.engines) == 2
    return [item for item in check.findings if item.weight == "breach"]


def kinds(found: Iterable[PlanFinding]) -> set[str]:
    return {item.kind for item in found}


def days_of(course: SuggestedCourse, plan: Plan, random: Random) -> Iterable[date]:
    """The days on which something begins or ends in a plan, and some others."""
    ends = [day for item in plan.elements for day in (item.first, item.last) if day]
    last = max(ends, default=plan.valid_from)
    ends += [day for phase in course.phases for day in (phase.first, phase.last)]
    many = (last - plan.valid_from).days
    ends += [plan.valid_from + timedelta(days=random.randint(0, many)) for _ in range(3)]
    return sorted({day for day in ends if plan.valid_from <= day <= last})


@examples(60)
@given(worlds(), st.sampled_from(APPROACHES), st.randoms(use_true_random=False))
def test_every_course_is_valid_on_every_day_to_both_engines(
    world: World, approach: Any, random: Random
) -> None:
    """What is broken is told as a gap: hours that nothing fills, or that nothing is directed at work."""
    world = world.planned(position=None)  # its last day splits elements, and a group counts each
    found = asked(world, aims=CourseAims(approach=approach))
    made = found.problem
    works = any(
        line.item.counts_as in ("work_directed", "job_search")
        and made.bounds.allow((*made.weighing.fixed, line))
        for line in made.lines
    )
    for course in found.courses:
        gaps = {"full_time_all_year"} if course.missing else set()
        if not works or course.missing or found.problem.spans.leaves:  # one stretch may have no work
            gaps.add("work_directed")
        case = adopt(world.case, course)
        for plan in course.plans:
            for day in days_of(course, plan, random):
                assert not (kinds(breaches(plan, day, world, case)) - gaps), day
            ends = [item.last for item in plan.elements if item.last]
            whole = Period(plan.valid_from, max(ends, default=plan.valid_from))
            assert not (kinds(breaches(plan, whole, world, case)) - gaps)


@examples(150)
@given(worlds(), st.data())
def test_more_offers_never_make_the_best_worse(world: World, data: st.DataObject) -> None:
    """By the weights of the larger catalogue, the best of it costs no more than the best of the smaller one.

    A first offer of a measure says more than that it may be had: without any, hours are as agreed. So what is
    added is a further offer, or an offer of a new measure.
    """
    offered = sorted({offer.measure for offer in world.local.offers})
    assume(offered)
    added = data.draw(offers_of(f"{HERE}:z", data.draw(st.sampled_from(offered))))
    before = problem_of(world)
    after = problem_of(world.offering(*world.local.offers, added))
    one = best_course(before.lines, before.weighing, before.bounds)
    other = best_course(after.lines, after.weighing, after.bounds)
    assume(one is not None and other is not None and one.complete and other.complete)
    assume(not after.left_out)  # otherwise `complete` is not claimed
    assert one is not None
    assert other is not None
    held = {(line.item.id, line.first, line.last): line for line in after.lines}
    keys = [(line.item.id, line.first, line.last) for line in one.weighed.lines[len(before.weighing.fixed) :]]
    again = after.weighing.weigh([held[key] for key in keys])
    assert again is not None
    assert other.weighed.cost <= again.cost, added


@examples(75)
@given(worlds(), st.sampled_from(APPROACHES), st.data())
def test_a_wish_never_lowers_its_own_chance(world: World, approach: Any, data: st.DataObject) -> None:
    """A wish never takes what is wished out of the first course, and costs nothing that counts before it."""
    aims = CourseAims(approach=approach)
    without = asked(world.planned(interests=()), aims=aims)
    ids = sorted(
        {line.item.of for line in without.problem.lines} | {line.item.id for line in without.problem.lines}
    )
    assume(ids and without.courses)
    wish = data.draw(st.sampled_from(ids))
    found = asked(world.planned(interests=(wish,)), aims=aims)
    assume(without.complete and found.complete)
    assert found.courses

    def held(answer: SuggestedCourses) -> bool:
        plans = answer.courses[0].plans
        return any(wish in (item.measure, item.offer) for plan in plans for item in plan.elements)

    assert held(found) or not held(without)
    before = [layer for layer, _ in found.courses[0].cost].index("wishes")
    assert found.courses[0].cost[:before] <= without.courses[0].cost[:before]


def told(found: SuggestedCourses) -> str:
    """The answer as JSON; what is listed in the order of the case is sorted, and hashes are left out."""

    def sorted_lists(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: sorted(item, key=lambda one: json.dumps(one, default=str))
                if isinstance(item, list)
                and key in ("needs", "wishes", "covers", "asks", "uncovered_needs", "ids")
                else sorted_lists(item)
                for key, item in value.items()
                if key not in ("provenance", "versions")
            }
        return [sorted_lists(item) for item in value] if isinstance(value, list) else value

    record = json.loads(json.dumps(courses_record(found), default=str))
    return json.dumps(sorted_lists(record), sort_keys=True)


@examples(50)
@given(worlds(most=4), st.randoms(use_true_random=False))
def test_order_changes_nothing(world: World, random: Random) -> None:
    """The order of catalogues, measures, offers, needs and wishes; byte for byte."""

    def mixed(items: Iterable[Any]) -> tuple[Any, ...]:
        several = list(items)
        random.shuffle(several)
        return tuple(several)

    planning = world.case.planning
    assert planning is not None
    ids = [measure.id for measure in world.national.measures]
    wishes = tuple(dict.fromkeys((*planning.interests, *ids[:2])))
    world = world.planned(interests=wishes)
    other = attrs.evolve(
        world.planned(
            needs=mixed(planning.needs or ()), interests=mixed(wishes), leaves=mixed(planning.leaves or ())
        ),
        national=attrs.evolve(
            world.national, measures=mixed(world.national.measures), needs=mixed(world.national.needs)
        ),
        local=attrs.evolve(
            world.local, measures=mixed(world.local.measures), offers=mixed(world.local.offers)
        ),
    )
    catalogues = mixed((other.national, other.local))
    assert told(asked(other, want=2, catalogues=catalogues)) == told(asked(world, want=2))


@examples(50)
@given(worlds(), st.sampled_from(("full", "closed", "gone")))
def test_full_and_absent_offers_refuse_nobody(world: World, how: str) -> None:
    """The decision is the same; and a course, or what is missing, is told."""
    offers = tuple(
        attrs.evolve(offer, enrolment="closed")
        if how == "closed"
        else attrs.evolve(offer, places=attrs.evolve(offer.places, free=0) if offer.places else None)
        for offer in world.local.offers
    )
    world = world.planned(position=None)  # which may leave nothing to fill
    other = world.offering(*(() if how == "gone" else offers))
    found = asked(other)
    assert found.courses or found.asks or found.uncovered or found.unavailable
    assert decide(other.case, on=ON) == decide(world.case, on=ON)
    for course in found.courses:
        assert course.phases[0].first == ON or found.problem.spans.leaves
        assert [need.need for need in course.needs] == list(found.problem.weighing.needs)
        gaps = course.missing or course.outcome != "invalid" or _idle(course)
        assert gaps, [
            (item.kind, item.elements)
            for check in course.checks
            for item in check.findings
            if item.weight == "breach"
        ]


def _idle(course: SuggestedCourse) -> bool:
    """Whether a finding says that the plan lacks work."""
    return any(item.kind == "work_directed" for check in course.checks for item in check.findings)


_OPTIONAL = (
    *("needs", "interests", "municipality", "manages", "language_level", "treatments", "position"),
    *("care_minutes_a_week", "leaves", "day_frame"),
)


@examples(50)
@given(worlds(), st.sets(st.sampled_from(_OPTIONAL)), st.booleans())
def test_what_is_not_known_removes_nothing_without_a_word(
    world: World, left_out: set[str], bare: bool
) -> None:
    """An answer without a course says what to ask, or what there is not."""
    fresh: dict[str, Any] = {"interests": (), "municipality": "", "manages": ()}
    other = world.planned(**{name: fresh.get(name) for name in left_out})
    if bare:
        other = attrs.evolve(other, case=attrs.evolve(other.case, circumstances=None))
    found = asked(other)
    assert found.courses or found.asks or found.uncovered or found.unavailable
    if "needs" in left_out:
        assert "$.planning.needs" in found.asks
    if "municipality" in left_out:
        assert "$.planning.municipality" in found.asks
    planning = other.case.planning
    if planning is not None and planning.language_level is None and "language" in (planning.needs or ()):
        assert "$.planning.language_level" in found.asks

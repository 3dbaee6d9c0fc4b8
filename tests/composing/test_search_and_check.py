"""Both engines find every plan of the search valid, and no other plan."""

from __future__ import annotations

from collections import Counter

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composing.drawn import HOURS, ON, UNTIL, catalogues, people, renamed, valid_sets
from qupcore import Participant, check_plan, national
from qupcore.composing.compiling import compile_problem
from qupcore.composing.every_plan import count_plans, sample_plans
from qupcore.composing.every_plan import iter_plans as plans_of
from qupcore.composing.wanted import Wanted
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.phasing.weeks_suggested import suggest
from qupcore.searching import best, iter_combinations

SLOW = settings(
    max_examples=settings.default.max_examples // 3,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def wanted(catalogue: Catalogue, **other: object) -> Wanted:
    hours = {measure.id: HOURS[:2] for measure in catalogue.measures}
    offered = {offer.measure for offer in catalogue.offers}
    return Wanted(
        most=9,
        until=UNTIL,
        needs_met=False,
        hours={id: several for id, several in hours.items() if id not in offered},
        **other,  # type: ignore[arg-type]
    )


@SLOW
@given(catalogues(), people)
def test_the_search_finds_exactly_the_valid_plans(catalogue: Catalogue, person: Participant) -> None:
    compiled = compile_problem(person, ON, catalogue=catalogue, wanted=wanted(catalogue))
    expected = valid_sets(catalogue, person)
    if compiled.standing:
        assert not expected
        return
    found = list(iter_combinations(compiled.problem))
    assert {plan.ids for plan in found} == expected
    for plan in found:
        assert compiled.checker.check(compiled.plan(plan)).outcome == "valid"
    assert count_plans(person, ON, catalogue=catalogue, wanted=wanted(catalogue)) == len(expected)
    ranked = best(compiled.problem, want=10**6).plans
    assert {plan.ids for plan in ranked} == expected
    assert [plan.score for plan in ranked] == sorted((plan.score for plan in ranked), reverse=True)


@SLOW
@given(catalogues(), people, st.data())
def test_less_forbidden_or_required_breaks_no_plan(
    catalogue: Catalogue, person: Participant, data: st.DataObject
) -> None:
    binding = [r for r in catalogue.relations if r.kind in ("forbids", "requires", "requires_one_of")]
    if not binding:
        return
    lifted = data.draw(st.sampled_from(binding))
    # A relation that replaced a relation `unknown` for a pair still replaces it.
    silent = [r for r in catalogue.relations if r.kind != "unknown"]
    before = attrs.evolve(catalogue, relations=tuple(silent))
    after = attrs.evolve(catalogue, relations=tuple(r for r in silent if r is not lifted))
    assert valid_sets(before, person) <= valid_sets(after, person)


@SLOW
@given(catalogues(most=4), people, catalogues(most=1))
def test_one_measure_more_never_lowers_the_best(
    catalogue: Catalogue, person: Participant, other: Catalogue
) -> None:
    more = renamed(other, {"no:m0": "no:z"})
    larger = attrs.evolve(catalogue, measures=(*catalogue.measures, *more.measures))
    scores = [
        suggest(person, ON, catalogue=known, want=1, wanted=wanted(known)).plans
        for known in (catalogue, larger)
    ]
    if scores[0]:
        assert scores[1][0].score >= scores[0][0].score


@SLOW
@given(catalogues(), people)
def test_other_names_change_nothing_but_ties(catalogue: Catalogue, person: Participant) -> None:
    names = {measure.id: f"no:z{99 - number}" for number, measure in enumerate(catalogue.measures)}
    back = {new: old for old, new in names.items()}
    other = renamed(catalogue, names)
    first, second = (
        suggest(person, ON, catalogue=known, want=99, wanted=wanted(known)) for known in (catalogue, other)
    )
    assert [item.score for item in first.plans] == [item.score for item in second.plans]
    told = {frozenset(back.get(id, id) for id in item.ids) for item in second.plans}
    if len(first.plans) < 99:
        assert told == {frozenset(item.ids) for item in first.plans}


@SLOW
@given(catalogues(), people, st.randoms(use_true_random=False))
def test_the_order_of_a_catalogue_changes_nothing(
    catalogue: Catalogue, person: Participant, random: object
) -> None:
    def shuffled(values: tuple[object, ...]) -> tuple[object, ...]:
        several = list(values)
        random.shuffle(several)  # type: ignore[attr-defined]
        return tuple(several)

    fields = ("measures", "relations", "groups", "offers")
    parts = [
        attrs.evolve(
            catalogue, by=f"part-{name}", **{other: () for other in (*fields, "needs") if other != name}
        )
        for name in fields
    ]
    parts = [attrs.evolve(part, **{name: shuffled(getattr(part, name)) for name in fields}) for part in parts]
    one, other = (
        suggest(person, ON, catalogue=known, want=20, wanted=wanted(catalogue)).plans
        for known in (parts, shuffled(tuple(parts)))
    )
    assert [(item.ids, item.score, item.plan) for item in one] == [
        (item.ids, item.score, item.plan) for item in other
    ]
    assert [item.check.findings for item in one] == [item.check.findings for item in other]


@SLOW
@given(catalogues(), people)
def test_needs_are_met_or_given_up_as_few_as_will_do(catalogue: Catalogue, person: Participant) -> None:
    met = attrs.evolve(wanted(catalogue), needs_met=True)
    found = suggest(person, ON, catalogue=catalogue, want=3, wanted=met)
    covers = {measure.id: set(measure.covers) for measure in catalogue.measures}
    for item in found.plans:
        covered = set().union(*(covers[element.measure] for element in item.plan.elements))
        wanted_needs = set(person.planning.needs or ()) if person.planning else set()
        assert set(item.meets) == wanted_needs & covered
        assert set(item.misses) == wanted_needs - covered
        assert wanted_needs - covered <= set(found.given_up) | set(found.uncovered)


@settings(max_examples=settings.default.max_examples // 5, deadline=None)
@given(catalogues(), people, st.integers(0, 2**32))
def test_a_sample_is_of_the_valid_plans_and_repeats(
    catalogue: Catalogue, person: Participant, seed: int
) -> None:
    chosen = wanted(catalogue)
    known = list(plans_of(person, ON, catalogue=catalogue, wanted=chosen))
    drawn = sample_plans(person, ON, catalogue=catalogue, seed=seed, want=5, wanted=chosen)
    assert drawn == sample_plans(person, ON, catalogue=catalogue, seed=seed, want=5, wanted=chosen)
    assert isinstance(drawn, tuple)
    assert len(drawn) == (5 if known else 0)
    assert set(drawn) <= set(known)
    assert all(number == 1 for number in Counter(known).values())


@SLOW
@given(people, st.integers(0, 2**32), st.booleans())
def test_every_plan_from_the_national_catalogue_is_valid(
    person: Participant, seed: int, assess: bool
) -> None:
    chosen = Wanted(most=4, needs_met=False, assess=assess)
    drawn = sample_plans(person, ON, catalogue=national(), seed=seed, want=3, wanted=chosen)
    assert isinstance(drawn, tuple)
    for plan in drawn:
        outcome = check_plan(plan, ON, case=person, catalogue=national()).outcome
        assert outcome == "valid" or (assess and outcome == "needs_assessment")

"""Every algorithm gives the answer of brute force on small generated problems."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from qupcore.searching import (
    Constraint,
    Problem,
    addable_candidates,
    best,
    breaches,
    conflict,
    count,
    diagram,
    diverse,
    exists,
    first,
    gaps,
    is_valid,
    iter_combinations,
    owing,
    ranked,
    repairs,
    states,
)
from qupcore.searching.rule import rules_of
from searching.brute import (
    BUSY,
    EXACT,
    LOOSE,
    choice_is_valid,
    choices,
    in_order,
    keeps,
    problems,
    set_is_valid,
    sets_that_keep,
    subsets,
    valid_sets,
)

FEWER = settings(max_examples=settings.default.max_examples * 3 // 5)


@example(BUSY)
@example(EXACT)
@example(LOOSE)
@given(problems())
def test_the_valid_sets_are_the_same(problem):
    expected = valid_sets(problem)
    event(f"{min(len(expected), 3)} or more valid sets")
    plans = iter_combinations(problem)
    found = [plan.ids for plan in plans]
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert plans.complete
    assert exists(problem) is bool(expected)
    assert {plan.ids for plan in first(problem).plans} <= expected
    assert len(first(problem).plans) == bool(expected)


@example(BUSY)
@example(EXACT)
@example(LOOSE)
@given(problems())
def test_the_count_and_the_numbers_are_the_same(problem):
    expected = valid_sets(problem)
    assert count(problem) == len(expected)
    made = diagram(problem)
    assert {plan.ids for plan in made} == expected
    assert {plan.ids for plan in made.sample(seed=1, size=20)} <= expected


@example(BUSY)
@example(EXACT)
@example(LOOSE)
@FEWER
@given(problems())
def test_the_best_come_in_the_order_of_score_and_ids(problem):
    expected = in_order(problem, valid_sets(problem))
    plans = list(ranked(problem))
    assert [(plan.score, plan.ids) for plan in plans] == expected
    assert all(one.score >= other.score for one, other in pairwise(plans))
    found = best(problem, want=5)
    assert [(plan.score, plan.ids) for plan in found.plans] == expected[:5]
    assert found.complete


@example(BUSY, 0, 0)
@example(LOOSE, 1, 1)
@FEWER
@given(problems(), st.integers(0, 2), st.integers(0, 2))
def test_the_best_are_the_same_however_few_conditions_the_bound_distinguishes(problem, hours, sets):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(states, "MOST_CONDITIONS", hours)
        patch.setattr(owing, "MOST_SETS", sets)
        found = [(plan.score, plan.ids) for plan in ranked(problem)]
    assert found == in_order(problem, valid_sets(problem))


@FEWER
@given(problems(), st.integers(0, 4))
def test_diverse_is_greedy_in_that_order(problem, distance):
    expected: list[set[str]] = []
    for _, ids in in_order(problem, valid_sets(problem)):
        if len(expected) < 4 and all(len(set(ids) ^ other) >= distance for other in expected):
            expected.append(set(ids))
    assert [set(plan.ids) for plan in diverse(problem, want=4, distance=distance).plans] == expected


@given(problems(most_candidates=5))
def test_every_set_is_checked_and_every_breach_is_one(problem):
    for ids in subsets(problem):
        valid = set_is_valid(problem, ids)
        assert is_valid(problem, ids) is valid
        broken = breaches(problem, ids)
        assert bool(broken) is not valid
        for breach in broken:
            rules = [breach.rule, *timing_rules(problem)]
            assert ids not in sets_that_keep(problem, rules), breach


def timing_rules(problem: Problem):
    """The rules about hours, which are broken together."""
    return [rule for rule in rules_of(problem) if rule.kind in ("least_units", "most_units", "slots", "part")]


@given(problems(most_candidates=4))
def test_every_choice_is_checked(problem):
    rules = rules_of(problem)
    for ids in subsets(problem):
        for choice in choices(problem, ids):
            valid = choice_is_valid(problem, choice)
            assert is_valid(problem, choice) is valid
            assert all(keeps(problem, rule, choice) for rule in rules) is valid


@example(BUSY)
@example(EXACT)
@example(LOOSE)
@given(problems())
def test_the_choice_of_a_plan_keeps_every_rule_and_is_the_fullest(problem):
    for plan in iter_combinations(problem):
        assert set(plan.choice) == set(plan.ids)
        assert choice_is_valid(problem, plan.choice)
        fullest = max(
            sum(option.units for option in choice.values())
            for choice in choices(problem, plan.ids)
            if choice_is_valid(problem, choice)
        )
        assert plan.units == fullest


@given(problems(), st.data())
def test_what_may_be_added_and_why_not(problem, data):
    names = sorted(problem.names)
    ids = data.draw(st.sets(st.sampled_from(names), max_size=3)) if names else set()
    valid = valid_sets(problem)
    found = addable_candidates(problem, ids)
    assert found.complete
    assert found.completable is any(ids <= set(other) for other in valid)
    assert set(found.may) == {name for name in names if name not in ids} & {
        name for other in valid if ids <= set(other) for name in other
    }
    assert set(found.refused) == set(names) - ids - set(found.may)
    for name, breach in found.refused.items():
        event(breach.rule.kind)
        assert set(breach.elements) <= ids
        rules = [breach.rule]
        if breach.rule.kind not in ("forbidden", "group", "most"):
            rules += [*timing_rules(problem), *pairs_and_groups(problem)]
        if breach.rule.kind != "completion":
            assert not any({name, *ids} <= set(other) for other in sets_that_keep(problem, rules))


def pairs_and_groups(problem: Problem):
    return [rule for rule in rules_of(problem) if rule.kind in ("forbidden", "group")]


@FEWER
@given(problems(most_candidates=4), st.data(), st.booleans())
def test_a_conflict_is_one_and_no_part_of_it_is(problem, data, alone):
    names = sorted(problem.names)
    ids = data.draw(st.sets(st.sampled_from(names), max_size=3)) if names else set()
    allowed = ids if alone else set(names)
    found = conflict(problem, ids, alone=alone)

    def can_be_kept(rules):
        held = {rule.about[0] for rule in rules if rule.kind == "element"}
        return any(held <= set(other) <= allowed for other in sets_that_keep(problem, rules))

    elements = [Constraint("element", (name,)) for name in sorted(ids)]
    if found is None:
        assert can_be_kept([*elements, *rules_of(problem)])
        return
    event(", ".join(rule.kind for rule in found.rules))
    assert found.complete
    assert set(found.rules) <= {*elements, *rules_of(problem)}
    assert not can_be_kept(found.rules)
    for rules in combinations(found.rules, len(found.rules) - 1):
        assert can_be_kept(rules)


@FEWER
@given(problems(most_candidates=5), st.data())
def test_the_smallest_repairs(problem, data):
    names = sorted(problem.names)
    ids = tuple(sorted(data.draw(st.sets(st.sampled_from(names), max_size=4)))) if names else ()
    valid = valid_sets(problem)
    found = repairs(problem, ids, want=100, most_changes=4)
    assert found.complete
    if ids in valid:
        assert found.repairs == ()
        return
    sizes = {other: len(set(other) ^ set(ids)) for other in valid}
    near = {other for other, size in sizes.items() if size <= 4}
    minimal = {
        other
        for other in near
        if not any(set(ids) ^ set(less) < set(ids) ^ set(other) for less in near if less != other)
    }
    assert {repair.plan.ids for repair in found.repairs} == minimal
    assert [repair.size for repair in found.repairs] == sorted(sizes[other] for other in minimal)
    for repair in found.repairs:
        assert set(repair.plan.ids) == (set(ids) - set(repair.drop)) | set(repair.add)


@given(problems(most_candidates=4), st.data())
def test_the_smallest_repairs_of_a_choice(problem, data):
    names = sorted(problem.names)
    ids = tuple(sorted(data.draw(st.sets(st.sampled_from(names), max_size=3)))) if names else ()
    own = {one.id: one for one in problem.candidates}
    choice = {name: data.draw(st.sampled_from(own[name].options)) for name in ids}
    found = repairs(problem, choice, want=1, most_changes=5)
    if choice_is_valid(problem, choice):
        assert found.repairs == ()
        return
    changes = [
        len(set(ids) ^ set(other)) + sum(new[name] != choice[name] for name in new if name in choice)
        for other in valid_sets(problem)
        for new in choices(problem, other)
        if choice_is_valid(problem, new)
    ]
    assert [repair.size for repair in found.repairs] == [
        size for size in [min(changes, default=9)] if size <= 5
    ]
    for repair in found.repairs:
        assert choice_is_valid(problem, repair.choice)
        assert all(repair.choice[name] == new for name, new in repair.change.items())
        kept = set(ids) - set(repair.drop) - set(repair.change)
        assert all(repair.choice[name] == choice[name] for name in kept)


@example(BUSY)
@example(EXACT)
@example(LOOSE)
@given(problems())
def test_a_gap_is_what_no_one_brings(problem):
    asked = {*problem.needs, *(part.name for part in problem.parts)}
    brought = {name for one in problem.candidates for name in one.needs | one.parts}
    missing = set(gaps(problem))
    assert missing == asked - brought
    assert not missing or not exists(problem)

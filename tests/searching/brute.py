"""The meaning of a problem by brute force: every set, and every choice of options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from hypothesis import strategies as st

from qupcore.searching import AtLeast, AtMost, Candidate, Constraint, Option, Problem, Requirement

IDS = "abcdefgh"
NEEDS = ("health", "skills")
PARTS = ("search", "work")

BUSY = Problem(
    candidates=[
        Candidate(id="a", options=[(4, 0b0011), (4, 0b1100)], needs=["skills"], score=3),
        Candidate(id="b", options=[(3, 0b0110), (5, 0)], parts=["work"], score=2),
        Candidate(id="c", options=[(2, 0b0001), (6, 0b0100)], parts=["work"], score=3),
        Candidate(id="d", options=[(1, 0), (2, 0)], needs=["skills"], parts=["work"], score=1),
        Candidate(id="e", options=[(3, 0)], score=2),
        Candidate(id="f", options=[(3, 0)], score=2),
        Candidate(id="g", options=[(20, 0)], score=9),
    ],
    most=4,
    least_units=12,
    most_units=14,
    needs=["skills"],
    parts=[AtLeast("work", 6)],
    groups=[AtMost("of two", [*"abdef"], 2), AtMost("of one", [*"cf"])],
    requirements=[Requirement("e", [*"bc"])],
)
"""A problem in which every rule has a say."""

EXACT = Problem(
    candidates=[Candidate(id=name, options=[(5,)]) for name in "abc"], most=3, least_units=15, most_units=15
)
"""All of them, and not a unit to spare."""

LOOSE = Problem(
    candidates=[Candidate(id=name, options=[(1, 0), (2, 1), (3, 2)], score=1) for name in "abcde"],
    most=5,
    least_units=3,
    most_units=7,
    groups=[AtMost("of two", [*"abcd"], 2)],
)
"""Little but a group of two in the way."""


@st.composite
def problems(draw: st.DrawFn, most_candidates: int = 6) -> Problem:
    """Small problems in which every rule has an effect."""
    ids = draw(st.permutations(IDS[: draw(st.integers(0, most_candidates))]))
    units = st.integers(0, 6)
    option = st.tuples(units, st.just(0) | st.integers(0, 15))
    candidates = [
        Candidate(
            id=name,
            options=draw(st.lists(option, min_size=1, max_size=3)),
            needs=draw(st.sets(st.sampled_from(NEEDS), max_size=2)),
            parts=draw(st.sets(st.sampled_from(PARTS), max_size=2)),
            score=draw(st.integers(-2, 3)),
        )
        for name in ids
    ]
    high = draw(st.integers(2, 16))
    rules = {}
    if ids:
        one = st.sampled_from(sorted(ids))
        some = st.sets(one, min_size=1, max_size=3)
        if len(ids) > 1:
            rules["forbidden"] = draw(st.lists(st.sets(one, min_size=2, max_size=2), max_size=3))
        groups = draw(st.lists(st.tuples(st.sets(one, max_size=5), st.integers(1, 2)), max_size=2))
        rules["groups"] = [AtMost(str(n), members, most) for n, (members, most) in enumerate(groups)]
        rules["requirements"] = draw(st.lists(st.builds(Requirement, one, some), max_size=3))
    return Problem(
        candidates=candidates,
        most=draw(st.sampled_from([3, 4, 5, 2, 1, 0])),
        least_units=draw(st.just(0) | st.integers(0, high)),
        most_units=high,
        needs=draw(st.sets(st.sampled_from(NEEDS), max_size=1)) if draw(st.booleans()) else (),
        parts=[
            AtLeast(name, draw(st.just(0) | st.integers(0, min(high, 5))))
            for name in draw(st.lists(st.sampled_from(PARTS), max_size=2, unique=True))
        ],
        **rules,
    )


def choice_is_valid(problem: Problem, choice: dict[str, Option]) -> bool:
    """Whether these elements, with these options, meet every rule."""
    own = {one.id: one for one in problem.candidates}
    there = set(choice)
    total = sum(option.units for option in choice.values())
    taken = [option.slots for option in choice.values()]
    return (
        len(there) <= problem.most
        and problem.least_units <= total <= problem.most_units
        and problem.needs <= {need for name in there for need in own[name].needs}
        and all(
            any(part.name in own[name].parts for name in there)
            and sum(choice[name].units for name in there if part.name in own[name].parts) >= part.least_units
            for part in problem.parts
        )
        and not any(there.issuperset(pair) for pair in problem.forbidden)
        and all(len(group.members & there) <= group.most for group in problem.groups)
        and all(rule.one_of & there for rule in problem.requirements if rule.element in there)
        and not any(one & other for one, other in combinations(taken, 2))
    )


def keeps(problem: Problem, rule: Constraint, choice: dict[str, Option]) -> bool:
    """Whether these elements, with these options, meet this rule."""
    own = {one.id: one for one in problem.candidates}
    total = sum(option.units for option in choice.values())
    match rule.kind, rule.about:
        case "element", (name,):
            return name in choice
        case "need", (need,):
            return any(need in own[name].needs for name in choice)
        case "part", (part,):
            least = next(asked.least_units for asked in problem.parts if asked.name == part)
            of_it = [option.units for name, option in choice.items() if part in own[name].parts]
            return bool(of_it) and sum(of_it) >= least
        case "least_units", ():
            return total >= problem.least_units
        case "most_units", ():
            return total <= problem.most_units
        case "most", ():
            return len(choice) <= problem.most
        case "slots", ():
            return not any(one.slots & other.slots for one, other in combinations(choice.values(), 2))
        case "requirement", (element, *one_of):
            return element not in choice or not choice.keys().isdisjoint(one_of)
        case "group", (name,):
            group = next(group for group in problem.groups if group.name == name)
            return len(group.members & choice.keys()) <= group.most
        case "forbidden", (first, second):
            return not (first in choice and second in choice)
    raise AssertionError(rule)


def choices(problem: Problem, ids: tuple[str, ...]) -> Iterator[dict[str, Option]]:
    """Every choice of options for these."""
    own = {one.id: one for one in problem.candidates}
    for options in product(*(own[name].options for name in ids)):
        yield dict(zip(ids, options, strict=True))


def set_is_valid(problem: Problem, ids: tuple[str, ...]) -> bool:
    return any(choice_is_valid(problem, choice) for choice in choices(problem, ids))


def subsets(problem: Problem) -> Iterator[tuple[str, ...]]:
    names = sorted(problem.names)
    for size in range(len(names) + 1):
        yield from combinations(names, size)


def sets_that_keep(problem: Problem, rules: Iterable[Constraint]) -> set[tuple[str, ...]]:
    """The sets that meet these rules, whether or not they meet the others."""
    rules = tuple(rules)
    return {
        ids
        for ids in subsets(problem)
        if any(all(keeps(problem, rule, choice) for rule in rules) for choice in choices(problem, ids))
    }


def valid_sets(problem: Problem) -> set[tuple[str, ...]]:
    return {ids for ids in subsets(problem) if set_is_valid(problem, ids)}


def in_order(problem: Problem, sets: set[tuple[str, ...]]) -> list[tuple[int, tuple[str, ...]]]:
    """Higher scores first; of equals, the one that holds the first id on which they differ."""
    scores = {one.id: one.score for one in problem.candidates}
    names = sorted(problem.names)

    def key(ids: tuple[str, ...]) -> tuple[int, list[bool]]:
        return -sum(scores[name] for name in ids), [name not in ids for name in names]

    return [(-key(ids)[0], ids) for ids in sorted(sets, key=key)]

"""The same problem as a decision diagram of dd.cudd (sets) and of graphillion (sets with their options)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import combinations, product

from qupcore.searching import Candidate, Problem


def longest_first(problem: Problem) -> list[Candidate]:
    """The order of variables that keeps such diagrams small."""
    return sorted(problem.candidates, key=lambda one: (-one.options[-1].units, one.id))


def forbidden_pairs(problem: Problem) -> set[tuple[str, str]]:
    """Pairs, and groups of one as pairs."""
    of_one = (combinations(sorted(group.members), 2) for group in problem.groups if group.most == 1)
    return {*problem.forbidden, *(pair for pairs in of_one for pair in pairs)}


def cudd_count(problem: Problem) -> int:
    """How many sets: options are quantified away."""
    from dd.cudd import BDD

    bdd = BDD()
    bdd.configure(reordering=False)
    order = longest_first(problem)
    there, taking = {}, {}
    for i, one in enumerate(order):
        bdd.declare(f"x{i}")
        there[one.id] = bdd.var(f"x{i}")
        names = [f"o{i}_{j}" for j in range(len(one.options))] if len(one.options) > 1 else []
        bdd.declare(*names)
        taking[one.id] = [bdd.var(name) for name in names] or [there[one.id]]

    def at_most(members: list[str], most: int):
        row = [bdd.true] * (most + 1)
        for name in reversed(members):
            row = [bdd.ite(there[name], row[k - 1] if k else bdd.false, row[k]) for k in range(most + 1)]
        return row[most]

    def any_of(names: list[str]):
        return reduce(lambda found, name: found | there[name], names, bdd.false)

    def totals():
        after = [bdd.true if t >= problem.least_units else bdd.false for t in range(problem.most_units + 1)]
        for one in reversed(order):
            options = taking[one.id]
            here = []
            for total in range(problem.most_units + 1):
                ends = [
                    after[total + o.units] if total + o.units <= problem.most_units else bdd.false
                    for o in one.options
                ]
                if len(options) == 1:
                    here.append(bdd.ite(there[one.id], ends[0], after[total]))
                    continue
                none_from = [bdd.true]
                for variable in reversed(options):
                    none_from.append(~variable & none_from[-1])
                none_from.reverse()
                one_of = bdd.false
                for j in reversed(range(len(options))):
                    one_of = bdd.ite(options[j], none_from[j + 1] & ends[j], one_of)
                here.append(bdd.ite(there[one.id], one_of, none_from[0] & after[total]))
            after = here
        return after[0]

    position = {one.id: i for i, one in enumerate(order)}
    result = at_most([one.id for one in order], problem.most)
    for need in sorted(problem.needs):
        result &= any_of([one.id for one in order if need in one.needs])
    for part in problem.parts:
        result &= any_of([one.id for one in order if part.name in one.parts])
    for group in problem.groups:
        if group.most > 1:
            result &= at_most(sorted(group.members, key=position.__getitem__), group.most)
    for first, second in sorted(forbidden_pairs(problem)):
        result &= ~(there[first] & there[second])
    for rule in problem.requirements:
        result &= ~there[rule.element] | any_of(sorted(rule.one_of))
    for one, other in combinations(order, 2):
        for (mine, option), (theirs, other_option) in product(
            zip(taking[one.id], one.options, strict=True), zip(taking[other.id], other.options, strict=True)
        ):
            if option.slots & other_option.slots:
                result &= ~(mine & theirs)
    result &= totals()
    choices = [name for name in bdd.vars if name.startswith("o")]
    sets = bdd.exist(choices, result)
    return int(bdd.count(sets, len(bdd.vars))) >> len(choices)


def graphillion_sets(problem: Problem):
    """All choices of options as a set of sets; None where there are none."""
    from graphillion import setset

    order = longest_first(problem)
    place = {one.id: i for i, one in enumerate(order)}
    universe = [(i, j) for i, one in enumerate(order) for j in range(len(one.options))]
    setset.set_universe(universe)

    def every(name: str) -> list[tuple[int, int]]:
        return [(place[name], j) for j in range(len(order[place[name]].options))]

    result = setset({}).smaller(problem.most + 1)
    result = result.non_supersets(setset(list(clashes(problem, order, every))))
    asked = [[one.id for one in order if need in one.needs] for need in sorted(problem.needs)]
    asked += [[one.id for one in order if part.name in one.parts] for part in problem.parts]
    for names in asked:
        result = result.supersets(setset([{element} for name in names for element in every(name)]))
    units = {(i, j): order[i].options[j].units for i, j in universe}
    result = result.cost_le(units, problem.most_units)
    if problem.least_units:
        result -= result.cost_le(units, problem.least_units - 1)
    for group in problem.groups:
        if group.most > 1:
            too_many = [
                set(chosen)
                for names in combinations(sorted(group.members), group.most + 1)
                for chosen in product(*(every(name) for name in names))
            ]
            result = result.non_supersets(setset(too_many))
    for rule in problem.requirements:
        for element in every(rule.element):
            alone = result.supersets(setset([{element}]))
            for name in sorted(rule.one_of):
                for other in every(name):
                    alone -= alone.supersets(setset([{other}]))
            result -= alone
    return result


def clashes(problem: Problem, order: list[Candidate], every) -> Iterator[set[tuple[int, int]]]:
    """Pairs of options that no plan holds both of."""
    for one in order:
        yield from (set(pair) for pair in combinations(every(one.id), 2))
    for first, second in sorted(forbidden_pairs(problem)):
        yield from (set(pair) for pair in product(every(first), every(second)))
    for (i, one), (k, other) in combinations(enumerate(order), 2):
        for (j, option), (m, other_option) in product(enumerate(one.options), enumerate(other.options)):
            if option.slots & other_option.slots:
                yield {(i, j), (k, m)}

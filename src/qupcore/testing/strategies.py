"""Hypothesis strategies for random rules and random facts.

Trees and facts that no lawyer or register would produce find faults that nobody thought of: an engine that is
right on all of them is right on § 29.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import get_args

from hypothesis import strategies as st

from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.rules.nodes import (
    All,
    Any,
    Arithmetic,
    Compare,
    Condition,
    Constant,
    Divide,
    IsKnown,
    Not,
    Number,
    OneOf,
    Operator,
    Proportion,
    Rounding,
)
from qupcore.rules.parameters import Parameter
from qupcore.rules.rulebook import Rulebook, rulebook_on
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term, Value
from qupcore.rules.writing import Provision, Role, Rule
from qupcore.testing.vocabulary import PARAMETERS, TERMS, YEARS
from qupcore.testing.warm import ready

__all__ = ["conditions", "drawn_rules", "facts", "numbers", "rulebooks", "values"]

_OPERATORS: tuple[Operator, ...] = get_args(Operator)
_ROUNDINGS: tuple[Rounding, ...] = get_args(Rounding)
_CONSTANTS = st.integers(-3, 7)  # close to the values of facts, so that both sides of a limit occur


def numbers(
    unit: str, terms: Iterable[Term] = TERMS, *, parameters: Iterable[Parameter] = (), depth: int = 2
) -> st.SearchStrategy[Number]:
    """Whole numbers in a unit: terms, constants, parameters, and calculations up to `depth` levels.

    >>> from hypothesis import given
    >>> @given(numbers("weeks"))
    ... def keeps_its_unit(number):
    ...     assert number.unit == "weeks"
    >>> keeps_its_unit()
    """
    return _numbers(unit, tuple(terms), tuple(parameters), depth, {})


def _numbers(
    unit: str,
    terms: tuple[Term, ...],
    parameters: tuple[Parameter, ...],
    depth: int,
    made: dict[tuple[str, int], st.SearchStrategy[Number]],
) -> st.SearchStrategy[Number]:
    """The strategy of `numbers`, made once for each unit and depth; there would be thousands otherwise."""
    if (unit, depth) not in made:
        made[unit, depth] = _numbers_made(unit, terms, parameters, depth, made)
    return made[unit, depth]


def _numbers_made(
    unit: str,
    terms: tuple[Term, ...],
    parameters: tuple[Parameter, ...],
    depth: int,
    made: dict[tuple[str, int], st.SearchStrategy[Number]],
) -> st.SearchStrategy[Number]:
    named = [node for node in (*terms, *parameters) if isinstance(node, Number) and node.unit == unit]
    leaf: st.SearchStrategy[Number] = st.builds(Constant, _CONSTANTS, st.just(unit))
    if named:
        leaf = st.sampled_from(named) | leaf
    if depth == 0:
        return leaf

    def below(other: str) -> st.SearchStrategy[Number]:
        return _numbers(other, terms, parameters, depth - 1, made)

    same, bare = below(unit), below("1")
    rounding = st.sampled_from(_ROUNDINGS)
    found: list[st.SearchStrategy[Number]] = [
        leaf,
        st.builds(Arithmetic, st.sampled_from(("+", "-", "min", "max")), same, same),
        st.builds(Arithmetic, st.just("*"), same, bare),
        st.builds(Divide, same, bare, rounding),
        *(st.builds(Proportion, same, below(u), below(u), rounding) for u in _units(terms)),
    ]
    if unit == "1":
        found += [st.builds(Divide, below(other), below(other), rounding) for other in _units(terms)]
    return st.one_of(found)


def conditions(
    terms: Iterable[Term] = TERMS,
    *,
    parameters: Iterable[Parameter] = (),
    depth: int = 2,
    arithmetic: bool = True,
    known: bool = False,
) -> st.SearchStrategy[Condition]:
    """Random conditions over a vocabulary.

    Args:
        terms: The terms that they may read.
        parameters: The dated numbers that they may read.
        depth: The deepest nesting of all-of, any-of and not.
        arithmetic: Whether they calculate; otherwise a number is only compared with a constant or parameter.
        known: Whether they may contain `is_known()`, which a condition of a right may not.

    >>> from hypothesis import given
    >>> @given(conditions())
    ... def has_a_meaning(tree):
    ...     assert tree.canonical() == tree.canonical()
    >>> has_a_meaning()
    """
    terms, parameters = tuple(terms), tuple(parameters)
    leaves: list[st.SearchStrategy[Condition]] = []
    if yes_no := [term for term in terms if isinstance(term, BoolTerm)]:
        leaves.append(st.sampled_from(yes_no))
    leaves += [_one_of(term) for term in terms if isinstance(term, ChoiceTerm)]
    leaves += [_held_against(term, parameters) for term in terms if isinstance(term, IntTerm)]
    if arithmetic:
        operator = st.sampled_from(_OPERATORS)
        made: dict[tuple[str, int], st.SearchStrategy[Number]] = {}
        for unit in _units(terms):
            left, right = (_numbers(unit, terms, parameters, high, made) for high in (2, 1))
            leaves.append(st.builds(Compare, operator, left, right))
    if known:
        leaves.append(st.sampled_from(terms).map(IsKnown))
    leaf = tree = st.one_of(leaves)
    for _ in range(depth):
        parts = st.tuples(tree, tree) | st.tuples(tree, tree, tree)
        # A leaf is one of four choices, although leaves are many: else most trees would be leaves.
        tree = st.sampled_from((0, 1, 2, 3)).flatmap(
            [leaf, tree.map(Not), parts.map(All), parts.map(Any)].__getitem__
        )
    return tree


def _one_of(term: ChoiceTerm) -> st.SearchStrategy[Condition]:
    some = st.lists(st.sampled_from(term.values), min_size=1, unique=True)
    return some.map(lambda values: OneOf(term, tuple(values)))


def _held_against(term: IntTerm, parameters: tuple[Parameter, ...]) -> st.SearchStrategy[Condition]:
    limits = numbers(term.unit, (), parameters=parameters, depth=0)
    return st.builds(Compare, st.sampled_from(_OPERATORS), st.just(term), limits)


def _units(terms: tuple[Term, ...]) -> list[str]:
    return list(dict.fromkeys(term.unit for term in terms if isinstance(term, IntTerm)))


def values(term: Term) -> st.SearchStrategy[Value]:
    """The values of a term; where it has no bound, mostly small numbers.

    >>> from hypothesis import find
    >>> find(values(TERMS[3]), lambda weeks: weeks > 5)
    6
    """
    if isinstance(term, BoolTerm):
        return st.booleans()
    if isinstance(term, ChoiceTerm):
        return st.sampled_from(term.values)
    assert isinstance(term, IntTerm)
    low, high = term.low, term.high
    near = st.integers(-9 if low is None else low, (low or 0) + 9 if high is None else high)
    if low is not None and high is not None:
        return near
    return near | st.integers(-1000 if low is None else low, (low or 0) + 1000 if high is None else high)


def facts(terms: Iterable[Term] = TERMS) -> st.SearchStrategy[dict[str, Value]]:
    """Facts for some of the terms; the others are unknown.

    >>> from hypothesis import given
    >>> @given(facts())
    ... def only_what_terms_allow(known):
    ...     assert set(known) <= {term.name for term in TERMS}
    >>> only_what_terms_allow()
    """
    return st.fixed_dictionaries({}, optional={term.name: values(term) for term in terms})


def drawn_rules(name: str, when: Condition, role: Role = "condition", judges: str = "") -> Rule:
    """A rule without legal meaning, in force in `YEARS`.

    >>> drawn_rules("old_enough", TERMS[3] >= PARAMETERS[0]).id
    'try.1.old_enough'
    """
    place = Provision(
        citation=Citation("try", "1"), valid=Period(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31))
    )
    return Rule(name=name, role=role, when=when, provisions=(place,), doc="", judges=judges)


def rulebooks(
    terms: Iterable[Term] = TERMS,
    *,
    parameters: Iterable[Parameter] = PARAMETERS,
    most: int = 4,
    depth: int = 2,
    arithmetic: bool = True,
    others: bool = True,
) -> st.SearchStrategy[Rulebook]:
    """Rulebooks of random rules on a random day.

    Args:
        terms: The terms that the rules may read.
        parameters: The dated numbers that they may read, with an entry for every year of `YEARS`.
        most: The largest number of conditions of the right.
        depth: The deepest nesting of a rule.
        arithmetic: Whether rules calculate.
        others: Whether there may be readings and a starting point too; these may contain `is_known()`.

    >>> from hypothesis import given
    >>> @given(rulebooks())
    ... def has_a_condition(rulebook):
    ...     assert rulebook.conditions
    >>> has_a_condition()
    """
    terms, parameters = tuple(terms), tuple(parameters)
    counted = conditions(terms, parameters=parameters, depth=depth, arithmetic=arithmetic)
    shown = conditions(terms, parameters=parameters, depth=depth, arithmetic=arithmetic, known=True)
    return ready(
        st.builds(
            _rulebook,
            st.sampled_from(YEARS),
            st.lists(counted, min_size=1, max_size=most),
            st.lists(shown, max_size=2 if others else 0),
            st.lists(shown, max_size=1 if others else 0),
        )
    )


def _rulebook(
    year: int, conditions: list[Condition], readings: list[Condition], starting_points: list[Condition]
) -> Rulebook:
    rules = [drawn_rules(f"c{number}", tree) for number, tree in enumerate(conditions)]
    rules += [drawn_rules(f"r{number}", tree, "reading") for number, tree in enumerate(readings)]
    rules += [drawn_rules("s", tree, "starting_point", "try.judged") for tree in starting_points]
    return rulebook_on(rules, date(year, 7, 1))

"""What would turn a refusal: each set of changes does, and no smaller one."""

from __future__ import annotations

from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from deciding.ways import SMALL, every_way, made_ready, possible, read, scaled, settled
from qupcore.deciding import turning
from qupcore.deciding.turning import MOST_TURNS, turns_of
from qupcore.domain.truth import outcome_of
from qupcore.rules.rulebook import rulebook_on
from qupcore.rules.writing import all_of, any_of
from qupcore.testing import PARAMETERS, YEARS, drawn_rules, facts, number, rulebooks, yes_no

DAY = date(YEARS[0], 7, 1)
small = rulebooks(SMALL, parameters=PARAMETERS[:1], arithmetic=False, others=False)
slow = settings(
    max_examples=scaled(200), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def complete():
    """A value for every term: nothing is missing."""
    return st.fixed_dictionaries({term.name: st.sampled_from(possible(term)) for term in SMALL})


def applied(turn, case, terms):
    """Every way of making the changes of a turn, each value that it allows tried out."""
    allowed = [
        change.values
        or [
            value
            for value in possible(terms[change.term])
            if (change.low is None or value >= change.low) and (change.high is None or value <= change.high)
        ]
        for change in turn.changes
    ]
    for values in product(*allowed):
        yield {**case, **{change.term: value for change, value in zip(turn.changes, values, strict=True)}}


def fewest(prepared, case):
    """The smallest number of changed facts that turns the outcome, and the sets that do."""
    terms = read(prepared)
    for size in range(1, len(terms) + 1):
        sets = set()
        for names in combinations(terms, size):
            for values in product(*(possible(terms[name]) for name in names)):
                if settled(prepared, {**case, **dict(zip(names, values, strict=True))}).truth is not False:
                    sets.add(frozenset(names))
        if sets:
            return size, sets
    return 0, set()


@slow
@given(small, complete())
def test_a_turn_turns_whatever_value_it_allows_is_taken(rulebook, case):
    prepared = made_ready(rulebook)
    assume(settled(prepared, case).truth is False)
    for turn in turns_of(prepared, case):
        for changed in applied(turn, case, read(prepared)):
            assert outcome_of(settled(prepared, changed).truth) == turn.leads_to != "no_right"


@slow
@given(small, complete())
def test_a_turn_is_as_small_as_can_be_and_none_is_left_out(rulebook, case):
    prepared = made_ready(rulebook)
    assume(settled(prepared, case).truth is False)
    turns = turns_of(prepared, case)
    assume(len(turns) < MOST_TURNS)
    size, sets = fewest(prepared, case)
    assert {frozenset(change.term for change in turn.changes) for turn in turns} == sets
    assert all(len(turn.changes) == size for turn in turns)


@slow
@given(small, facts(SMALL))
def test_a_turn_turns_with_facts_missing_too(rulebook, case):
    prepared = made_ready(rulebook)
    assume(settled(prepared, case).truth is False)
    for turn in turns_of(prepared, case):
        assert turn.changes
        for changed in applied(turn, case, read(prepared)):
            assert outcome_of(settled(prepared, changed).truth) == turn.leads_to != "no_right"


def book(*trees):
    return made_ready(rulebook_on([drawn_rules(f"c{n}", tree) for n, tree in enumerate(trees)], DAY))


P, Q, R = yes_no("try.p"), yes_no("try.q"), yes_no("try.r")


def named(turns):
    return [{change.term.removeprefix("try."): change.values for change in turn.changes} for turn in turns]


def test_each_failed_condition_is_mended_by_itself():
    case = {"try.p": False, "try.q": False, "try.r": True}
    (turn,) = turns_of(book(P, Q, R), case)
    assert named([turn]) == [{"p": (True,), "q": (True,)}]
    assert turn.leads_to == "right"


def test_other_ways_of_mending_are_turns_of_their_own():
    assert named(turns_of(book(P | Q), {"try.p": False, "try.q": False})) == [{"p": (True,)}, {"q": (True,)}]


def test_conditions_that_share_a_fact_are_mended_together():
    """q would mend the first condition alone, and break the second."""
    case = {"try.p": False, "try.q": False}
    assert named(turns_of(book(P | Q, ~Q), case)) == [{"p": (True,)}]


def test_a_turn_leads_to_undetermined_where_other_facts_are_missing():
    (turn,) = turns_of(book(P, Q), {"try.p": False})
    assert (named([turn]), turn.leads_to) == ([{"p": (True,)}], "undetermined")


@pytest.mark.parametrize(
    ("operator", "low", "high"),
    [("__lt__", 0, 1), ("__le__", 0, 2), ("__eq__", 2, 2), ("__ge__", 2, 9), ("__gt__", 3, 9)],
)
def test_a_number_turns_within_its_limits(operator, low, high):
    weeks, limit = number("try.weeks", "weeks", 0, 9), PARAMETERS[0]  # 2 in this year
    tree = getattr(weeks, operator)(limit)
    prepared = made_ready(rulebook_on([drawn_rules("c", tree)], date(2002, 7, 1)))
    failing = next(way for way, truth in every_way(prepared, {}) if truth is False)
    (change,) = turns_of(prepared, failing)[0].changes
    assert (change.term, change.low, change.high) == ("try.weeks", low, high)


def test_what_nothing_can_turn_has_no_turns():
    assert turns_of(book(P & ~P), {"try.p": True}) == ()


def test_what_nothing_can_turn_has_no_turns_while_a_fact_is_missing():
    prepared = book(P & ~P)
    assert settled(prepared, {}).truth is False
    assert turns_of(prepared, {}) == ()


def test_a_change_that_leaves_a_refusal_is_no_turn():
    prepared = book(P, Q & ~Q)
    assert settled(prepared, {"try.p": True}).truth is False
    assert turns_of(prepared, {"try.p": False}) == ()


def test_there_are_at_most_32_turns():
    pairs = [any_of(yes_no(f"try.a{n}"), yes_no(f"try.b{n}")) for n in range(6)]
    case = {f"try.{side}{n}": False for n in range(6) for side in "ab"}
    turns = turns_of(book(*pairs), case)
    assert len(turns) == MOST_TURNS == 32
    assert all(len(turn.changes) == 6 for turn in turns)


def test_the_search_ends_where_there_are_too_many_ways(monkeypatch):
    monkeypatch.setattr(turning, "MOST_FILLINGS", 10)
    terms = [yes_no(f"try.q{n}") for n in range(12)]
    assert turns_of(book(all_of(*terms)), {term.name: False for term in terms}) == ()

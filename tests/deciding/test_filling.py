"""What is missing is filled in every way; the outcome and the questions are those of brute force."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from deciding.ways import SMALL, every_way, holds, made_ready, possible, read, scaled, settled
from qupcore.deciding import filling
from qupcore.deciding.decide import decide
from qupcore.domain.case.participant import Participant
from qupcore.memory import forget
from qupcore.rules.rulebook import rulebook_on
from qupcore.rules.writing import all_of, any_of
from qupcore.testing import PARAMETERS, TERMS, YEARS, drawn_rules, facts, number, rulebooks, values, yes_no

DAY = date(YEARS[0], 7, 1)
small = rulebooks(SMALL, parameters=PARAMETERS[:1], arithmetic=False, others=False)
counting = rulebooks(SMALL, parameters=PARAMETERS[:2], others=False)
slow = settings(max_examples=scaled(200), suppress_health_check=[HealthCheck.too_slow])


def book(*trees):
    return made_ready(rulebook_on([drawn_rules(f"c{n}", tree) for n, tree in enumerate(trees)], DAY))


def brute(prepared, case):
    """The outcome if every way leads to it, else None."""
    outcomes = {truth for _, truth in every_way(prepared, case)}
    return outcomes.pop() if len(outcomes) == 1 else None


def turning(prepared, case):
    """The missing facts that change the outcome of some way when they alone change."""
    outcomes = {tuple(sorted(way.items(), key=str)): truth for way, truth in every_way(prepared, case)}
    found = set()
    for name, term in read(prepared).items():
        if name in case:
            continue
        for way, truth in every_way(prepared, case):
            others = ({**way, name: value} for value in possible(term))
            if any(outcomes[tuple(sorted(other.items(), key=str))] is not truth for other in others):
                found.add(name)
                break
    return found


@slow
@given(small, facts(SMALL))
def test_the_outcome_is_that_of_every_way_of_filling_in(rulebook, case):
    prepared = made_ready(rulebook)
    filled = settled(prepared, case)
    outcomes = {truth for _, truth in every_way(prepared, case)}
    assert filled.truth is brute(prepared, case)
    assert filled.exact is (filled.truth is not None or None not in outcomes)


@slow
@given(counting, facts(SMALL))
def test_with_calculations_an_outcome_is_still_never_wrong(rulebook, case):
    """A calculation with several missing terms is not split up: the outcome may stay open, no more."""
    prepared = made_ready(rulebook)
    filled = settled(prepared, case)
    if filled.truth is not None:
        assert brute(prepared, case) is filled.truth


@slow
@given(counting, facts(SMALL))
def test_what_is_exact_is_right_even_with_calculations(rulebook, case):
    prepared = made_ready(rulebook)
    filled = settled(prepared, case)
    if filled.exact:
        assert brute(prepared, case) is filled.truth


@slow
@given(small, facts(SMALL))
def test_a_fact_is_asked_for_if_and_only_if_it_can_change_the_outcome(rulebook, case):
    prepared = made_ready(rulebook)
    filled = settled(prepared, case)
    assume(filled.exact)
    asked = list(filled.asks)
    assert len(asked) == len(set(asked))
    assert set(asked) == (turning(prepared, case) if filled.truth is None else set())


@slow
@given(counting, facts(SMALL))
def test_with_calculations_there_is_a_question_as_long_as_an_answer_can_change_the_outcome(rulebook, case):
    prepared = made_ready(rulebook)
    filled = settled(prepared, case)
    assert set(filled.asks) <= set(read(prepared)) - set(case)
    if filled.truth is None and turning(prepared, case):
        assert filled.asks


@slow
@given(counting, st.data())
def test_forgetting_a_fact_never_settles_and_never_turns_an_outcome(rulebook, data):
    prepared = made_ready(rulebook)
    case = data.draw(facts(SMALL))
    forgotten = data.draw(st.sets(st.sampled_from(sorted(case)))) if case else set()
    kept = {name: value for name, value in case.items() if name not in forgotten}
    after = settled(prepared, kept).truth
    assert after is None or settled(prepared, case).truth is after


@slow
@given(rulebooks(TERMS[1::2]), facts(TERMS), st.data())
def test_a_fact_that_no_rule_reads_changes_nothing(rulebook, case, data):
    prepared = made_ready(rulebook)
    unread = [term for term in TERMS if term.name not in rulebook.terms]
    other = {name: value for name, value in case.items() if name in rulebook.terms}
    other |= data.draw(st.fixed_dictionaries({term.name: values(term) for term in unread}))
    assert prepared.agreement.evaluators[0](other) == prepared.agreement.evaluators[0](case)
    assert settled(prepared, other) == settled(prepared, case)


# p or not p is true whatever p is, although p stays unknown.
P, Q, R = yes_no("try.p"), yes_no("try.q"), yes_no("try.r")


@pytest.mark.parametrize(
    ("trees", "truth"),
    [
        ((P | ~P,), True),
        ((P & ~P,), False),
        ((P, ~P), False),
        ((P | ~P, Q | ~Q), True),
        ((P | ~P, Q), None),
        ((P | Q, ~P | R, ~Q | R, ~R), False),
    ],
)
def test_an_outcome_that_no_answer_can_change_is_the_outcome(trees, truth):
    filled = settled(book(*trees), {})
    assert (filled.truth, filled.exact) == (truth, True)
    assert bool(filled.asks) is (truth is None)


def test_what_no_answer_can_change_is_not_asked():
    assert settled(book(P | ~P, Q), {}).asks == ("try.q",)
    assert settled(book(any_of(P, all_of(P, Q))), {}).asks == ("try.p",)


def test_where_a_calculation_is_not_split_up_what_may_matter_is_asked_with_it():
    """Not exact, so that rather too much is asked than too little, as beyond 4,096 ways."""
    weeks, before = number("try.weeks", "weeks", 0, 3), number("try.before", "weeks", 0, 3)
    prepared = book((weeks < before) | (P & (weeks <= 0)))
    assert turning(prepared, {}) == {"try.weeks", "try.before", "try.p"}
    assert set(settled(prepared, {}).asks) == {"try.weeks", "try.before", "try.p"}


def test_the_most_decisive_question_comes_first():
    """One answer of q, and no single answer of p or r, ends the matter."""
    assert settled(book(P | R, Q), {}).asks == ("try.q", "try.p", "try.r")


def test_the_limits_of_a_number_part_its_values_exactly():
    weeks = number("try.weeks", "weeks", 0, 9)
    limit = PARAMETERS[0]  # 2 in this year
    prepared = made_ready(
        rulebook_on([drawn_rules("c", (weeks < limit) | (weeks >= limit))], date(2002, 7, 1))
    )
    assert settled(prepared, {}).truth is True
    prepared = made_ready(
        rulebook_on([drawn_rules("c", (weeks < limit) | (weeks > limit))], date(2002, 7, 1))
    )
    assert settled(prepared, {}).truth is None


def test_a_number_that_nobody_knows_leaves_the_outcome_open_and_says_so():
    weeks, unknown = number("try.weeks", "weeks", 0, 9), PARAMETERS[0]
    prepared = made_ready(rulebook_on([drawn_rules("c", weeks < unknown)], date(2004, 7, 1)))
    assert settled(prepared, {}) == filling.Filled(None, False, ())
    assert settled(prepared, {"try.weeks": 3}).truth is None


def tautology(count):
    """A condition over `count` yes/no terms that is met whatever they are: 2 ** count ways."""
    terms = [yes_no(f"try.q{number}") for number in range(count)]
    return any_of(all_of(*terms), *(~term for term in terms))


def test_4096_ways_are_looked_at():
    assert settled(book(tautology(12)), {}) == filling.Filled(True, True, ())


def test_beyond_4096_ways_the_outcome_is_open_and_says_so():
    filled = settled(book(tautology(13)), {})
    assert (filled.truth, filled.exact) == (None, False)
    assert set(filled.asks) == {f"try.q{number}" for number in range(13)}


def test_with_fewer_missing_it_is_exact_again():
    assert settled(book(tautology(13)), {"try.q0": True}) == filling.Filled(True, True, ())


def test_conditions_that_share_nothing_are_counted_apart():
    terms = [yes_no(f"try.q{number}") for number in range(40)]
    filled = settled(book(*(term | ~term for term in terms[1:]), terms[0]), {})
    assert (filled.truth, filled.exact, filled.asks) == (None, True, ("try.q0",))


def test_one_island_that_always_fails_decides_although_another_is_too_large():
    filled = settled(book(tautology(13), P & ~P), {})
    assert filled.truth is False


@pytest.fixture
def one_filling(monkeypatch):
    """Only one way is looked at, and nothing is remembered of it before or after."""

    def switched():
        monkeypatch.setattr(filling, "MOST_FILLINGS", 1)
        forget()

    yield switched
    forget()


def test_a_decision_says_when_not_every_way_was_looked_at(one_filling):
    person, day = Participant(ref="a", birth_date=date(1990, 1, 1)), date(2024, 1, 1)
    assert decide(person, on=day).exact
    one_filling()
    decision = decide(person, on=day)
    assert (decision.exact, decision.outcome) == (False, "undetermined")
    assert decision.missing


def test_holds_is_what_decides_here():
    """The brute force of this module must itself tell the outcomes apart."""
    prepared = book(P, Q)
    assert [holds(prepared, {"try.p": True, "try.q": q}) for q in (True, False)] == [True, False]
    assert holds(prepared, {"try.p": True}) is None

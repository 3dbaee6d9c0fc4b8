"""Over two values a rulebook gives what it gives over three, where every fact is known."""

from __future__ import annotations

import os
from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engines.trees import EVERY_SIGN, book_of, formula, rule
from qupcore.engines import ReferenceEngine
from qupcore.engines.compiled import lines
from qupcore.engines.compiled.engine import CompiledEngine
from qupcore.errors import BadInput
from qupcore.law.national import NATIONAL
from qupcore.rules.nodes import All, Compare, Constant, Divide, Not
from qupcore.testing import facts, number, rulebooks, values, yes_no

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
FIRST, SECOND, AGREED = number("trees.first", "1"), number("trees.second", "1"), yes_no("trees.agreed")
ON = date(2024, 9, 1)  # the norm of later years is not on record, so its reading is unknown


def alike(rulebook, complete, case) -> None:
    right, failed, amounts = complete(case)
    expected = ReferenceEngine().prepare(rulebook)(case)
    assert right is expected.right
    told = {entry.id: not failed >> place & 1 for place, entry in enumerate(rulebook.entries)}
    assert told == dict(expected.rules)
    assert amounts == tuple(expected.amounts.values())


@settings(max_examples=5_000 if THOROUGH else 60, deadline=None, suppress_health_check=list(HealthCheck))
@given(rulebook=rulebooks(), data=st.data())
def test_drawn_rulebooks_give_the_same_for_complete_facts(rulebook, data):
    complete = CompiledEngine().complete(rulebook)
    assume(complete is not None)
    case = {name: data.draw(values(term)) for name, term in rulebook.terms.items()}
    alike(rulebook, complete, case)


def test_the_law_on_the_right_gives_the_same():
    rulebook = NATIONAL.in_force(ON)
    complete = CompiledEngine().complete(rulebook)

    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.fixed_dictionaries({name: values(term) for name, term in rulebook.terms.items()}))
    def each(case):
        alike(rulebook, complete, case)

    each()


QUOTIENT = Divide(FIRST, Constant(3), "half_up")


@pytest.mark.parametrize(
    "fault", [(" <= ", " < "), ("(not f", "(f"), ("failed |= 2", "failed |= 4"), ("if not", "if")]
)
def test_a_planted_fault_is_found(monkeypatch, fault):
    monkeypatch.setattr(lines, "_code", lambda source: compile(source.replace(*fault), "<planted>", "exec"))
    book = book_of(
        [formula("third", QUOTIENT), rule("a", Compare("<=", FIRST, SECOND)), rule("b", Not(AGREED))]
    )
    complete = CompiledEngine().complete(book)
    with pytest.raises(AssertionError):
        all_alike(book, complete)


def all_alike(book, complete) -> None:
    for case in EVERY_SIGN:
        alike(book, complete, case)


@pytest.mark.parametrize("left_out", ["trees.first", "trees.agreed"])
@pytest.mark.parametrize("how", ["absent", "None"])
def test_a_missing_fact_is_an_error_and_never_no(left_out, how):
    book = book_of([rule("a", All((AGREED, Compare("<", FIRST, SECOND))))])
    complete = CompiledEngine().complete(book)
    case = {"trees.agreed": False, "trees.first": 1, "trees.second": 2}
    assert complete(case) == (False, 1, ())
    case = {**case, left_out: None} if how == "None" else {k: v for k, v in case.items() if k != left_out}
    with pytest.raises(BadInput, match=f"the facts are not complete: {left_out}"):
        complete(case)


@pytest.mark.parametrize(
    "placed",
    [
        formula("by_a_fact", Divide(FIRST, SECOND, "down")),
        formula("by_zero", Divide(FIRST, Constant(0), "down")),
    ],
)
def test_what_may_be_unknown_all_the_same_has_no_such_function(placed):
    assert CompiledEngine().complete(book_of([placed])) is None


def test_dates_and_unknown_numbers_have_no_such_function():
    assert CompiledEngine().complete(NATIONAL.in_force(ON, "withdrawal")) is None


def test_deep_trees_are_not_too_deep_for_the_parser():
    tree = AGREED
    for _ in range(220):
        tree = Not(tree)
    book = book_of([rule("deep", tree)])
    for answer in (True, False):
        alike(book, CompiledEngine().complete(book), {"trees.agreed": answer})
        alike_three = CompiledEngine().prepare(book)({"trees.agreed": answer})
        assert alike_three == ReferenceEngine().prepare(book)({"trees.agreed": answer})


def test_drawn_facts_may_be_incomplete():
    """The strategy of the other tests leaves facts out, which this function refuses."""
    book = book_of([rule("a", AGREED)])
    complete = CompiledEngine().complete(book)

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(facts((AGREED,)))
    def each(case):
        if AGREED.name in case:
            alike(book, complete, case)
        else:
            with pytest.raises(BadInput):
                complete(case)

    each()

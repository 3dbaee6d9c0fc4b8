"""The wrapper of durable-rules with errors in the middle of a decision, and beyond its limits."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import assume, given

from qupcore.errors import EngineFault, RuleError
from qupcore.rules.nodes import Compare, Constant
from qupcore.rules.rulebook import rulebook_on
from qupcore.rules.writing import all_of, any_of
from qupcore.testing import YEARS, drawn_rules, number, rulebooks, yes_no

pytestmark = pytest.mark.durable

DAY = date(YEARS[0], 7, 1)
AGREED, RESIDENT = yes_no("try.agreed"), yes_no("try.resident")
BALANCE = number("try.balance", "øre")


def rulebook(*trees):
    return rulebook_on([drawn_rules(f"c{n}", tree) for n, tree in enumerate(trees)], DAY)


CASES = [{}, {"try.agreed": True}, {"try.agreed": True, "try.resident": False}, {"try.resident": True}]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
@pytest.mark.parametrize("firings", [0, 1, 2])
def test_an_error_in_the_middle_leaves_no_trace_in_the_next_decision(
    both, monkeypatch, error, firings, session_module
):
    reference, durable = both(rulebook(AGREED, RESIDENT, AGREED | RESIDENT))
    holds, left = session_module._holds, [firings]

    def interrupted(*arguments):
        if left[0] == 0:
            raise error
        left[0] -= 1
        return holds(*arguments)

    for case in CASES:
        assert durable(case) == reference(case)
        left[0] = firings
        with monkeypatch.context() as patch:
            patch.setattr(session_module, "_holds", interrupted)
            with pytest.raises(error):
                durable({"try.agreed": True, "try.resident": True})
        assert durable(case) == reference(case)


def test_a_decision_inside_a_decision(both, monkeypatch, session_module):
    """A signal handler may decide during a decision; each has its own session."""
    reference, durable = both(rulebook(AGREED, RESIDENT))
    holds, inner = session_module._holds, []

    def interrupting(*arguments):
        if not inner:
            inner.append(None)
            inner[0] = durable({"try.agreed": False})
        return holds(*arguments)

    monkeypatch.setattr(session_module, "_holds", interrupting)
    outer = durable({"try.agreed": True, "try.resident": True})
    assert outer == reference({"try.agreed": True, "try.resident": True})
    assert inner == [reference({"try.agreed": False})]


def test_a_rule_that_fires_although_it_does_not_hold_is_a_fault(both, monkeypatch, session_module):
    _, durable = both(rulebook(AGREED))
    monkeypatch.setattr(session_module, "_holds", lambda *arguments: False)
    with pytest.raises(EngineFault, match="does not hold"):
        durable({"try.agreed": True})


def test_a_fact_that_stays_behind_is_a_fault(both, monkeypatch, session_module):
    _, durable = both(rulebook(AGREED))

    class Forgetful:
        """The engine, unable to retract facts."""

        def __getattr__(self, name):
            return getattr(engine, name)

        def retract_fact(self, handle, fact):
            return engine.retract_fact(handle, fact) if '"b"' in fact else None

    engine = session_module.engine
    monkeypatch.setattr(session_module, "engine", Forgetful())
    with pytest.raises(EngineFault, match="kept a fact"):
        durable({"try.agreed": True})


@pytest.mark.parametrize("amount", [2**53, -(2**53), 2**63, 2**64, 10**30])
def test_a_number_too_large_for_the_engine_is_an_error(both, amount):
    reference, durable = both(rulebook(BALANCE >= 0))
    with pytest.raises(EngineFault, match="cannot be compared"):
        durable({"try.balance": amount})
    assert durable({"try.balance": 1}) == reference({"try.balance": 1})


@pytest.mark.parametrize("amount", [2**53 - 1, 1 - 2**53])
def test_the_largest_numbers_that_the_engine_takes(both, amount):
    reference, durable = both(rulebook(BALANCE >= 0, Compare("==", BALANCE, Constant(amount, "øre"))))
    assert durable({"try.balance": amount}) == reference({"try.balance": amount})


@pytest.mark.parametrize("limit", [2**53, 2**63 - 1, 2**63, 2**64, 10**30])
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("operator", ["<", "<=", "==", "!=", ">=", ">"])
def test_limits_beyond_the_engines_numbers_still_compare_right(both, limit, sign, operator):
    """The engine saturates such a limit; a fact never comes near it, so that the answer is right."""
    reference, durable = both(rulebook(Compare(operator, BALANCE, Constant(sign * limit, "øre"))))
    for amount in (0, 5, -5, 2**53 - 1, 1 - 2**53):
        assert durable({"try.balance": amount}) == reference({"try.balance": amount})


def pairs(count):
    """`(a0 or b0) and (a1 or b1) and ...`: 2 ** count clauses."""
    return all_of(*(any_of(yes_no(f"try.a{n}"), yes_no(f"try.b{n}")) for n in range(count)))


def test_256_clauses_are_decided(both):
    reference, durable = both(rulebook(pairs(8)))
    case = {f"try.{side}{n}": side == "a" for n in range(8) for side in "ab"}
    assert durable(case) == reference(case)
    assert durable(case).right is True


@pytest.mark.parametrize("tree", [pairs(9), ~pairs(9), all_of(AGREED, pairs(9))])
def test_more_than_256_clauses_are_an_error_with_a_remedy(durable_engine, tree):
    with pytest.raises(RuleError, match="more than 256 clauses") as error:
        durable_engine.prepare(rulebook(tree))
    assert "split it into several rules" in error.value.remedy


def test_a_rulebook_of_too_many_rules_is_an_error_with_a_remedy(durable_engine):
    with pytest.raises(RuleError, match="too many") as error:
        durable_engine.prepare(rulebook(*(yes_no(f"try.q{n}") for n in range(2000))))
    assert "split the rulebook" in error.value.remedy


@given(rulebooks(most=6))
def test_no_rule_of_the_engine_ever_joins_facts(rulebook):
    """Retracting a fact of a join that has fired makes the engine read past the end of an array."""
    from qupcore.engines.durable.compiling import compile_rulebook

    try:
        program = compile_rulebook(rulebook).program
    except RuleError:
        assume(False)
    for name, told in json.loads(program.definition).items():
        assert list(told) == ["all"], name
        assert len(told["all"]) == 1, name


@pytest.mark.parametrize("count", [1, 12, 13, 100, 145, 260, 500])
def test_many_conditions_are_joined_without_losing_one(durable_engine, count):
    """Conditions are conjoined in blocks of 12, and the blocks in a later round."""
    terms = [yes_no(f"try.q{n}") for n in range(count)]
    durable = durable_engine.prepare(rulebook(*terms))
    all_met = {term.name: True for term in terms}
    assert durable(all_met).right is True
    for term in (terms[0], terms[-1], terms[count // 2]):
        assert durable({**all_met, term.name: False}).right is False
        assert durable({name: value for name, value in all_met.items() if name != term.name}).right is None


@pytest.mark.parametrize(
    ("text", "hashed"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)], ids=str
)
def test_names_are_hashed_as_durable_rules_hashes_them(text, hashed):
    """FNV-1a in 32 bits, with its published test values: names that meet there would be one to the engine."""
    from qupcore.engines.durable.compiling import _fnv

    assert _fnv(text) == hashed

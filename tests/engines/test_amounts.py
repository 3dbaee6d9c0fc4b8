"""Both engines calculate the same amounts, and a disagreement on an amount raises an error."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.engines import ReferenceEngine, Verdicts, installed_engines
from qupcore.engines.agreement import Agreement
from qupcore.engines.reference import number_of
from qupcore.errors import BadInput, EngineDisagreement, RuleError
from qupcore.rules.nodes import After, Constant
from qupcore.rules.provisions import Provision
from qupcore.rules.rulebook import rulebook_on
from qupcore.rules.writing import Formula
from qupcore.testing import facts, numbers
from qupcore.testing.vocabulary import number

ON = date(2026, 1, 1)
FIRST, SECOND = number("given.first", unit="weeks"), number("given.second", unit="weeks")
PLACE = Provision(citation=Citation(law="try", section="1"), valid=Period(date(2000, 1, 1)))


def formula(gives, tree):
    return Formula(
        name=gives.name, role="amount", provisions=(PLACE,), doc="", topic="try", gives=gives, number=tree
    )


def book(*formulas):
    return rulebook_on(formulas, ON, topic="try")


@pytest.mark.durable
@given(first=numbers("weeks"), second=numbers("weeks"), known=facts())
def test_engines_calculate_alike(durable_engine, first, second, known):
    """The second formula reads the first, in either order of writing."""
    rulebook = book(formula(SECOND, second + FIRST), formula(FIRST, first))
    assert [item.gives for item in rulebook.calculations] == ["given.first", "given.second"]
    reference = ReferenceEngine().prepare(rulebook)(known)
    assert durable_engine.prepare(rulebook)(known) == reference
    if reference.amounts["given.first"] is None:
        assert reference.amounts["given.second"] is None


@pytest.mark.durable
@given(
    day=st.dates(),
    span=st.integers(-150_000, 150_000),
    unit=st.sampled_from(["days", "months"]),
)
def test_dates_move_alike(day, span, unit):
    from qupcore.engines.durable.arithmetic import compile_number, run

    tree = After(Constant(day.toordinal(), "date"), Constant(span, unit))
    assert number_of(tree, {})({}) == run(compile_number(tree, {}), {})


EDGES = (
    *(date.min, date(1, 1, 31), date(9999, 11, 30), date(9999, 12, 1), date(9999, 12, 30), date.max),
    *(date(2024, 1, number) for number in range(27, 32)),
    *(date(2023, 1, number) for number in range(27, 32)),
    *(date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 31)),
)


@pytest.mark.durable
@pytest.mark.parametrize("unit", ["days", "months"])
def test_dates_move_alike_at_the_ends_of_months_and_of_all_dates(unit):
    from qupcore.engines.durable.arithmetic import compile_number, run

    for day, span in product(EDGES, (-13, -12, -1, 0, 1, 2, 11, 12, 13)):
        tree = After(Constant(day.toordinal(), "date"), Constant(span, unit))
        assert number_of(tree, {})({}) == run(compile_number(tree, {}), {}), (day, span)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-03-15", 12, "2027-03-15"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
    ],
)
def test_months_end_where_the_month_ends(day, months, later):
    tree = After(Constant(date.fromisoformat(day).toordinal(), "date"), Constant(months, "months"))
    assert number_of(tree, {})({}) == date.fromisoformat(later).toordinal()


def test_formulas_in_a_circle_raise():
    with pytest.raises(RuleError, match="circle"):
        book(formula(FIRST, SECOND + SECOND), formula(SECOND, FIRST + FIRST))


def test_two_formulas_for_one_term_raise():
    with pytest.raises(RuleError, match=r"two formulas give given\.first"):
        book(formula(FIRST, Constant(1, "weeks")), formula(FIRST, Constant(2, "weeks")))


def test_engines_that_differ_on_an_amount_give_no_answer():
    answers = [Verdicts({}, True, {"given.first": amount}) for amount in (1, 2)]
    agreement = Agreement(book(formula(FIRST, SECOND)), [ReferenceEngine()])
    agreement.engines = (("one", "1"), ("two", "1"))
    agreement.evaluators = tuple(lambda facts, answer=answer: answer for answer in answers)
    with pytest.raises(EngineDisagreement) as error:
        agreement({})
    assert error.value.traces["two"]["given.first"] == 2


@pytest.mark.parametrize("engine", installed_engines(), ids=lambda engine: engine.name)
def test_a_fact_for_what_is_calculated_is_refused_and_never_used(engine):
    """Where the formula has no result, the given fact would have been used as the result."""
    evaluate = engine.prepare(book(formula(SECOND, FIRST)))
    assert evaluate({}).amounts == {SECOND.name: None}
    with pytest.raises(BadInput, match=f"a fact is given for {SECOND.name}, which the rules calculate"):
        evaluate({SECOND.name: 3})

"""One decision, as a ratio to plain Python closures that test the same conditions on the same facts.

    make bench

The table's bracketed figures are the ratios to the fastest row, the closures.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qupcore import Participant, decide, explain, read_case
from qupcore.deciding.facts import facts_of
from qupcore.deciding.prepared import prepared_on

ON = date(2026, 9, 1)
EXAMPLE = Path(__file__).parent.parent / "examples" / "E07-refused-for-lack-of-motivation.json"
CASE = EXAMPLE.read_bytes()
PERSON = read_case(CASE)
PREPARED = prepared_on(ON)
FACTS = {name: fact.value for name, fact in facts_of(PERSON, ON, PREPARED.numbers).items()}


def _at_least(name, limit):
    return lambda facts: facts[name] >= limit


def _below(name, limit):
    return lambda facts: facts[name] < limit


def _is(name, value):
    return lambda facts: facts[name] is value


def _either(first, second):
    return lambda facts: first(facts) or second(facts)


CONDITIONS = (
    _at_least("person.age", 18),
    _below("person.age", 67),
    _is("judgement.capacity_substantially_reduced", True),
    _either(_below("benefits.monthly_total", 1), _is("judgement.benefits_very_limited", True)),
    _is("assessed.work_ability", True),
    _is("judgement.appropriate_and_necessary", True),
    _is("judgement.disproportionately_burdensome", False),
    _is("person.lawful_stay", True),
    _either(_is("person.fixed_residence", True), _is("person.exempt_from_residence", True)),
)


def closures(facts):
    """Two values only: every fact must be there."""
    return all(condition(facts) for condition in CONDITIONS)


@pytest.mark.benchmark(group="§ 29, one decision")
def test_closures(benchmark):
    assert benchmark(closures, FACTS) is True


@pytest.mark.benchmark(group="§ 29, one decision")
@pytest.mark.parametrize("number", range(len(PREPARED.engines)), ids=[name for name, _ in PREPARED.engines])
def test_engine_alone(benchmark, number):
    """All rules, conditions and readings and starting points, three-valued; no findings."""
    assert benchmark(PREPARED.evaluators[number], FACTS).right is True


@pytest.mark.benchmark(group="§ 29, one decision")
def test_full_decision(benchmark):
    """Facts, both engines, findings, policy, provenance."""
    assert benchmark(decide, PERSON, on=ON).outcome == "right"


@pytest.mark.benchmark(group="§ 29, one decision")
def test_undetermined_with_nothing_known(benchmark):
    """The same, and every way of filling in ten missing facts."""
    assert benchmark(decide, Participant(ref="empty"), on=ON).outcome == "undetermined"


@pytest.mark.benchmark(group="around a decision")
def test_read_case(benchmark):
    assert benchmark(read_case, CASE) == PERSON


@pytest.mark.benchmark(group="around a decision")
def test_explain(benchmark):
    decision = decide(PERSON, on=ON)
    assert benchmark(explain, decision, "nb")

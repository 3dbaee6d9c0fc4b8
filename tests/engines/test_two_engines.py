"""Two engines agree, or there is no decision; with one engine, the decision says so."""

from __future__ import annotations

import sys
from datetime import date

import attrs
import pytest

from qupcore.deciding.decide import decide
from qupcore.deciding.prepared import prepared_on
from qupcore.domain.case.participant import Participant
from qupcore.engines import Verdicts
from qupcore.engines.durable import loading
from qupcore.engines.durable.place import PLACE_VARIABLE
from qupcore.errors import EngineDisagreement
from qupcore.memory import forget

DAY = date(2024, 9, 1)
PERSON = Participant(ref="a", birth_date=date(1990, 1, 1), lawful_stay=True)


@pytest.fixture
def without_durable(monkeypatch):
    """An installation without durable-rules."""
    forget()
    monkeypatch.delenv(PLACE_VARIABLE, raising=False)
    monkeypatch.setattr(loading, "version_here", lambda: None)
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)  # importing it raises ModuleNotFoundError
    yield
    forget()


def faulty(evaluate, change):
    """An engine whose verdicts are changed."""
    return lambda facts: change(evaluate(facts))


def one_rule_otherwise(verdicts, truth):
    return attrs.evolve(verdicts, rules={**verdicts.rules, "sotjl.29.age": truth})


@pytest.mark.durable
@pytest.mark.parametrize(
    "change",
    [
        lambda verdicts: one_rule_otherwise(verdicts, None),
        lambda verdicts: one_rule_otherwise(verdicts, False),
        lambda verdicts: Verdicts(verdicts.rules, False),
        lambda verdicts: Verdicts({}, verdicts.right),
    ],
    ids=["a rule unknown", "a rule not met", "the conclusion", "nothing found"],
)
@pytest.mark.parametrize("place", [0, 1], ids=["reference", "durable-rules"])
def test_a_fault_in_one_engine_means_no_decision(monkeypatch, place, change):
    prepared = prepared_on(DAY)
    evaluators = list(prepared.agreement.evaluators)
    evaluators[place] = faulty(evaluators[place], change)
    monkeypatch.setattr(prepared.agreement, "evaluators", tuple(evaluators))
    with pytest.raises(EngineDisagreement, match="no decision"):
        decide(PERSON, on=DAY)


@pytest.mark.durable
def test_a_disagreement_shows_what_each_engine_found(monkeypatch):
    prepared = prepared_on(DAY)
    reference, durable = prepared.agreement.evaluators
    wrong = faulty(durable, lambda verdicts: one_rule_otherwise(verdicts, False))
    monkeypatch.setattr(prepared.agreement, "evaluators", (reference, wrong))
    with pytest.raises(EngineDisagreement) as error:
        decide(PERSON, on=DAY)
    traces = error.value.traces
    assert set(traces) == {"reference", "durable-rules"}
    assert traces["reference"]["sotjl.29.age"] is True
    assert traces["durable-rules"]["sotjl.29.age"] is False
    assert {
        name for name in traces["reference"] if traces["reference"][name] != traces["durable-rules"][name]
    } == {"sotjl.29.age"}
    assert traces["reference"]["right"] is None


@pytest.mark.durable
def test_provenance_names_both_engines_and_their_versions():
    assert decide(PERSON, on=DAY).provenance.engines == (("reference", "1"), ("durable-rules", "2.0.28"))


@pytest.mark.usefixtures("without_durable")
def test_where_durable_rules_is_absent_the_reference_engine_decides_alone_and_says_so():
    assert decide(PERSON, on=DAY).provenance.engines == (("reference", "1"),)


@pytest.mark.durable
def test_one_engine_decides_what_two_decide(request):
    two = decide(PERSON, on=DAY)
    request.getfixturevalue("without_durable")
    one = decide(PERSON, on=DAY)
    assert attrs.evolve(one, provenance=two.provenance) == two

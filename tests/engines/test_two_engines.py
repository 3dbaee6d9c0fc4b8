"""Two engines agree, or there is no decision; the decision says which they were."""

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
from qupcore.explaining.decision import explain
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
def test_where_durable_rules_is_absent_the_compiled_engine_is_the_second_and_it_is_said():
    found = decide(PERSON, on=DAY)
    assert found.provenance.engines == (("reference", "1"), ("compiled", "1"))
    (said,) = (line.text for line in explain(found, "en") if line.id == "provenance.decided_by")
    assert "reference 1, compiled 1, which agree; both read the rules in the same way" in said


@pytest.mark.usefixtures("without_durable")
def test_a_fault_of_the_compiled_engine_means_no_decision(monkeypatch):
    prepared = prepared_on(DAY)
    reference, compiled = prepared.agreement.evaluators
    wrong = faulty(compiled, lambda verdicts: one_rule_otherwise(verdicts, False))
    monkeypatch.setattr(prepared.agreement, "evaluators", (reference, wrong))
    with pytest.raises(EngineDisagreement) as error:
        decide(PERSON, on=DAY)
    assert set(error.value.traces) == {"reference", "compiled"}


@pytest.mark.durable
def test_an_answer_of_two_independent_engines_says_that_they_agree():
    (said,) = (line.text for line in explain(decide(PERSON, on=DAY), "en") if line.id.endswith("decided_by"))
    assert "reference 1, durable-rules 2.0.28, which agree;" in said


@pytest.mark.durable
def test_the_compiled_engine_decides_what_durable_rules_decides(request):
    two = decide(PERSON, on=DAY)
    request.getfixturevalue("without_durable")
    other = decide(PERSON, on=DAY)
    assert attrs.evolve(other, provenance=two.provenance) == two

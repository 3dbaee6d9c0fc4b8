"""Both engines agree for any facts of the programme's topics, and removing a fact reverses no answer."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qupcore.cases.review.entries import TOPICS
from qupcore.cases.ruling.ruling import evaluate
from qupcore.law.national import AS_IT_STANDS, NATIONAL
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm

MOMENTS = [
    (topic, on)
    for topic in TOPICS
    for on in (*NATIONAL.changes(topic), date(2026, 9, 1))
    if on >= date(2007, 11, 1)
]
# Days close together, around a leap day and two changes of the law, so that limits meet.
NEAR = [date(2023, 2, 28), date(2024, 2, 29), date(2025, 2, 28), date(2025, 8, 29), date(2026, 3, 1)]
DAYS = st.one_of(st.sampled_from(NEAR), st.dates(date(2018, 12, 1), date(2027, 1, 31))).map(date.toordinal)


def values_of(term):
    match term:
        case BoolTerm():
            return st.booleans()
        case ChoiceTerm(values=values):
            return st.sampled_from(values)
        case IntTerm(counted="date"):
            return DAYS
        case IntTerm():
            return st.sampled_from([0, 1, 2, 20, 1125, 1126, 2250, 2400])


@pytest.mark.durable
@pytest.mark.parametrize(("topic", "on"), MOMENTS, ids=lambda value: str(value))
@given(st.data())
@settings(max_examples=12, deadline=None)
def test_two_engines_agree_and_a_fact_forgotten_turns_nothing(topic, on, data):
    rulebook = NATIONAL.in_force(on, topic)
    asked = {name: term for name, term in rulebook.terms.items() if term.path}
    drawn = data.draw(
        st.fixed_dictionaries({}, optional={name: values_of(term) for name, term in asked.items()})
    )
    whole = evaluate(topic, on, drawn, AS_IT_STANDS)  # raises where the engines disagree
    assert len(whole.findings) == len(rulebook.conditions) + len(rulebook.readings)
    assert set(whole.amounts) == {item.gives for item in rulebook.calculations}
    for finding in whole.findings:
        assert {item.term for item in finding.inputs} <= set(drawn) | set(whole.amounts)
        assert not set(finding.missing) & (set(drawn) | set(whole.amounts))
    if not drawn:
        return
    forgotten = data.draw(st.sampled_from(sorted(drawn)))
    less = evaluate(
        topic, on, {name: value for name, value in drawn.items() if name != forgotten}, AS_IT_STANDS
    )
    before = {finding.rule: finding.outcome for finding in whole.findings}
    for finding in less.findings:
        assert finding.outcome in ("unknown", before[finding.rule])

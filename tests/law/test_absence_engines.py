"""Both engines agree for any facts about absence, and removing a fact never reverses an answer."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qupcore.cases.absence.rulings import TOPICS
from qupcore.cases.ruling.ruling import evaluate
from qupcore.cases.ruling.timeline import timeline
from qupcore.errors import NoRulesInForce
from qupcore.law.calculated import calculated_terms
from qupcore.law.national import AS_IT_STANDS, NATIONAL
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm

MOMENTS = [
    (topic, on)
    for topic in TOPICS
    for on in (*NATIONAL.changes(topic), date(2026, 9, 1))
    if timeline(topic, AS_IT_STANDS).on(on) is not None
]
# Around every limit that there is.
NUMBERS = sorted(
    {n for limit in (0, 2, 3, 4, 6, 7, 8, 10, 12, 15, 16, 18, 20, 25, 30, 60) for n in (limit, limit + 1)}
)
DAYS = st.sampled_from([date(2024, 2, 29), date(2025, 2, 28), date(2025, 8, 28), date(2025, 8, 31)])


def values_of(term):
    match term:
        case BoolTerm():
            return st.booleans()
        case ChoiceTerm(values=values):
            return st.sampled_from(values)
        case IntTerm(counted="date"):
            return DAYS.map(date.toordinal)
        case IntTerm():
            return st.sampled_from(NUMBERS)


@pytest.mark.durable
@pytest.mark.parametrize(("topic", "on"), MOMENTS, ids=str)
@given(st.data())
@settings(max_examples=25, deadline=None)
def test_two_engines_agree_and_a_fact_forgotten_turns_nothing(topic, on, data):
    asked = {
        name: term
        for name, term in NATIONAL.in_force(on, topic).terms.items()
        if name not in calculated_terms()
    }
    drawn = data.draw(
        st.fixed_dictionaries({}, optional={name: values_of(term) for name, term in asked.items()})
    )
    whole = evaluate(topic, on, drawn, AS_IT_STANDS)  # raises where the engines disagree
    for forgotten in drawn:
        less = evaluate(
            topic, on, {name: value for name, value in drawn.items() if name != forgotten}, AS_IT_STANDS
        )
        for rule_id, truth in less.verdicts.rules.items():
            assert truth is None or truth is whole.verdicts.rules[rule_id], (forgotten, rule_id)


def test_the_topics_of_the_regulation_begin_in_2012():
    for topic in set(TOPICS) - {"absence", "working_day", "pandemic"}:
        with pytest.raises(NoRulesInForce):
            NATIONAL.in_force(date(2011, 12, 31), topic)

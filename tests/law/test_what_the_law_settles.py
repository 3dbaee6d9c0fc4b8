"""Where each part of a condition is enough by itself, and what is settled by law and not by policy."""

from __future__ import annotations

from datetime import date

import pytest

from law.applicants import decided, judged
from qupcore.domain.money import Money
from qupcore.domain.participant import Benefit

HELD = (Benefit(kind="other", law="folketrygdloven", monthly_nok=Money(1)),)


@pytest.mark.parametrize(
    ("very", "limited", "outcome"),
    [
        (True, True, "right"),
        (True, False, "right"),
        (True, None, "right"),
        (False, True, "right"),
        (None, True, "right"),
        (False, False, "no_right"),
        (None, False, "undetermined"),
        (False, None, "undetermined"),
    ],
)
@pytest.mark.parametrize("on", ["2010-01-01", "2010-12-16"])
def test_while_very_was_missing_either_judgement_was_enough(on, very, limited, outcome):
    answers = judged(benefits_very_limited=very, benefits_limited=limited)
    assert decided(on, benefits=HELD, assessments=answers).outcome == outcome
    assert decided(on, benefits=(), assessments=answers).outcome == "right"


@pytest.mark.parametrize("on", ["2009-12-31", "2010-12-17", "2019-01-01"])
@pytest.mark.parametrize(("very", "outcome"), [(True, "right"), (False, "no_right"), (None, "undetermined")])
def test_otherwise_only_very_limited_counts_and_only_where_there_are_benefits(on, very, outcome):
    answers = judged(benefits_very_limited=very, benefits_limited=True)
    assert decided(on, benefits=HELD, assessments=answers).outcome == outcome
    assert decided(on, benefits=(), assessments=answers).outcome == "right"


@pytest.mark.parametrize("born", ["2003-01-01", "1940-01-01"])
def test_from_2019_on_a_refusal_for_age_rests_on_the_law_alone(born):
    decision = decided("2020-06-15", birth_date=date.fromisoformat(born))
    assert (decision.outcome, decision.rests_on_policy) == ("no_right", ())


@pytest.mark.parametrize(
    ("born", "policy"),
    [("1993-06-16", "sotjl.29.age_min"), ("1993-06-15", None), ("1944-01-01", "sotjl.29.age_max")],
)
def test_before_2019_a_refusal_for_age_rested_on_practice(born, policy):
    decision = decided("2012-06-15", birth_date=date.fromisoformat(born))
    assert {use.name for use in decision.rests_on_policy} == ({policy} if policy else set())

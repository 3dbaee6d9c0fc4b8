"""Readings of § 29 by authorities are shown beside the decision and never change it."""

from __future__ import annotations

from datetime import date

import pytest

from law.applicants import decided
from qupcore.domain.case.assessment import WorkAbilityAssessment
from qupcore.domain.case.participant import Benefit
from qupcore.domain.money import Money


def shown(rule, on, **changed):
    """What a reading says of the applicant; the right is there whatever it says."""
    decision = decided(on, **changed)
    finding = next(f for f in decision.findings if f.rule == rule)
    assert (finding.counts, decision.outcome) == (False, "right")
    return finding.outcome


@pytest.mark.parametrize(("offered", "outcome"), [(True, "not_met"), (False, "met"), (None, "unknown")])
@pytest.mark.parametrize("on", ["2019-01-01", "2026-09-01"])
def test_the_introduction_programme_comes_first(on, offered, outcome):
    rule = "sotjl.29.introduction_programme_first"
    assert shown(rule, on, introduction_programme_offered=offered) == outcome


@pytest.mark.parametrize(
    ("law", "outcome"),
    [("folketrygdloven", "not_met"), ("arbeidsmarkedsloven", "met"), ("other", "met")],
)
@pytest.mark.parametrize("on", ["2010-01-01", "2026-09-01"])
def test_insurance_benefits_come_first(on, law, outcome):
    held = Benefit(kind="other", law=law, monthly_nok=Money.from_nok(1))
    assert shown("sotjl.29.insurance_benefits_first", on, benefits=(held,)) == outcome
    assert shown("sotjl.29.insurance_benefits_first", on, benefits=()) == "met"


@pytest.mark.parametrize(
    ("conclusion", "outcome"),
    [
        ("standard", "not_met"),
        ("situational", "not_met"),
        ("specially_adapted", "met"),
        ("permanently_adapted", "not_met"),
        (None, "unknown"),
    ],
)
@pytest.mark.parametrize("on", ["2010-02-01", "2026-09-01"])
def test_the_assessment_concludes_with_specially_adapted_effort(on, conclusion, outcome):
    done = WorkAbilityAssessment(completed_on=date(2007, 1, 1), conclusion=conclusion)
    assert shown("sotjl.29.specially_adapted_effort", on, work_ability_assessment=done) == outcome


@pytest.mark.parametrize(
    ("lawful", "fixed", "exempt", "outcome"),
    [
        (True, True, False, "met"),
        (True, False, True, "met"),
        (True, True, True, "met"),
        (True, False, False, "not_met"),
        (True, None, False, "unknown"),
        (False, True, False, "not_met"),
        (False, True, True, "not_met"),
        (False, False, False, "not_met"),
        (None, True, False, "unknown"),
        (None, False, False, "not_met"),
    ],
)
@pytest.mark.parametrize("on", ["2007-11-01", "2009-12-31", "2010-01-01", "2011-12-31"])
def test_before_2012_stay_and_residence_were_only_read_into_the_law(on, lawful, fixed, exempt, outcome):
    person = {"lawful_stay": lawful, "fixed_residence": fixed, "exempt_from_residence": exempt}
    assert shown("sotjl.2.stay_before_2012", on, **person) == outcome

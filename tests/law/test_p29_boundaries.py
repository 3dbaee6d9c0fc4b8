"""§ 29 on the days on which it changes: the day before, the day itself, the day after."""

from __future__ import annotations

from datetime import date

import pytest

from law.applicants import applicant, decided, judged
from qupcore.deciding.decide import decide
from qupcore.domain.case.assessment import WorkAbilityAssessment
from qupcore.domain.case.participant import Benefit
from qupcore.domain.money import Money
from qupcore.errors import NoRulesInForce

DAYS_OF_CHANGE = (
    *("2007-11-01", "2007-11-02", "2009-12-31", "2010-01-01", "2010-01-02", "2010-12-16", "2010-12-17"),
    *("2010-12-18", "2011-12-31", "2012-01-01", "2012-01-02", "2014-04-30", "2014-05-01", "2014-05-02"),
    *("2018-12-31", "2019-01-01", "2019-01-02", "2025-03-06", "2025-03-07", "2025-03-08", "2026-09-01"),
)
SOME_BENEFIT = (Benefit(kind="other", law="folketrygdloven", monthly_nok=Money.from_nok(3000)),)


def place(decision, rule):
    """Where in the law a rule stood: the citation, its first day, and what brought the wording."""
    citation = next(f.citation for f in decision.findings if f.rule == rule)
    return str(citation), str(citation.version), citation.enacted_by


@pytest.mark.parametrize("on", ["2007-10-30", "2007-10-31"])
def test_before_the_programme_existed_nothing_is_decided(on):
    with pytest.raises(NoRulesInForce, match=f"no rules on {on}") as error:
        decided(on)
    assert "2007-11-01" in error.value.remedy


@pytest.mark.parametrize("on", DAYS_OF_CHANGE)
def test_who_meets_every_condition_has_a_right_in_every_period(on):
    decision = decided(on)
    assert (decision.outcome, decision.final, decision.missing) == ("right", True, ())


@pytest.mark.parametrize("on", DAYS_OF_CHANGE)
@pytest.mark.parametrize("question", ["capacity_substantially_reduced", "appropriate_and_necessary"])
def test_what_every_period_asks(on, question):
    assert decided(on, assessments=judged(**{question: False})).outcome == "no_right"
    assert decided(on, assessments=judged(**{question: None})).outcome == "undetermined"


@pytest.mark.parametrize("on", DAYS_OF_CHANGE)
def test_a_missing_work_ability_assessment_is_asked_for_and_never_a_refusal(on):
    decision = decided(on, work_ability_assessment=None)
    assert decision.outcome == "undetermined"
    assert [question.term for question in decision.missing] == ["assessed.work_ability"]


@pytest.mark.parametrize(
    ("on", "outcome"), [("2020-03-01", "undetermined"), ("2020-03-02", "right"), ("2020-03-03", "right")]
)
def test_an_assessment_counts_from_the_day_on_which_it_is_completed(on, outcome):
    done = WorkAbilityAssessment(completed_on=date(2020, 3, 2))
    assert decided(on, work_ability_assessment=done).outcome == outcome


@pytest.mark.parametrize(
    ("on", "cited"),
    [
        ("2009-12-31", ("sotjl-1991 § 5A-1 (1)", "2007-11-01", "LOV-2007-10-26-97")),
        ("2010-01-01", ("sotjl § 29 (1)", "2010-01-01", "LOV-2009-12-18-131")),
        ("2010-12-16", ("sotjl § 29 (1)", "2010-01-01", "LOV-2009-12-18-131")),
        ("2010-12-17", ("sotjl § 29 (1)", "2010-12-17", "LOV-2010-12-17-80")),
        ("2018-12-31", ("sotjl § 29 (1)", "2010-12-17", "LOV-2010-12-17-80")),
        ("2019-01-01", ("sotjl § 29 (1)", "2019-01-01", "LOV-2018-12-20-98")),
    ],
)
def test_each_wording_is_cited_on_its_days(on, cited):
    assert place(decided(on), "sotjl.29.age") == cited
    assert place(decided(on), "sotjl.29.capacity") == cited


@pytest.mark.parametrize(
    ("on", "office", "outcome"),
    [
        ("2009-12-31", False, "no_right"),
        ("2009-12-31", None, "undetermined"),
        ("2009-12-31", True, "right"),
        ("2010-01-01", False, "right"),
        ("2010-01-01", None, "right"),
    ],
)
def test_until_2009_the_municipality_needed_its_nav_office(on, office, outcome):
    assert decided(on, nav_office_established=office).outcome == outcome


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        ("2009-12-30", "no_right"),
        ("2009-12-31", "no_right"),
        ("2010-01-01", "right"),
        ("2010-01-02", "right"),
        ("2010-12-15", "right"),
        ("2010-12-16", "right"),
        ("2010-12-17", "no_right"),
        ("2010-12-18", "no_right"),
        ("2018-12-31", "no_right"),
        ("2019-01-01", "no_right"),
    ],
)
def test_limited_but_not_very_limited_benefits_do_only_while_very_was_missing(on, outcome):
    limited = judged(benefits_limited=True, benefits_very_limited=False)
    assert decided(on, benefits=SOME_BENEFIT, assessments=limited).outcome == outcome


@pytest.mark.parametrize("on", DAYS_OF_CHANGE)
def test_benefits_that_are_not_limited_do_in_no_period(on):
    unlimited = judged(benefits_limited=False, benefits_very_limited=False)
    assert decided(on, benefits=SOME_BENEFIT, assessments=unlimited).outcome == "no_right"
    assert decided(on, benefits=(), assessments=unlimited).outcome == "right"


@pytest.mark.parametrize("on", DAYS_OF_CHANGE)
def test_a_benefit_under_another_act_does_not_count(on):
    other = (Benefit(kind="other", law="other", monthly_nok=Money.from_nok(30_000)),)
    unlimited = judged(benefits_limited=False, benefits_very_limited=False)
    assert decided(on, benefits=other, assessments=unlimited).outcome == "right"


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        ("2020-02-29", "right"),
        ("2020-03-01", "no_right"),
        ("2020-03-31", "no_right"),
        ("2020-04-01", "right"),
    ],
)
def test_a_benefit_counts_from_its_first_day_to_its_last_both_included(on, outcome):
    held = Benefit(
        kind="sickness_benefit",
        law="folketrygdloven",
        monthly_nok=Money.from_nok(30_000),
        valid_from=date(2020, 3, 1),
        valid_to=date(2020, 3, 31),
    )
    assert decided(on, benefits=(held,), assessments=judged(benefits_very_limited=False)).outcome == outcome


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        ("2011-12-30", "right"),
        ("2011-12-31", "right"),
        ("2012-01-01", "no_right"),
        ("2012-01-02", "no_right"),
    ],
)
@pytest.mark.parametrize(
    "missing",
    [{"lawful_stay": False}, {"fixed_residence": False}, {"lawful_stay": False, "fixed_residence": False}],
    ids=str,
)
def test_stay_and_residence_decide_from_the_regulation_of_2012_on(on, outcome, missing):
    assert decided(on, **missing).outcome == outcome


@pytest.mark.parametrize("on", ["2012-01-01", "2025-03-06", "2025-03-07"])
def test_who_is_exempt_needs_no_residence_but_lawful_stay(on):
    assert decided(on, fixed_residence=False, exempt_from_residence=True).outcome == "right"
    assert decided(on, lawful_stay=False, exempt_from_residence=True).outcome == "no_right"
    assert decided(on, fixed_residence=False, exempt_from_residence=None).outcome == "undetermined"


@pytest.mark.parametrize(
    ("on", "rule", "cited"),
    [
        ("2012-01-01", "1.residence", ("for-2011-1251 § 1 (1)", "2012-01-01", "FOR-2011-12-16-1251")),
        ("2025-03-06", "1.residence", ("for-2011-1251 § 1 (1)", "2012-01-01", "FOR-2011-12-16-1251")),
        ("2025-03-07", "1.residence", ("for-2011-1251 § 1 (1)", "2025-03-07", "FOR-2025-03-07-381")),
        ("2025-03-08", "1.residence", ("for-2011-1251 § 1 (1)", "2025-03-07", "FOR-2025-03-07-381")),
        ("2014-04-30", "4.lawful_stay", ("for-2011-1251 § 4 (1)", "2012-01-01", "FOR-2011-12-16-1251")),
        ("2014-05-01", "4.lawful_stay", ("for-2011-1251 § 4 (1)", "2014-05-01", "FOR-2014-03-14-278")),
    ],
)
def test_each_version_of_the_regulation_is_cited_on_its_days(on, rule, cited):
    assert place(decided(on), f"for-2011-1251.{rule}") == cited


@pytest.mark.parametrize(
    ("on", "offer", "outcome"),
    [
        ("2018-12-30", False, "no_right"),
        ("2018-12-31", False, "no_right"),
        ("2018-12-31", None, "undetermined"),
        ("2019-01-01", False, "right"),
        ("2019-01-01", None, "right"),
        ("2019-01-02", False, "right"),
    ],
)
def test_until_2018_a_programme_had_to_be_on_offer(on, offer, outcome):
    assert decided(on, assessments=judged(adapted_programme_can_be_offered=offer)).outcome == outcome


@pytest.mark.parametrize(
    ("on", "burden", "outcome"),
    [
        ("2018-12-30", True, "right"),
        ("2018-12-31", True, "right"),
        ("2018-12-31", None, "right"),
        ("2019-01-01", True, "no_right"),
        ("2019-01-01", None, "undetermined"),
        ("2019-01-02", True, "no_right"),
    ],
)
def test_from_2019_on_only_a_disproportionate_burden_excuses(on, burden, outcome):
    assert decided(on, assessments=judged(disproportionately_burdensome=burden)).outcome == outcome


@pytest.mark.parametrize(
    ("on", "starts"),
    [("2010-12-16", 0), ("2010-12-17", 1), ("2018-12-31", 1), ("2019-01-01", 1)],
)
def test_very_limited_has_a_starting_point_since_very_came_back(on, starts):
    assert len(decided(on).starting_points) == starts


@pytest.mark.parametrize(
    ("on", "outcome"), [("2020-03-01", "undetermined"), ("2020-03-02", "right"), ("2020-03-03", "right")]
)
def test_a_judgement_is_known_from_the_day_on_which_it_is_made(on, outcome):
    made = [a for a in judged() if a.question != "judgement.capacity_substantially_reduced"]
    late = [
        type(a)(question=a.question, answer=True, grounds="seen", by="adviser", at=date(2020, 3, 2))
        for a in judged()
        if a.question == "judgement.capacity_substantially_reduced"
    ]
    assert decide(applicant(assessments=(*made, *late)), on=date.fromisoformat(on)).outcome == outcome

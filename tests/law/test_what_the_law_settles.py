"""Cases in which one part of a rule is enough, or the law decides without policy."""

from __future__ import annotations

from datetime import date

import pytest

from law.applicants import decided, judged
from qupcore.domain.case.participant import Benefit, Household
from qupcore.domain.money import Money
from qupcore.law.sotjl.p29_norm import Norm
from qupcore.law.sotjl.p29_right import Limits

HELD = (Benefit(kind="other", law="folketrygdloven", monthly_nok=Money(1)),)


@pytest.mark.parametrize(
    ("very", "limited", "outcome"),
    [
        (True, True, "right"),
        # Very limited and not limited cannot both be: until a person says which, the question is open. It was
        # read as a right; but then forgetting the first judgement turned the right into a refusal.
        (True, False, "undetermined"),
        (True, None, "right"),
        (False, True, "right"),
        (None, True, "right"),
        (False, False, "no_right"),
        (None, False, "no_right"),  # what is not limited is not very limited either
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


CHILDREN = tuple(map(date.fromisoformat, ("2020-01-01", "2015-01-01", "2010-01-01")))


@pytest.mark.parametrize(
    ("kind", "norm"), [("single", 785_000), ("couple", 1_310_000), ("shared_dwelling", 660_000)]
)
def test_each_kind_of_household_has_its_norm_and_a_child_of_each_age_raises_it(kind, norm):
    norm += 385_000 + 395_000 + 515_000
    household = Household(kind=kind, child_birth_dates=CHILDREN)
    points_to = []
    for ore in (norm, norm + 1):
        held = (Benefit(kind="other", law="folketrygdloven", monthly_nok=Money(ore)),)
        decision = decided("2024-06-15", benefits=held, household=household)
        points_to.append(decision.starting_points[0].points_to)
    assert points_to == ["met", "not_met"]


# In 2020 and 2021 only the rate of the youngest children rose in September: the other rates are the same in
# two rows, and each row has its own source.
@pytest.mark.parametrize("name", sorted(Norm.__annotations__))
@pytest.mark.parametrize(("last", "first"), [("2020-08-31", "2020-09-01"), ("2021-08-31", "2021-09-01")])
def test_a_rate_has_the_source_of_its_own_days(name, last, first):
    before, after = (getattr(Norm, name).on(date.fromisoformat(day)) for day in (last, first))
    assert str(before.valid.end) == last
    assert str(after.valid.start) == first
    assert before.source != after.source


@pytest.mark.parametrize("name", ["age_min", "age_max"])
def test_the_ages_are_practice_until_2018_and_law_from_2019_on(name):
    before, after = (getattr(Limits, name).on(day) for day in (date(2018, 12, 31), date(2019, 1, 1)))
    assert (before.basis, after.basis) == ("policy", "law")
    assert after.source == "sotjl § 29 (1), LOV-2018-12-20-98"


# In 2015 the rate for a shared dwelling was not found: that is nothing to whoever lives otherwise.
@pytest.mark.parametrize(
    ("kind", "ore", "points_to"),
    [
        ("single", 570_000, "met"),
        ("single", 570_001, "not_met"),
        ("couple", 950_000, "met"),
        ("couple", 950_001, "not_met"),
        ("shared_dwelling", 1, "unknown"),
    ],
)
def test_a_rate_that_is_not_known_leaves_other_households_their_own(kind, ore, points_to):
    held = (Benefit(kind="other", law="folketrygdloven", monthly_nok=Money(ore)),)
    decision = decided("2015-06-15", benefits=held, household=Household(kind=kind))
    assert decision.starting_points[0].points_to == points_to

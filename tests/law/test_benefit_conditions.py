"""The conditions of the benefit: each before, on and after the day it changed, and at its limits."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore.cases.ruling.ruling import evaluate
from qupcore.errors import NoRulesInForce
from qupcore.law.forskrift.f1471_s03_child_supplement import BasicAmount
from qupcore.law.national import AS_IT_STANDS, NATIONAL
from qupcore.rules.applied_law import AppliedLaw

DAY = {"day.in_programme": True, "day.interrupted": False, "day.on_leave": False}
CHILD = {
    "child.supported": True,
    "child.age": 7,
    "child.relation": "own",
    "child.lives_in_norway": True,
    "child.stays_in_norway": True,
    "child.yearly_income": 0,
    "child.has_child_pension": False,
}


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "facts", "paid"),
    [
        ("2026-09-01", {}, True),
        ("2026-09-01", {"day.in_programme": False}, False),
        ("2026-09-01", {"day.in_programme": None}, None),
        # An interruption ends the benefit from 2019 on. Before, the law spoke of stopping a programme only,
        # so what an interruption meant is open. (It was held to pay in full: a reading, told as certain.)
        ("2007-11-01", {"day.interrupted": True}, None),
        ("2009-12-31", {"day.interrupted": True}, None),
        ("2010-01-01", {"day.interrupted": True}, None),
        ("2018-12-31", {"day.interrupted": True}, None),
        ("2018-12-31", {"day.interrupted": True, "day.attends_anyway": True}, None),
        ("2018-12-31", {"day.interrupted": False}, True),
        ("2019-01-01", {"day.interrupted": True}, False),
        ("2019-01-02", {"day.interrupted": True}, False),
        ("2019-01-01", {"day.interrupted": None}, None),
        # On leave only where it is with benefit.
        ("2026-09-01", {"day.on_leave": True, "day.leave_with_benefit": True}, True),
        ("2026-09-01", {"day.on_leave": True, "day.leave_with_benefit": False}, False),
        ("2026-09-01", {"day.on_leave": True}, None),
        ("2009-12-31", {"day.on_leave": True, "day.leave_with_benefit": False}, False),
        ("2010-01-01", {"day.on_leave": True, "day.leave_with_benefit": False}, False),
        ("2007-11-01", {}, True),
    ],
)
def test_days_with_benefit(on, facts, paid):
    assert evaluate("benefit_days", day(on), {**DAY, **facts}, AS_IT_STANDS).holds is paid


@pytest.mark.parametrize("on", ["2007-11-01", "2009-12-31", "2010-01-01", "2018-12-31"])
@pytest.mark.parametrize(("chosen", "paid"), [(0, True), (1, False)])
def test_whether_an_interruption_ended_the_benefit_before_2019_can_be_chosen(on, chosen, paid):
    policy = {"sotjl.35.interruption_ends_benefit": chosen}
    assert (
        evaluate(
            "benefit_days", day(on), {**DAY, "day.interrupted": True}, AppliedLaw(NATIONAL, policy)
        ).holds
        is paid
    )
    assert evaluate("benefit_days", day(on), DAY, AppliedLaw(NATIONAL, policy)).holds is True


def test_no_benefit_is_known_before_the_programme_began():
    with pytest.raises(NoRulesInForce):
        evaluate("benefit_days", day("2007-10-31"), DAY, AS_IT_STANDS)


@pytest.mark.parametrize(
    "on", ["2007-11-01", "2009-12-31", "2010-01-01", "2018-12-31", "2019-01-01", "2026-09-01"]
)
@pytest.mark.parametrize(("age", "full"), [(24, False), (25, True), (26, True), (None, None)])
def test_the_full_rate_from_the_twenty_fifth_birthday(on, age, full):
    assert evaluate("benefit_age", day(on), {"person.age": age}, AS_IT_STANDS).holds is full


REDUCING = {"unemployment_benefit", "sickness_benefit", "parental_benefit"}
KINDS = [
    *sorted(REDUCING),
    "rehabilitation_benefit",
    "work_assessment_allowance",
    "disability_benefit",
    "measures_allowance",
    "child_pension",
    "other",
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("on", "reducing"),
    [
        ("2007-11-01", REDUCING | {"rehabilitation_benefit"}),
        ("2009-12-31", REDUCING | {"rehabilitation_benefit"}),
        ("2010-01-01", REDUCING),
        ("2010-01-02", REDUCING),
        ("2018-12-31", REDUCING),
        ("2019-01-01", REDUCING),
        ("2026-09-01", REDUCING),
    ],
)
def test_benefits_that_reduce_krone_for_krone(on, reducing, kind):
    assert evaluate("coordination", day(on), {"coordinated.kind": kind}, AS_IT_STANDS).holds is (
        kind in reducing
    )


def test_a_benefit_of_unknown_kind_is_undecided():
    assert evaluate("coordination", day("2026-09-01"), {}, AS_IT_STANDS).holds is None


def g_of(on: str) -> int:
    value = BasicAmount.g.on(day(on)).value
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("on", "facts", "paid"),
    [
        ("2026-09-01", {}, True),
        ("2026-09-01", {"child.supported": False}, False),
        ("2026-09-01", {"child.age": 17}, True),
        ("2026-09-01", {"child.age": 18}, False),
        ("2026-09-01", {"child.age": 19}, False),
        # Living in Norway: a condition from 2020-07-01 on.
        ("2020-06-30", {"child.lives_in_norway": False}, True),
        ("2020-07-01", {"child.lives_in_norway": False}, None),
        ("2020-07-02", {"child.lives_in_norway": None}, None),
        # Lives there, and stays there: 91 days abroad are more than stays may last.
        ("2020-07-01", {"child.stays_in_norway": None, "child.days_abroad": 91}, None),
        ("2026-09-01", {"child.stays_in_norway": None, "child.days_abroad": 90}, True),
        ("2026-09-01", {"child.stays_in_norway": None, "child.days_abroad": 91}, None),
        (
            "2026-09-01",
            {"child.stays_in_norway": False, "child.days_abroad": 91, "child.member_of_insurance": False},
            False,
        ),
        ("2026-09-01", {"child.stays_in_norway": True, "child.days_abroad": 91}, True),
        ("2026-09-01", {"child.lives_in_norway": False, "child.days_abroad": 89}, True),
        ("2026-09-01", {"child.lives_in_norway": False, "child.days_abroad": 90}, True),
        ("2026-09-01", {"child.lives_in_norway": False, "child.days_abroad": 91}, None),
        (
            "2026-09-01",
            {"child.lives_in_norway": False, "child.days_abroad": 91, "child.member_of_insurance": False},
            False,
        ),
        ("2026-09-01", {"child.lives_in_norway": False, "child.member_of_insurance": True}, True),
        # The exception for the pandemic: 2020-07-01 to 2021-12-31.
        ("2020-07-01", {"child.lives_in_norway": False, "child.stranded_by_pandemic": True}, True),
        ("2021-12-31", {"child.lives_in_norway": False, "child.stranded_by_pandemic": True}, True),
        ("2022-01-01", {"child.lives_in_norway": False, "child.stranded_by_pandemic": True}, None),
        # The child's own income and pension: 2012-01-01 to 2023-12-31.
        ("2011-12-31", {"child.has_child_pension": True}, True),
        ("2012-01-01", {"child.has_child_pension": True}, False),
        ("2023-12-31", {"child.has_child_pension": True}, False),
        ("2024-01-01", {"child.has_child_pension": True}, True),
        ("2023-12-31", {"child.has_child_pension": None}, None),
        ("2024-01-01", {"child.has_child_pension": None}, True),
        ("2011-12-31", {"child.yearly_income": g_of("2011-12-31") + 1}, True),
        ("2012-01-01", {"child.yearly_income": g_of("2012-01-01") - 1}, True),
        ("2012-01-01", {"child.yearly_income": g_of("2012-01-01")}, True),
        ("2012-01-01", {"child.yearly_income": g_of("2012-01-01") + 1}, False),
        ("2023-12-31", {"child.yearly_income": g_of("2023-12-31") + 1}, False),
        ("2024-01-01", {"child.yearly_income": g_of("2024-01-01") + 1}, True),
        # Foster children: supported for two years before the claim, or lastingly; from 2012.
        ("2011-12-31", {"child.relation": "foster"}, True),
        ("2012-01-01", {"child.relation": "foster"}, None),
        ("2026-09-01", {"child.relation": "foster", "child.lasting_foster_care": True}, True),
    ],
)
def test_children_with_a_supplement(on, facts, paid):
    assert evaluate("child", day(on), {**CHILD, **facts}, AS_IT_STANDS).holds is paid


@pytest.mark.parametrize(
    ("since", "paid"), [("2024-08-31", True), ("2024-09-01", True), ("2024-09-02", False)]
)
def test_two_years_of_support_before_the_claim(since, paid):
    facts = {
        **CHILD,
        "child.relation": "foster",
        "child.foster_since": day(since).toordinal(),
        "child.claimed_on": day("2026-09-01").toordinal(),
        "child.lasting_foster_care": False,
    }
    assert evaluate("child", day("2026-10-01"), facts, AS_IT_STANDS).holds is paid


@pytest.mark.parametrize(
    ("rule_id", "topic", "places"),
    [
        (
            "sotjl.35.takes_part",
            "benefit_days",
            {
                "2009-12-31": "sotjl-1991 § 5A-7 (1)",
                "2010-01-01": "sotjl § 35 (1)",
                "2019-01-01": "sotjl § 35 (1) 1. punktum",
            },
        ),
        (
            "sotjl.35.not_interrupted",
            "benefit_days",
            {"2018-12-31": None, "2019-01-01": "sotjl § 35 (1) 2. punktum"},
        ),
        (
            "sotjl.35.not_interrupted_before_2019",
            "benefit_days",
            {
                "2009-12-31": "sotjl-1991 § 5A-7 (1)",
                "2010-01-01": "sotjl § 35 (1)",
                "2018-12-31": "sotjl § 35 (1)",
                "2019-01-01": None,
            },
        ),
        (
            "sotjl.35.full_rate_age_reached",
            "benefit_age",
            {"2009-12-31": "sotjl-1991 § 5A-7 (2) 2. punktum", "2010-01-01": "sotjl § 35 (2) 2. punktum"},
        ),
        (
            "sotjl-1991.5A-10.reduces_before_2010",
            "coordination",
            {"2009-12-31": "sotjl-1991 § 5A-10 (1)", "2010-01-01": None},
        ),
        (
            "sotjl.38.reduces",
            "coordination",
            {"2009-12-31": None, "2010-01-01": "sotjl § 38 (1)", "2019-01-01": "sotjl § 38 (1)"},
        ),
        ("sotjl.35.supported", "child", {"2009-12-31": "sotjl-1991 § 5A-7", "2010-01-01": "sotjl § 35 (4)"}),
        (
            "for-2011-1471.3.own_or_long_supported",
            "child",
            {"2011-12-31": None, "2012-01-01": "for-2011-1471 § 3 (3)"},
        ),
        (
            "for-2011-1471.3.in_norway_or_stranded",
            "child",
            {
                "2020-06-30": None,
                "2020-07-01": "for-2011-1471 § 3 (2)",
                "2021-12-31": "for-2011-1471 § 3 (2)",
                "2022-01-01": None,
            },
        ),
        ("for-2011-1471.3.in_norway", "child", {"2021-12-31": None, "2022-01-01": "for-2011-1471 § 3 (2)"}),
        (
            "for-2011-1471.3.income_within_g",
            "child",
            {
                "2011-12-31": None,
                "2012-01-01": "for-2011-1471 § 3",
                "2023-12-31": "for-2011-1471 § 3",
                "2024-01-01": None,
            },
        ),
        (
            "for-2011-1471.3.no_child_pension",
            "child",
            {
                "2011-12-31": None,
                "2012-01-01": "for-2011-1471 § 3",
                "2023-12-31": "for-2011-1471 § 3",
                "2024-01-01": None,
            },
        ),
    ],
)
def test_where_each_condition_stands(rule_id, topic, places):
    for on, place in places.items():
        found = {
            finding.rule: str(finding.citation)
            for finding in evaluate(topic, day(on), {}, AS_IT_STANDS).findings
        }
        assert found.get(rule_id) == place, on

"""§ 36 and regulation §§ 5-17: where each rule stands, and when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from law.topics import BY_ID, day
from qupcore.cases.absence.rulings import TOPICS
from qupcore.law.national import NATIONAL

P0 = ("2007-11-01", "2009-12-31", "LOV-2007-10-26-97")
UNTIL_2011 = ("2010-01-01", "2011-12-31", "LOV-2009-12-18-131")
P1 = ("2012-01-01", "2018-12-31", "LOV-2009-12-18-131")
P2 = ("2019-01-01", None, "LOV-2018-12-20-98")
R = "FOR-2011-12-21-1471"
ALWAYS = ("2012-01-01", None, R)
BEFORE = ("2012-01-01", "2020-03-15", R)
S17A = ("2020-03-16", "2020-05-07", "FOR-2020-03-27-497")
F966 = "FOR-2020-05-08-966"


def regulation(place):
    return [(ALWAYS, f"for-2011-1471 § {place}")]


PLACES = {
    "sotjl.36.reason_or_permission_before_regulation": [
        (P0, "sotjl-1991 § 5A-8"),
        (UNTIL_2011, "sotjl § 36"),
    ],
    "sotjl.36.illness_documented_before_regulation": [
        (("2007-11-01", "2009-12-31", ""), "sotjl-1991 § 5A-8"),
        (("2010-01-01", "2011-12-31", ""), "sotjl § 36"),
    ],
    "sotjl.36.reason_or_permission": [(P1, "sotjl § 36")],
    "sotjl.36.reason_and_permission": [(P2, "sotjl § 36 (1) 2. punktum")],
    "sotjl.36.permission_within_limits": [(P1, "sotjl § 36"), (P2, "sotjl § 36 (2)")],
    "sotjl.36.refusal_has_basis": [(P1, "sotjl § 36"), (P2, "sotjl § 36 (2)")],
    "for-2011-1471.5.illness_certified": regulation("5"),
    "for-2011-1471.6.long_enough_in_programme": [
        (BEFORE, "for-2011-1471 § 6 (2)"),
        (("2020-05-08", None, R), "for-2011-1471 § 6 (2)"),
    ],
    "for-2011-1471.6.few_days_at_a_time": [
        (BEFORE, "for-2011-1471 § 6 (3)"),
        (S17A, "for-2011-1471 § 17a (2)"),
        (("2020-05-08", "2020-05-31", F966), "for-2020-966 § 6"),
        (("2020-06-01", None, R), "for-2011-1471 § 6 (3)"),
    ],
    "for-2011-1471.6.longer_illness_certified": regulation("6 (4)"),
    "for-2011-1471.6.illness_window": regulation("6 (3) 2. punktum"),
    "for-2011-1471.7.confirmed_in_writing": regulation("7 2. punktum"),
    "for-2011-1471.8.self_certificate_not_withdrawn": regulation("8 (1)"),
    "for-2011-1471.8.withdrawal_window": regulation("8 (1)"),
    "for-2011-1471.8.certified_in_time": regulation("8 (2)"),
    "for-2011-1471.8.review_by": regulation("8 (3) 2. punktum"),
    "for-2011-1471.8.withdrawal_has_ground": regulation("8 (1)"),
    "for-2011-1471.8.heard_before_withdrawal": regulation("8 (3) 1. punktum"),
    "for-2011-1471.8.withdrawal_reviewed": regulation("8 (3) 2. punktum"),
    "for-2011-1471.9.child_young_enough": regulation("9 (2)"),
    "for-2011-1471.10.child_illness_certified": [
        (BEFORE, "for-2011-1471 § 10"),
        (S17A, "for-2011-1471 § 17a (2)"),
        (("2020-05-08", None, R), "for-2011-1471 § 10"),
    ],
    "for-2011-1471.10.child_certificate_confirmed": regulation("10 3. punktum"),
    "for-2011-1471.10.child_certificate_not_withdrawn": regulation("10 3. punktum"),
    "for-2011-1471.11.within_days_for_child": regulation("11"),
    "for-2011-1471.11.child_counted": regulation("11 (1) 2. punktum"),
    "for-2011-1471.11.sick_child_window": regulation("11 (1)"),
    "for-2011-1471.12.check_in_programme_time": regulation("12 (1)"),
    "for-2011-1471.12.right_before_term": regulation("12 (2) 1. punktum"),
    "for-2011-1471.12.notice_before_birth": regulation("12 (2) 2. punktum"),
    "for-2011-1471.13.weeks_after_birth": regulation("13 (1)"),
    "for-2011-1471.13.days_at_birth": regulation("13 (2) 1. punktum"),
    "for-2011-1471.13.in_connection_with_birth": regulation("13 (2) 1. punktum"),
    "for-2011-1471.13.helper_granted": regulation("13 (2) 2. punktum"),
    "for-2011-1471.13.helper_parents_apart": regulation("13 (2) 2. punktum"),
    "for-2011-1471.13.helper_after_birth": regulation("13 (2) 2. punktum"),
    "for-2011-1471.13.helper_days": regulation("13 (2) 2. punktum"),
    "for-2011-1471.14.nursing_time": regulation("14"),
    "for-2011-1471.15.welfare_leave_granted": regulation("15 1. punktum"),
    "for-2011-1471.15.welfare_days_in_year": regulation("15 1. punktum"),
    "for-2011-1471.15.settling_a_child": regulation("15 bokstav a"),
    "for-2011-1471.15.first_school_day": regulation("15 bokstav b"),
    "for-2011-1471.15.own_wedding": regulation("15 bokstav c"),
    "for-2011-1471.15.death_in_the_family": regulation("15 bokstav d"),
    "sotjl.35.working_day_before_2012": [(P0, "sotjl-1991 § 5A-7 (3)"), (UNTIL_2011, "sotjl § 35 (3)")],
    "for-2011-1471.16.working_day": regulation("16 (1)"),
    "for-2011-1471.16.outside_the_church": regulation("16 (2) 1. punktum"),
    "for-2011-1471.16.days_of_own_faith": regulation("16 (2) 1. punktum"),
    "for-2011-1471.16.notice_of_own_faith": regulation("16 (2) 2. punktum"),
    "for-2011-1471.17.holiday_days": regulation("17"),
    "for-2020-966.3.absence_because_of_pandemic": [
        (S17A, "for-2011-1471 § 17a (1)"),
        (("2020-05-08", "2020-12-31", F966), "for-2020-966 § 3 (1)"),
    ],
}


def test_the_table_has_every_rule_about_absence():
    assert {rule.id for rule in NATIONAL.rules if rule.topic in TOPICS} == set(PLACES)


@pytest.mark.parametrize("name", PLACES)
def test_each_rule_stands_where_and_when_the_law_has_it(name):
    rule = BY_ID[name]
    assert len(rule.provisions) == len(PLACES[name])
    for place, ((first, last, enacted_by), cited) in zip(rule.provisions, PLACES[name], strict=True):
        assert str(place.citation) == cited
        assert (str(place.citation.version), place.citation.enacted_by) == (first, enacted_by)
        assert str(place.valid) == f"{first}/{last or '..'}"
        assert rule.on(day(first)) is place
        if rule.role == "reading":
            assert place.basis == "policy"
            continue
        assert place.basis == ("law" if place.citation.law.startswith("sotjl") else "regulation")
    assert rule.on(day(PLACES[name][0][0][0]) - timedelta(days=1)) is None


def test_what_is_inferred_is_not_told_as_certain():
    sure = {name for name in PLACES if all(p.confidence == "high" for p in BY_ID[name].provisions)}
    assert set(PLACES) - sure == {
        "sotjl.36.illness_documented_before_regulation",
        "for-2011-1471.11.child_counted",
        "for-2011-1471.6.few_days_at_a_time",
        "for-2011-1471.6.illness_window",
        "sotjl.35.working_day_before_2012",
    }

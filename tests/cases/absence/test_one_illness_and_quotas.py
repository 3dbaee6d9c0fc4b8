"""One illness however it was registered; days beyond the quota; what is not known."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

from cases.absence.people import CHILD, FULL, case, child, gross, ill, near, sick
from cases.absence.written import absence, day, days_kept
from qupcore.cases.absence.parts import absence_parts

ONE = Decimal("1071.91")


# one illness, however it was registered


@pytest.mark.parametrize("policy", [None, {"for-2011-1471.days_off_count": 0}])
@pytest.mark.parametrize("facts", [{}, {"doctor_demanded": True, "permitted": False}])
def test_an_illness_over_a_weekend_is_the_same_in_one_entry_and_in_two(policy, facts):
    one = case(ill("2026-09-10/2026-09-14", **facts))
    two = case(ill("2026-09-10/2026-09-11", **facts), ill("2026-09-14", **facts))
    assert days_kept(one, policy) == days_kept(two, policy)
    assert gross(one, policy=policy) == gross(two, policy=policy)


def test_whether_a_weekend_counts_is_a_number_that_the_month_rests_on():
    away = ill("2026-09-10/2026-09-14", doctor_demanded=True, permitted=False, prevented_from_doctor=False)
    amount, final = gross(case(away))
    assert (near(amount, FULL - 3 * ONE), final) == (True, True)
    amount, final = gross(case(away), policy={"for-2011-1471.days_off_count": 0})
    assert (amount, final) == (FULL, False)  # three days are within the limit: the refusal is asked about
    (part, *_) = absence_parts(case(away))
    assert "for-2011-1471.days_off_count" in {use.name for use in part.policy}


def test_a_childs_illness_over_a_weekend_is_one_time():
    facts = {"children": (child("2018-01-01"),), "sole_carer": True, "start": "2026-01-05"}
    one = case(sick("2026-09-10/2026-09-14", doctor_demanded=True), **facts)
    two = case(
        sick("2026-09-10/2026-09-11", doctor_demanded=True),
        sick("2026-09-14", doctor_demanded=True),
        **facts,
    )
    assert days_kept(one) == days_kept(two)
    assert days_kept(two)[day("2026-09-14")] is None  # the fifth calendar day


# beyond the quota in any case

JUNE_AND_JULY = ("2026-06-01/2026-07-31",)


@pytest.mark.parametrize(
    "spans", [JUNE_AND_JULY, ("2026-06-01/2026-06-30", "2026-07-01/2026-07-31"), ("2026-07-01/2026-07-31",)]
)
def test_days_beyond_those_that_could_be_given_are_refused_in_any_case(spans):
    """25 working days from 1 June end on 3 July; alone, July has 23 and none is beyond."""
    person = case(*(absence(span, "holiday", permitted=False) for span in spans))
    amount, final = gross(person, month=7)
    cut = 20 if spans[0].startswith("2026-06") else 0
    assert near(amount, Decimal("24653.97") - cut * ONE)
    assert not final  # the refusal of the first 25 stands against § 17


def test_the_order_of_two_refused_entries_does_not_matter():
    one = absence("2026-06-01/2026-06-30", "holiday", permitted=False)
    two = absence("2026-07-01/2026-07-31", "holiday", permitted=False)
    assert days_kept(case(one, two)) == days_kept(case(two, one))


def test_two_days_of_ones_own_faith_can_be_refused_against_the_regulation_and_no_third():
    away = absence("2026-09-07/2026-09-09", "religious_holiday", permitted=False, asked_on="2026-06-01")
    assert list(days_kept(case(away, outside_church=True)).values()) == [None, None, False]


def test_what_was_rightly_refused_uses_up_nothing_of_what_can_be_refused_wrongly():
    late = absence("2026-09-07/2026-09-08", "religious_holiday", permitted=False, asked_on="2026-09-01")
    in_time = absence("2026-10-07/2026-10-08", "religious_holiday", permitted=False, asked_on="2026-06-01")
    found = days_kept(case(late, in_time, outside_church=True))
    assert list(found.values()) == [False, False, None, None]


def test_ten_days_at_a_birth_can_be_refused_and_no_more():
    away = absence("2026-09-07/2026-09-22", "birth_of_child", permitted=False, event_on="2026-09-07")
    found = list(days_kept(case(away)).values())
    assert found == [None] * 10 + [False] * 2


def test_ten_days_for_a_sick_child_can_be_refused_and_no_more():
    known = {"children": (attrs.evolve(CHILD, chronically_ill=False),), "sole_carer": False}
    away = sick("2026-09-01/2026-09-16", certificate="doctor", permitted=False)
    found = list(days_kept(case(away, other_parent_unable=False, **known)).values())
    assert found == [None] * 10 + [False] * 2


# what is not known neither adds nor takes away


def test_a_forgotten_certificate_takes_nothing():
    shown = ill("2026-09-09", permitted=False, certificate="doctor")
    forgotten = attrs.evolve(shown, certificate=None)
    unshown = attrs.evolve(shown, certificate="none")
    assert gross(case(shown)) == gross(case(forgotten)) == (FULL, False)
    assert gross(case(unshown)) == (FULL - ONE, True)


def test_a_forgotten_reason_takes_nothing():
    refused = absence("2026-09-09", None, permitted=False)
    assert gross(case(refused)) == (FULL, False)
    assert gross(case(attrs.evolve(refused, reason="other"))) == (FULL - ONE, True)

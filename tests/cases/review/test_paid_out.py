"""Payments, repayment, refunds, and whom the child supplement goes to, as a review and a month see them."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from qupcore import Money, Participant, benefit_month, review
from qupcore.domain.case.absence import Leave
from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.course import Course, Payment, Refund, Repayment
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.case.supported_child import SupportedChild

ON = date(2026, 10, 15)
GRANTED = ProgrammeDecision(
    kind="granted", decided_on=date(2026, 1, 2), applies_from=date(2026, 1, 5), applies_to=date(2026, 12, 31)
)
CHILD = SupportedChild(birth_date=date(2020, 1, 1), lives_in_norway=True, stays_in_norway=True)
COURSE = Course(decisions=(GRANTED,), started_on=date(2026, 1, 5))
SEPTEMBER = {"first": date(2026, 9, 1), "last": date(2026, 9, 30)}


def case(**course: Any) -> Participant:
    return Participant(
        ref="a", birth_date=date(1990, 1, 1), benefits=(), course=attrs.evolve(COURSE, **course)
    )


def found(rule: str, on: date = ON, **course: Any) -> list[tuple[str, str, list[str]]]:
    return [
        (item.path, item.outcome, [question.path for question in item.add])
        for item in review(case(**course), on).remarks
        if item.finding.rule == rule
    ]


CLAIM = Refund(**SEPTEMBER, benefit="sickness_benefit", same_purpose=True, amount_nok=Money.from_nok(20_000))


@pytest.mark.parametrize(
    ("outlays", "expected"),
    [
        (20_001, []),
        (20_000, []),
        (19_999, [("$.course.refunds[0]", "not_met", [])]),
        (None, [("$.course.refunds[0]", "unknown", ["$.course.refunds[0].outlays_nok"])]),
    ],
)
def test_a_refund_above_what_the_municipality_paid_out_is_found(outlays, expected):
    claim = attrs.evolve(CLAIM, outlays_nok=None if outlays is None else Money.from_nok(outlays))
    assert found("sotjl.38.up_to_the_outlays", refunds=(claim,)) == expected
    assert found("sotjl.38.for_the_same_purpose", refunds=(claim,)) == []


def test_a_refund_in_a_benefit_for_another_purpose_is_found_and_one_not_known_is_asked_about():
    rule, path = "sotjl.38.for_the_same_purpose", "$.course.refunds[0]"
    other = attrs.evolve(CLAIM, same_purpose=False)
    assert found(rule, refunds=(other,)) == [(path, "not_met", [])]
    unknown = attrs.evolve(CLAIM, same_purpose=None)
    assert found(rule, refunds=(unknown,)) == [(path, "unknown", [f"{path}.same_purpose"])]


def test_a_payment_before_its_days_are_over_or_without_registered_attendance_is_found():
    early = Payment(**SEPTEMBER, paid_on=date(2026, 9, 29), attendance_registered=False)
    for rule in ("sotjl.39.paid_in_arrears", "sotjl.39.on_registered_attendance"):
        assert found(rule, payments=(early,)) == [("$.course.payments[0]", "not_met", [])]
        assert found(rule, date(2026, 9, 28), payments=(early,)) == []  # not paid yet
    good = attrs.evolve(early, paid_on=date(2026, 10, 12), attendance_registered=True)
    assert found("sotjl.39.paid_in_arrears", payments=(good,)) == []
    assert found("sotjl.39.on_registered_attendance", payments=(good,)) == []


def judged(answer: bool, at: date) -> Assessment:
    return Assessment(
        question="judgement.intent_or_gross_negligence", answer=answer, grounds="as told", by="adviser", at=at
    )


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ((), "unknown"),
        ((judged(True, date(2026, 10, 1)),), None),
        ((judged(False, date(2026, 10, 1)),), "not_met"),
        ((judged(True, date(2026, 10, 16)),), "unknown"),  # judged after the day looked at
    ],
)
def test_a_repayment_without_the_judgement_that_it_rests_on_is_found(said, outcome):
    """Intent and gross negligence are never computed: only a judgement on record carries a repayment."""
    back = Repayment(decided_on=date(2026, 10, 1), wrong_information=True, assessments=said)
    remarks = found("sotjl.23.with_intent_or_gross_negligence", repayments=(back,))
    assert [item[1] for item in remarks] == ([] if outcome is None else [outcome])
    assert found("sotjl.40.only_for_wrong_information", repayments=(back,)) == []


def test_of_a_repayment_without_wrong_information_nothing_is_asked():
    back = Repayment(decided_on=date(2026, 10, 1), wrong_information=False)
    assert found("sotjl.23.with_intent_or_gross_negligence", repayments=(back,)) == []
    assert [item[1] for item in found("sotjl.40.only_for_wrong_information", repayments=(back,))] == [
        "not_met"
    ]


def test_a_repayment_of_a_time_whose_text_was_not_read_is_read_and_not_judged():
    back = Repayment(decided_on=date(2009, 12, 31), wrong_information=False)
    assert found("sotjl.40.only_for_wrong_information", repayments=(back,)) == []


def test_a_supplement_refused_because_the_other_parent_gets_it_is_found_and_paid_all_the_same():
    refused = attrs.evolve(CHILD, refused_for_other_parent=True)
    rule = "for-2011-1471.3.both_parents_get_it"
    assert found(rule, children=(refused,)) == [("$.course.children[0]", "not_met", [])]
    assert found(rule, children=(CHILD,)) == []
    paid = [benefit_month(case(children=(child,)), 2026, 9).gross for child in (refused, CHILD)]
    assert paid[0] == paid[1]


@pytest.mark.parametrize(
    ("claimed", "goes", "asked"),
    [
        (None, True, ["$.course.agency_claimed_on"]),
        ("2026-10-12", True, []),
        ("2026-10-13", False, []),  # September was paid the day before: it is the participant's
    ],
)
def test_the_supplement_goes_to_the_agency_only_once_it_has_claimed_it(claimed, goes, asked):
    day = None if claimed is None else date.fromisoformat(claimed)
    course = {"children": (CHILD,), "maintenance_to_agency": True, "agency_claimed_on": day}
    month = benefit_month(case(**course), 2026, 9, policy={"sotjl.39.days_after_month": 12})
    assert month.paid_on == date(2026, 10, 12)
    assert (month.to_agency.ore > 0) is goes
    assert [item.path for item in month.open] == asked
    path = "$.course.agency_claimed_on"
    expected = [(path, "unknown", [path])] if asked else []
    assert found("for-2011-1471.4.claimed_by_the_agency", **course) == expected


def test_where_no_day_of_payment_is_chosen_a_claim_stands_as_recorded():
    """It is paid in arrears: a claim after the month may have come before the payment."""
    course = {"children": (CHILD,), "maintenance_to_agency": True, "agency_claimed_on": date(2026, 10, 13)}
    assert benefit_month(case(**course), 2026, 9).to_agency.ore > 0


def test_nothing_is_asked_of_the_agency_where_no_supplement_goes_to_it():
    assert benefit_month(case(maintenance_to_agency=True), 2026, 9).open == ()
    assert benefit_month(case(children=(CHILD,)), 2026, 9).open == ()


@pytest.mark.parametrize(
    ("first", "last", "paid", "early"),
    [
        # 31 May 2026 is a Sunday, and there is benefit for five days a week
        (date(2026, 5, 1), date(2026, 5, 31), date(2026, 5, 29), False),
        (date(2026, 5, 1), date(2026, 5, 31), date(2026, 5, 28), True),
        (date(2026, 5, 1), date(2026, 5, 29), date(2026, 5, 28), True),
        # 30 September is a Wednesday
        (date(2026, 9, 1), date(2026, 9, 30), date(2026, 9, 30), False),
        (date(2026, 9, 1), date(2026, 9, 30), date(2026, 9, 29), True),
        # a weekend alone
        (date(2026, 5, 30), date(2026, 5, 31), date(2026, 5, 29), True),
    ],
)
def test_a_payment_on_the_last_day_with_benefit_is_in_arrears(first, last, paid, early):
    paying = Payment(first=first, last=last, paid_on=paid, attendance_registered=True)
    expected = [("$.course.payments[0]", "not_met", [])] if early else []
    assert found("sotjl.39.paid_in_arrears", payments=(paying,)) == expected


def test_the_last_day_with_benefit_is_none_after_the_end_or_without_pay():
    """Ended from 21 May, and on leave without benefit from 18 May: the days after are paid by none."""
    paying = Payment(
        first=date(2026, 5, 1), last=date(2026, 5, 29), paid_on=date(2026, 5, 20), attendance_registered=True
    )
    ended = ProgrammeDecision(kind="ended", decided_on=date(2026, 5, 4), applies_from=date(2026, 5, 21))
    rule = "sotjl.39.paid_in_arrears"
    assert found(rule, payments=(paying,)) != []
    assert found(rule, payments=(paying,), decisions=(GRANTED, ended)) == []
    for with_benefit, early in ((True, True), (None, True), (False, False)):
        leave = Leave(first=date(2026, 5, 18), last=date(2026, 5, 31), with_benefit=with_benefit)
        assert (found(rule, payments=(paying,), leaves=(leave,)) != []) is early

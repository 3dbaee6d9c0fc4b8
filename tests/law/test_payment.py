"""§§ 23, 38 (2), 39 and 40 (2), regulation §§ 3 (1) and 4: each rule at each limit and date."""

from __future__ import annotations

import pytest

from law.topics import found, outcome

ANSWERS = [("met", True), ("not_met", False), ("unknown", None)]
ACTS = ["2007-11-01", "2009-12-31", "2010-01-01", "2018-12-31", "2019-01-01", "2026-09-01"]
FROM_2010, FROM_2012 = ACTS[2:], ["2012-01-01", *ACTS[3:]]


def in_force(topic, on):
    return {finding.rule for finding in found(topic, on, {}).findings}


@pytest.mark.parametrize("on", ["2019-01-01", "2026-09-01"])
@pytest.mark.parametrize(
    ("claimed", "outlays", "said"),
    [
        (99_999, 100_000, "met"),
        (100_000, 100_000, "met"),  # all of it
        (100_001, 100_000, "not_met"),  # an øre more than it paid
        (1, 0, "not_met"),
        (100_000, None, "unknown"),
        (None, 100_000, "unknown"),
    ],
)
def test_a_refund_covers_outlays_and_no_more(on, claimed, outlays, said):
    facts = {"refund.amount": claimed, "refund.outlays": outlays}
    assert outcome("sotjl.38.up_to_the_outlays", on, facts) == said


def test_that_a_refund_covers_outlays_is_a_rule_for_the_text_that_was_read():
    assert "sotjl.38.up_to_the_outlays" not in in_force("refund", "2018-12-31")
    assert "sotjl.38.up_to_the_outlays" in in_force("refund", "2019-01-01")


@pytest.mark.parametrize("on", ACTS)
@pytest.mark.parametrize(("said", "same"), ANSWERS)
def test_a_refund_is_for_the_same_purpose(on, said, same):
    assert outcome("sotjl.38.for_the_same_purpose", on, {"refund.same_purpose": same}) == said


@pytest.mark.parametrize("on", ACTS)
@pytest.mark.parametrize(
    ("paid_on", "said"),
    [("2026-09-29", "not_met"), ("2026-09-30", "met"), ("2026-10-01", "met"), (None, "unknown")],
)
def test_paid_in_arrears(on, paid_on, said):
    facts = {"payment.last": "2026-09-30", "payment.paid_on": paid_on}
    assert outcome("sotjl.39.paid_in_arrears", on, facts) == said


@pytest.mark.parametrize("on", ACTS)
@pytest.mark.parametrize(("said", "registered"), ANSWERS)
def test_paid_on_registered_attendance(on, said, registered):
    facts = {"payment.attendance_registered": registered}
    assert outcome("sotjl.39.on_registered_attendance", on, facts) == said


@pytest.mark.parametrize("on", FROM_2010)
@pytest.mark.parametrize(("said", "answer"), ANSWERS)
def test_paid_back_only_for_wrong_information_given_with_intent_or_gross_negligence(on, said, answer):
    wrong = {"repayment.wrong_information": answer}
    assert outcome("sotjl.40.only_for_wrong_information", on, wrong) == said
    judged = {"repayment.wrong_information": True, "judgement.intent_or_gross_negligence": answer}
    assert outcome("sotjl.23.with_intent_or_gross_negligence", on, judged) == said


@pytest.mark.parametrize("on", FROM_2010)
def test_how_information_was_given_is_no_question_where_none_was_wrong(on):
    """§ 40 (2): § 23 holds where wrong information was given. Without it the claim itself is the breach."""
    rule = "sotjl.23.with_intent_or_gross_negligence"
    assert outcome(rule, on, {"repayment.wrong_information": False}) == "met"
    assert outcome(rule, on, {}) == "unknown"


@pytest.mark.parametrize("on", FROM_2012)
@pytest.mark.parametrize(("said", "answer"), ANSWERS)
def test_the_supplement_of_both_parents_and_to_the_agency(on, said, answer):
    refused = None if answer is None else not answer
    facts = {"supplement.refused_for_other_parent": refused}
    assert outcome("for-2011-1471.3.both_parents_get_it", on, facts) == said
    assert outcome("for-2011-1471.4.claimed_by_the_agency", on, {"agency.claimed": answer}) == said

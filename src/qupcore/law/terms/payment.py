"""The vocabulary of payments: payment, repayment, and the recipients of the supplement."""

from __future__ import annotations

from qupcore.law.terms.asking import day, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = ["Agency", "BothParents", "PaidOut", "Repaid", "RepaymentJudgement"]


class PaidOut(Vocabulary):
    """A payment of the benefit for some days."""

    last = day("payment.last", "$.course.payments[].last")
    paid_on = day("payment.paid_on", "$.course.payments[].paid_on")
    attendance_registered = fact("payment.attendance_registered", "$.course.payments[].attendance_registered")


class Repaid(Vocabulary):
    """A decision on repayment."""

    wrong_information = fact("repayment.wrong_information", "$.course.repayments[].wrong_information")


class RepaymentJudgement(Vocabulary):
    """The judgement about a repayment."""

    intent_or_gross_negligence = judged("judgement.intent_or_gross_negligence", "$.course.repayments[]")


class Agency(Vocabulary):
    """A supplement paid to the collection agency."""

    claimed = fact("agency.claimed", "$.course.agency_claimed_on")


class BothParents(Vocabulary):
    """A supplement that was refused because the other parent gets it."""

    refused = fact("supplement.refused_for_other_parent", "$.course.children[].refused_for_other_parent")

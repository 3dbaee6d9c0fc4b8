"""The vocabulary of money that changed hands: payments, repayment, whom the supplement goes to."""

from __future__ import annotations

from qupcore.law.terms.asking import day, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = ["Agency", "BothParents", "PaidOut", "Repaid", "RepaymentJudgement"]


class PaidOut(Vocabulary):
    """The benefit as it was paid out for some days."""

    last = day(
        "payment.last",
        "etterskuddsvis",
        "$.course.payments[].last",
        "Hva er siste dag med stønad som utbetalingen gjelder?",
        "Kva er siste dag med stønad som utbetalinga gjeld?",
        "What is the last day with benefit that the payment is for?",
    )
    paid_on = day(
        "payment.paid_on",
        "utbetaling skjer",
        "$.course.payments[].paid_on",
        "Når ble stønaden betalt ut?",
        "Når vart stønaden betalt ut?",
        "When was the benefit paid out?",
    )
    attendance_registered = fact(
        "payment.attendance_registered",
        "på grunnlag av registrert frammøte",
        "$.course.payments[].attendance_registered",
        "Var frammøtet for dagene registrert da stønaden ble betalt ut?",
        "Var frammøtet for dagane registrert då stønaden vart betalt ut?",
        "Was the attendance of the days registered when the benefit was paid out?",
    )


class Repaid(Vocabulary):
    """A decision that something is to be paid back."""

    wrong_information = fact(
        "repayment.wrong_information",
        "gitt uriktige opplysninger eller har fortiet opplysninger",
        "$.course.repayments[].wrong_information",
        "Ble stønaden betalt ut fordi det ble gitt uriktige opplysninger, eller fordi opplysninger ble "
        "fortiet?",
        "Vart stønaden betalt ut fordi det vart gjeve urette opplysningar, eller fordi opplysningar vart "
        "haldne tilbake?",
        "Was the benefit paid out because wrong information was given, or information was held back?",
    )


class RepaymentJudgement(Vocabulary):
    """What a repayment is judged by."""

    intent_or_gross_negligence = judged(
        "judgement.intent_or_gross_negligence",
        "forsettlig eller grovt uaktsomt",
        "$.course.repayments[]",
        "Ble de uriktige opplysningene gitt, eller opplysningene fortiet, forsettlig eller grovt uaktsomt?",
        "Vart dei urette opplysningane gjevne, eller opplysningane haldne tilbake, forsettleg eller grovt "
        "aktlaust?",
        "Was the wrong information given, or information held back, with intent or gross negligence?",
    )


class Agency(Vocabulary):
    """A supplement that goes to the collection agency."""

    claimed = fact(
        "agency.claimed",
        "Innkrevingssentralen har satt fram krav",
        "$.course.agency_claimed_on",
        "Når satte innkrevingssentralen fram krav om barnetillegget?",
        "Når sette innkrevjingssentralen fram krav om barnetillegget?",
        "When did the collection agency claim the child supplement?",
    )


class BothParents(Vocabulary):
    """A supplement that was refused because the other parent gets it."""

    refused = fact(
        "supplement.refused_for_other_parent",
        "begge foreldrene mottar kvalifiseringsstønad",
        "$.course.children[].refused_for_other_parent",
        "Ble barnetillegget avslått fordi den andre forelderen får det?",
        "Vart barnetillegget avslått fordi den andre forelderen får det?",
        "Was the supplement refused because the other parent gets it?",
    )

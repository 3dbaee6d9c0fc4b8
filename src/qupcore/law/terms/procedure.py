"""The vocabulary of procedure: decisions, claims for refund, and recovery."""

from __future__ import annotations

from typing import get_args

from qupcore.domain.case.programme_decision import EndReason
from qupcore.law.terms.asking import choice, counted, day, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = ["Procedure", "ProcedureJudgement", "Recovered", "Refunded"]

_DECISION = "$.course.decisions[]"


class Procedure(Vocabulary):
    """A decision and its procedure."""

    kind = choice(
        "procedure.kind",
        ("granted", "extended", "refused", "reduced", "interrupted", "ended"),
        f"{_DECISION}.kind",
    )
    decided_on = day("procedure.decided_on", f"{_DECISION}.decided_on")
    notice_given = fact("procedure.notice_given", f"{_DECISION}.advance_notice")
    notice_on = day("procedure.notice_on", f"{_DECISION}.advance_notice_on")
    notice_omitted = fact("procedure.notice_omitted", f"{_DECISION}.notice_omitted")
    implements_award = fact("procedure.implements_award", f"{_DECISION}.reserves_for_absence")
    reduced_because = choice("procedure.reduced_because", get_args(EndReason), f"{_DECISION}.because")
    written = fact("procedure.written", f"{_DECISION}.written")
    reasons_given = fact("procedure.reasons_given", f"{_DECISION}.reasons")
    notified = fact("procedure.notified", f"{_DECISION}.notified_on")
    told_of_appeal = fact("procedure.told_of_appeal", f"{_DECISION}.told_of_appeal")


class ProcedureJudgement(Vocabulary):
    """The judgements about the procedure."""

    reasons_sufficient = judged("judgement.reasons_sufficient", _DECISION)
    participant_consulted = judged("judgement.participant_consulted", _DECISION)


class Refunded(Vocabulary):
    """A claim for refund in a benefit paid afterwards."""

    benefit = choice(
        "refund.benefit",
        (
            "unemployment_benefit",
            "sickness_benefit",
            "parental_benefit",
            "rehabilitation_benefit",
            "disability_pension",
            "disability_benefit",
            "work_assessment_allowance",
            "other",
        ),
        "$.course.refunds[].benefit",
    )
    amount = counted("refund.amount", "øre", "$.course.refunds[].amount_nok")
    outlays = counted("refund.outlays", "øre", "$.course.refunds[].outlays_nok")
    same_purpose = fact("refund.same_purpose", "$.course.refunds[].same_purpose")
    first = day("refund.first", "$.course.refunds[].first")
    last = day("refund.last", "$.course.refunds[].last")
    programme_first = day("refund.programme_first", "$.course.decisions")
    programme_last = day("refund.programme_last", "$.course.decisions")


class Recovered(Vocabulary):
    """An amount set off against a later month."""

    decided_on = day("recovery.decided_on", "$.course.recoveries[].decided_on")
    month_last = day("recovery.month_last", "$.course.recoveries[].month")

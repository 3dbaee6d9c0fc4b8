"""The vocabulary of interruptions and endings, and of the certificate afterwards."""

from __future__ import annotations

from typing import get_args

from qupcore.domain.case.programme_decision import EndReason
from qupcore.law.terms.asking import calculated, choice, day, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = ["CertificateDays", "CertificateOf", "Ending", "EndingDays", "EndingJudgement"]

_DECISION = "$.course.decisions[]"


class Ending(Vocabulary):
    """A decision that interrupts a programme or ends it."""

    kind = choice("ending.kind", ("interrupted", "ended"), f"{_DECISION}.kind")
    because = choice("ending.because", get_args(EndReason), f"{_DECISION}.because")
    takes_effect_on = day("ending.takes_effect_on", f"{_DECISION}.applies_from")
    interrupted_from = day("ending.interrupted_from", f"{_DECISION}.applies_from")
    interrupted_through = day("ending.interrupted_through", f"{_DECISION}.applies_to")
    absence_from = day("ending.absence_from", f"{_DECISION}.absence_from")
    judged_no_return = fact("ending.judged_no_return", f"{_DECISION}.assessments")
    over = fact("ending.over", "$.course.decisions")
    longest_over = day("ending.longest_over", f"{_DECISION}.applies_to")
    pandemic_absence = fact("ending.pandemic_absence", "$.course.absences[].reason")


class EndingJudgement(Vocabulary):
    """The judgements about an interruption or an ending."""

    objectively_justified = judged("judgement.objectively_justified", _DECISION)
    no_return_likely = judged("judgement.no_return_likely", _DECISION)


class EndingDays(Vocabulary):
    """The calculated limits: each is the first day after a period."""

    year_over = calculated("ending.year_over")
    protection_over = calculated("ending.protection_over")


class CertificateOf(Vocabulary):
    """The participant's certificate."""

    programme_over_on = day("certificate.programme_over_on", _DECISION)
    issued = fact("certificate.issued", "$.course.certificate_on")


class CertificateDays(Vocabulary):
    """The calculated deadline of the certificate."""

    due = calculated("certificate.due")

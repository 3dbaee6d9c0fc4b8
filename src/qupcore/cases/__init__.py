"""Values for building a case, and functions that answer questions about a case.

The most used functions (`decide`, `review`, `duties`, `benefit_month`) are imported from `qupcore`.

>>> from datetime import date
>>> from qupcore.cases import Absence, Course, Participant, absence_parts
>>> away = Absence(first=date(2026, 9, 7), reason="other", permitted=False)
>>> [part.kept for part in absence_parts(Participant(ref="a", course=Course(absences=(away,))))]
[False]
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.cases.absence.parts": ["absence_parts"],
        "qupcore.cases.benefit.month": ["Account", "benefit_year"],
        "qupcore.cases.benefit.rates": ["rates"],
        "qupcore.cases.review.entries": ["deadlines", "programme_rulings"],
        "qupcore.deciding.decide_all": ["decide_all"],
        "qupcore.deciding.difference": ["difference"],
        "qupcore.domain.case.absence": ["Absence", "Leave", "SelfCertificateWithdrawal"],
        "qupcore.domain.case.assessment": ["Assessment", "WorkAbilityAssessment"],
        "qupcore.domain.case.circumstances": ["Circumstances"],
        "qupcore.domain.case.course": [
            "Course",
            "FollowUp",
            "Payment",
            "Recovery",
            "Refund",
            "Repayment",
            "Work",
        ],
        "qupcore.domain.case.participant": ["Benefit", "Household", "Participant", "PracticeCondition"],
        "qupcore.domain.case.plan": ["Element", "Plan", "Slot"],
        "qupcore.domain.case.planning": ["Planning"],
        "qupcore.domain.case.programme_decision": ["Appeal", "ProgrammeDecision"],
        "qupcore.domain.case.supported_child": ["SupportedChild"],
        "qupcore.domain.money": ["Money"],
        "qupcore.domain.period": ["Period"],
    },
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed

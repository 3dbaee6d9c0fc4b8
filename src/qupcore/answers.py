"""The types of the answers about a case.

>>> from datetime import date
>>> from qupcore import Participant, decide
>>> from qupcore.answers import Decision
>>> isinstance(decide(Participant(ref="a"), on=date(2026, 9, 1)), Decision)
True
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.domain.answers.benefit": ["BenefitLine", "BenefitMonth", "BenefitYear", "WithoutBenefit"],
        "qupcore.domain.answers.decision": ["Decision", "Finding", "Question", "StartingPoint", "Turn"],
        "qupcore.domain.answers.difference": ["DecisionDifference"],
        "qupcore.domain.answers.rates": ["Rates"],
        "qupcore.domain.answers.review": ["Duty", "Remark", "Review"],
        "qupcore.domain.citation": ["Citation"],
    },
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed

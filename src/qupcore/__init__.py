"""qupcore: the rules of Norway's Qualification Programme (kvalifiseringsprogrammet), decided and explained.

>>> from datetime import date
>>> from qupcore import decide, read_case
>>> case = read_case(b'{"ref": "case-1", "birth_date": "1990-05-01"}')
>>> decide(case, on=date(2026, 9, 1)).outcome
'undetermined'
"""

from qupcore.lazily import Face
from qupcore.moved import NEW_PLACES

_FACE = Face(
    __name__,
    {
        "qupcore.availability.available": ["available"],
        "qupcore.cases.benefit.month": ["benefit_month"],
        "qupcore.cases.review.duties": ["duties"],
        "qupcore.cases.review.review": ["review"],
        "qupcore.catalogue.national": ["national"],
        "qupcore.composing.adding": ["addable"],
        "qupcore.phasing.weeks_suggested": ["suggest"],
        "qupcore.phasing.suggesting": ["suggest_course"],
        "qupcore.deciding.decide": ["decide"],
        "qupcore.domain.case.assessment": ["Assessment", "WorkAbilityAssessment"],
        "qupcore.domain.case.course": ["Course"],
        "qupcore.domain.case.participant": ["Benefit", "Household", "Participant"],
        "qupcore.domain.case.plan": ["Element", "Plan"],
        "qupcore.domain.money": ["Money"],
        "qupcore.domain.period": ["Period"],
        "qupcore.errors": ["QupError"],
        "qupcore.explaining.decision": ["explain"],
        "qupcore.explaining.lines": ["to_text"],
        "qupcore.planning.check": ["check_plan"],
        "qupcore.plugins.loading": ["load_plugins"],
        "qupcore.version": ["__version__"],
        "qupcore.wire.structure": ["read_case", "write_case"],
    },
    modules=[
        "answers",
        "asking",
        "cases",
        "catalogue",
        "errors",
        "explaining",
        "memory",
        "observing",
        "plans",
        "plugins",
        "population",
        "records",
        "reforms",
        "rules",
        "tables",
        "testing",
    ],
    moved=NEW_PLACES,
    since="0.2.0",
    gone_in="0.3.0",
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed

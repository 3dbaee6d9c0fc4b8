"""Sosialtjenesteloven § 41: awards are individual decisions, under forvaltningsloven."""

from __future__ import annotations

from qupcore.law.terms.review import Award
from qupcore.law.wordings import SOTJL_2010
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section


@section(
    SOTJL_2010,
    "41",
    ledd=2,
    valid="2010-01-01/..",
    topic="decided_first",
    source="awards are individual decisions; that the decision comes before the service follows from it, and "
    "is how supervision reads it (Kongsberg 2025, on a neighbouring service)",
    confidence="medium",
)
def decided_before_start(award: Award) -> Condition:
    """The programme is granted before the participant starts in it."""
    return award.decided_on <= award.started_on


RULES = (decided_before_start,)

"""Sosialtjenesteloven § 42: services are shaped together with whoever gets them.

Before 2010 § 8-4 of the 1991 Act was the section that § 5A-5 leaned on; its text was not seen.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.procedure import Procedure, ProcedureJudgement
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section

_rule = partial(section, topic="procedure")


@_rule("sotjl", "42", valid="2010-01-01/..", enacted_by="LOV-2009-12-18-131")
@_rule(
    "sotjl-1991",
    "8-4",
    valid="2007-11-01/2009-12-31",
    enacted_by="LOV-1991-12-13-81",
    source="§ 5A-5 refers to it; its text was not seen",
    confidence="low",
)
def participant_consulted(decision: Procedure, judgement: ProcedureJudgement) -> Condition:
    """The participant is consulted, and what they think is given great weight."""
    return any_of(decision.kind.one_of("refused"), judgement.participant_consulted)


RULES = (participant_consulted,)

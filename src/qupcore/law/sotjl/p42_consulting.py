"""Sosialtjenesteloven § 42: services are designed together with the participant.

Before 2010 § 8-4 of the 1991 Act, to which § 5A-5 referred; its text was not found.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.procedure import Procedure, ProcedureJudgement
from qupcore.law.wordings import SOTJL_1991, SOTJL_2010
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section

_rule = partial(section, topic="procedure")


@_rule(SOTJL_2010, "42", valid="2010-01-01/..")
@_rule(SOTJL_1991, "8-4", source="§ 5A-5 refers to it; its text was not seen", confidence="low")
def participant_consulted(decision: Procedure, judgement: ProcedureJudgement) -> Condition:
    """The participant is consulted, and what they think is given great weight."""
    return any_of(decision.kind.one_of("refused"), judgement.participant_consulted)


RULES = (participant_consulted,)

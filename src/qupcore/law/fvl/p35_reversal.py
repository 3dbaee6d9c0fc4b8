"""Forvaltningsloven §§ 35 and 42: reversal of an own decision, and suspension until the appeal is decided."""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.case_work import CaseWorkJudgement, Reversal, Suspended
from qupcore.law.wordings import FVL
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section

REVERSAL = "reversal"
SUSPENSION = "suspension"

_rule = partial(section, FVL)


@_rule(
    "35",
    ledd=1,
    topic=REVERSAL,
    source="letters a, b and c; (5): or where another act, the decision itself or general rules say so",
)
def reversed_with_ground(reversal: Reversal, judgement: CaseWorkJudgement) -> Condition:
    """The office undoes its own decision where nobody is harmed, before notice arrived, or where invalid."""
    return any_of(~reversal.to_harm, ~reversal.notice_arrived, judgement.invalid, reversal.by_other_law)


@_rule(
    "42", ledd=1, punktum=4, topic=SUSPENSION, source="as soon as possible: the law gives no number of days"
)
def suspension_settled(suspension: Suspended) -> Condition:
    """A request to let the decision wait is settled."""
    return suspension.decided


@_rule("42", ledd=2, punktum=2, topic=SUSPENSION, source="the reasons come with the refusal (third sentence)")
def suspension_refused_with_reasons(suspension: Suspended) -> Condition:
    """A refusal to let the decision wait has reasons."""
    return any_of(~suspension.refused, suspension.reasons_given)


RULES = (reversed_with_ground, suspension_settled, suspension_refused_with_reasons)

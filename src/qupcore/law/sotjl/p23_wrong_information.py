"""Sosialtjenesteloven § 23: benefit is paid back where information was wrong with intent or gross negligence.

It is about economic assistance; § 40 (2) makes it apply to the qualification benefit. It also covers acts on
the participant's behalf. The municipality decides whether to claim repayment. If no information was wrong or
withheld, § 40 (2) gives no claim, and intent or negligence is not asked about.
"""

from __future__ import annotations

from qupcore.law.terms.payment import Repaid, RepaymentJudgement
from qupcore.law.wordings import SOTJL_2010
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section


@section(SOTJL_2010, "23", valid="2010-01-01/..", topic="repayment")
def with_intent_or_gross_negligence(repayment: Repaid, judgement: RepaymentJudgement) -> Condition:
    """Paid back only where wrong information was given, or held back, with intent or gross negligence."""
    return any_of(~repayment.wrong_information, judgement.intent_or_gross_negligence)


RULES = (with_intent_or_gross_negligence,)

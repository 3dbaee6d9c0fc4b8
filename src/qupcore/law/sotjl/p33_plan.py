"""Sosialtjenesteloven § 33: every participant has a right to an individual plan, made together with them.

Before 2010 § 5A-5 of the 1991 Act. No later act has changed the section. It is a right, not a duty: a course
without a plan on record leads to a question, not to a breach.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.content import ContentJudgement
from qupcore.law.terms.standing import Cooperation
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section

TOPIC = "plan"

# The wordings of the section, oldest first; it refers to § 42, before 2010 to § 8-4 of the 1991 Act.
_rule = partial(section, topic=TOPIC)
p5a5_2007 = partial(_rule, SOTJL_2007, "5A-5")
p33_2010 = partial(_rule, SOTJL_2010, "33", valid="2010-01-01/..")


@p33_2010()
@p5a5_2007()
def made_together(judgement: ContentJudgement) -> Condition:
    """The plan is made together with the participant."""
    return judgement.made_together


@section(
    SOTJL_2010,
    "33",
    punktum=3,
    valid="2010-01-01/..",
    topic="plan_cooperation",
    source="the sentence applies § 28 (2) and (3); § 28 (2) was read as it stands from 2022-08-01 "
    "(LOV-2021-06-11-78), "
    "an older wording was not seen",
    confidence="medium",
)
def cooperates_with_others(cooperation: Cooperation) -> Condition:
    """The municipality works with the other service providers on the plan."""
    return cooperation.with_others


RULES = (made_together, cooperates_with_others)

"""FOR-2022-06-22-1110: one individual plan for each person, with consent; from 2022-08-01."""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.content import IndividualPlan
from qupcore.law.wordings import INDIVIDUAL_PLAN
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section

TOPIC = "plan"

_rule = partial(section, INDIVIDUAL_PLAN, basis="regulation", topic=TOPIC)


@_rule("5")
def made_with_consent(plan: IndividualPlan) -> Condition:
    """No plan is made without consent."""
    return plan.consented_on <= plan.made_on


@_rule("9", ledd=2)
def only_one_plan(plan: IndividualPlan) -> Condition:
    """There is one individual plan for each person, whichever service keeps it."""
    return ~plan.another_exists


RULES = (made_with_consent, only_one_plan)

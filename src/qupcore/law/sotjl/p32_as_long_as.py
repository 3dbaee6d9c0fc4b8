"""Sosialtjenesteloven § 32: a programme continues as long as § 29 is met."""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.review import Refusal
from qupcore.law.terms.standing import Standing
from qupcore.law.wordings import SOTJL_2019
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section

_p32 = partial(section, SOTJL_2019, "32", ledd=1, punktum=1)


@_p32(topic="lost_right")
def ended_only_without_right(refusal: Refusal) -> Condition:
    """A programme is ended for want of the right only where a condition of § 29 is not met any more."""
    return ~refusal.right


@_p32(
    topic="running",
    source="the sentence says as long as the conditions are met; how soon after they cease the programme "
    "must be "
    "ended, with notice and a decision, it does not say",
)
def runs_only_with_right(standing: Standing) -> Condition:
    """A programme runs on only as long as the conditions of § 29 are met."""
    return standing.right


RULES = (ended_only_without_right, runs_only_with_right)

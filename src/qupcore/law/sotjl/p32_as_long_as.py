"""Sosialtjenesteloven § 32 from the other side: a programme goes on as long as § 29 is met."""

from __future__ import annotations

from qupcore.law.review_terms import Refusal
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section


@section(
    "sotjl",
    "32",
    ledd=1,
    punktum=1,
    valid="2019-01-01/..",
    enacted_by="LOV-2018-12-20-98",
    topic="lost_right",
)
def ended_only_without_right(refusal: Refusal) -> Condition:
    """A programme is ended for want of the right only where a condition of § 29 is not met any more."""
    return ~refusal.right


RULES = (ended_only_without_right,)

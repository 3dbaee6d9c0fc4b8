"""FOR-2011-12-21-1471 § 3 (1): where both parents receive the benefit, both get the child supplement."""

from __future__ import annotations

from qupcore.law.terms.payment import BothParents
from qupcore.law.wordings import REGULATION_2012
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section


@section(REGULATION_2012, "3", ledd=1, topic="both_parents", basis="regulation")
def both_parents_get_it(supplement: BothParents) -> Condition:
    """That the other parent gets the supplement is no ground for refusing it."""
    return ~supplement.refused


RULES = (both_parents_get_it,)

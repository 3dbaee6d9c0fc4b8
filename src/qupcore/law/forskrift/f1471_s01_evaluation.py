"""FOR-2011-12-21-1471 § 1: the content of a programme is evaluated on the days stated in the programme.

In force from 2012-01-01. The duty to keep the stated days follows from the duty to state them.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.review import Evaluated
from qupcore.law.wordings import REGULATION_2012, REGULATION_2019
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section

_rule = partial(
    section,
    "for-2011-1471",
    "1",
    basis="regulation",
    topic="evaluation",
    source="the section demands evaluation and that its days are stated; that they are kept follows from it",
)


@_rule(ledd=3, valid=REGULATION_2019.valid, enacted_by=REGULATION_2019.enacted_by)
@_rule(ledd=4, valid="2012-01-01/2018-12-31", enacted_by=REGULATION_2012.enacted_by)
def evaluated_as_stated(evaluated: Evaluated) -> Condition:
    """The content is evaluated on the days that the programme states."""
    return evaluated.held


RULES = (evaluated_as_stated,)

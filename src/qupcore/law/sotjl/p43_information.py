"""Sosialtjenesteloven § 43 (1): information is obtained together with the person, or with their knowledge.

Requests to other public bodies and the population register (§ 43 (2)-(3)) are no rule about the programme.
"""

from __future__ import annotations

from qupcore.law.terms.standing import Gathering
from qupcore.law.wordings import SOTJL_2010
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section


@section(SOTJL_2010, "43", ledd=1, valid="2010-01-01/..", topic="gathering")
def gathered_with_the_person(information: Gathering) -> Condition:
    """Information is obtained together with the person as far as possible, or so that they know of it."""
    return information.with_the_person


RULES = (gathered_with_the_person,)

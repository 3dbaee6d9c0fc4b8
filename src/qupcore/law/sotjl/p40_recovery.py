"""Sosialtjenesteloven § 40 (1): an overpayment may be set off against later benefit.

Before 2010 § 5A-12 of the 1991 Act.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.procedure import Recovered
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section

TOPIC = "recovery"

# The wordings of the section, oldest first.
_rule = partial(section, topic=TOPIC, source='"i framtidig stønad": in benefit that is yet to be paid')
p5a12_2007 = partial(_rule, SOTJL_2007, "5A-12", ledd=1)
p40_2010 = partial(_rule, SOTJL_2010, "40", ledd=1)
p40_2019 = partial(_rule, SOTJL_2019, "40", ledd=1)


@p40_2019()
@p40_2010()
@p5a12_2007()
def set_off_later(recovery: Recovered) -> Condition:
    """It is set off against a month that was not over when it was decided."""
    return recovery.decided_on <= recovery.month_last


RULES = (set_off_later,)

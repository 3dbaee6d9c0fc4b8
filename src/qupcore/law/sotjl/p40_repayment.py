"""Sosialtjenesteloven § 40 (2): where wrong information was given, § 23 applies to the benefit.

The rule on wrong information until 2009 (§ 5A-12 of the 1991 Act) was not found.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.payment import Repaid
from qupcore.law.wordings import SOTJL_2010, SOTJL_2019
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section

# The wordings of the section, oldest first.
_rule = partial(section, "sotjl", "40", ledd=2, topic="repayment")
p40_2010 = partial(_rule, valid=SOTJL_2010.valid, enacted_by=SOTJL_2010.enacted_by)
p40_2019 = partial(_rule, valid=SOTJL_2019.valid, enacted_by=SOTJL_2019.enacted_by)


@p40_2019()
@p40_2010()
def only_for_wrong_information(repayment: Repaid) -> Condition:
    """What was paid is claimed back only where wrong information was given, or information was held back."""
    return repayment.wrong_information


RULES = (only_for_wrong_information,)

"""Absence because of the covid-19 pandemic: FOR-2011-12-21-1471 § 17a, then FOR-2020-05-08-966 § 3.

§ 17a had effect from 2020-03-16 and was repealed on 2020-05-08 by FOR-2020-05-08-966, which lapsed after
2020-12-31. The texts found for 2021 say nothing about the benefit, so only § 36 applies from then on.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.absence import Absent
from qupcore.law.wordings import PANDEMIC, REGULATION_2020
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section

TOPIC = "pandemic"

_section = partial(section, basis="regulation", topic=TOPIC)


@_section(
    PANDEMIC,
    "3",
    ledd=1,
    valid="2020-05-08/2020-12-31",
    link="https://lovdata.no/LTI/forskrift/2020-05-08-966",
)
@_section(REGULATION_2020, "17a", ledd=1, link="https://lovdata.no/LTI/forskrift/2020-03-27-497")
def absence_because_of_pandemic(absence: Absent) -> Condition:
    """Absence because of the pandemic leaves the benefit as it is."""
    return absence.reason.one_of("pandemic")


RULES = (absence_because_of_pandemic,)

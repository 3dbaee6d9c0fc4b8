"""FOR-2020-05-08-966 § 3 (2): absence because of the pandemic does not interrupt or end a programme, in 2020.

The rule that such absence does not count in the duration is in `sotjl/p32_duration.py`.
"""

from __future__ import annotations

from qupcore.law.terms.ending import Ending
from qupcore.law.wordings import PANDEMIC
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section


@section(PANDEMIC, "3", ledd=2, basis="regulation", topic="ending")
def not_ended_for_the_pandemic(ending: Ending) -> Condition:
    """Absence because of the pandemic is no ground to interrupt a programme or to end it."""
    return any_of(~ending.because.one_of("absence"), ~ending.pandemic_absence)


RULES = (not_ended_for_the_pandemic,)

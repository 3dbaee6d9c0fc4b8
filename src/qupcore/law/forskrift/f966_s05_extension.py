"""FOR-2020-05-08-966 § 5: up to six months more than the longest duration, in 2020."""

from __future__ import annotations

from qupcore.law.pandemic import Pandemic
from qupcore.law.terms.duration import DurationDays, DurationFacts
from qupcore.law.wordings import PANDEMIC
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import all_of, any_of, section

TOPIC = "duration"


@section(PANDEMIC, "5", basis="regulation", topic=TOPIC)
def extended_by_a_year_or_the_pandemic(
    period: DurationFacts, found: DurationDays, pandemic: Pandemic
) -> Condition:
    """Beyond two years by one year at most, and six months more for the pandemic.

    Not where absence because of it was left out already.
    """
    longer = all_of(
        period.because_of_pandemic,
        period.pandemic_days == 0,
        period.period_last < found.extended_over.after(pandemic.extension_months),
    )
    return any_of(
        period.step.one_of("first", "within_two_years"), period.period_last < found.extended_over, longer
    )


RULES = (extended_by_a_year_or_the_pandemic,)

"""FOR-2020-05-08-966 § 4: a start that the pandemic prevented is deferred.

The regulation had effect from 2020-03-16. Deferral was still possible in 2021; its end was not found.
"""

from __future__ import annotations

from qupcore.law.terms.programme import Start, StartDays
from qupcore.law.wordings import PANDEMIC
from qupcore.rules.nodes import Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import amount

TOPIC = "start"


class Deferral(Parameters, prefix="for-2020-966.4", file="f966_s04.toml"):
    """The length of the deferral."""

    deferral_months: Parameter


@amount(
    PANDEMIC,
    "4",
    ledd=1,
    gives=StartDays.latest_deferred,
    topic=TOPIC,
    valid="2020-03-16/..",
    basis="regulation",
    source="its effect to 2021-01-11 is documented; the day on which it ceased was not found",
)
def latest_deferred_start(start: Start, found: StartDays, limit: Deferral) -> Number:
    """Up to six months later each time that the pandemic deferred it."""
    return found.latest.after(limit.deferral_months * start.deferrals)


RULES = (latest_deferred_start,)

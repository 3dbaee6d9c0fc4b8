"""Sosialtjenesteloven § 30 (2): paid work, and from 2019 apprenticeship, beside the programme.

Until 2018 § 37 (2), before 2010 § 5A-9 (2) of the 1991 Act. The rule that work and activities together are
full time is checked for the plan: see `p30_content.py`.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.content import Combined
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, any_of, reading, section

TOPIC = "work"


class Limits(Parameters, prefix="sotjl.30", file="p30_work.toml"):
    """The limits of work beside the programme."""

    most_percent: Parameter
    position_minutes: Parameter
    half_of_apprenticeship: Parameter
    whole_percent: Parameter


# The places of the rule, oldest first.
_rule = partial(section, ledd=2, topic=TOPIC)
p5a9_2007 = partial(_rule, SOTJL_2007, "5A-9")
p37_2010 = partial(_rule, SOTJL_2010, "37")
p30_2019 = partial(_rule, SOTJL_2019, "30")


@p37_2010()
@p5a9_2007()
def work_at_most_half(work: Combined, limit: Limits) -> Condition:
    """Paid work is at most half a position."""
    return work.minutes_a_week * limit.whole_percent <= limit.position_minutes * limit.most_percent


@p30_2019()
def work_or_apprenticeship_at_most_half(work: Combined, limit: Limits) -> Condition:
    """Paid work is at most half a position; apprenticeship may be combined."""
    half = work.minutes_a_week * limit.whole_percent <= limit.position_minutes * limit.most_percent
    return any_of(half, all_of(work.apprenticeship, limit.half_of_apprenticeship == 0))


@reading(
    "sotjl",
    "37",
    ledd=2,
    topic=TOPIC,
    valid="2010-01-01/2018-12-31",
    source="apprenticeship came into the text in 2019",
    confidence="medium",
)
@reading(
    "sotjl-1991",
    "5A-9",
    ledd=2,
    topic=TOPIC,
    valid="2007-11-01/2009-12-31",
    source="apprenticeship came into the text in 2019",
    confidence="medium",
)
def apprenticeship_not_named(work: Combined) -> Condition:
    """The text of the time names paid work, not apprenticeship."""
    return ~work.apprenticeship


RULES = (work_at_most_half, work_or_apprenticeship_at_most_half, apprenticeship_not_named)

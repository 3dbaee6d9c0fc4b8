"""Sosialtjenesteloven § 29 applied to refusals: when a programme may be refused, and on which grounds.

The section gives a right. A person who meets its conditions cannot be refused, and there are no other
conditions: no motivation, no stability, no number of places.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.review import Award, Demand, Refusal
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2010_12, SOTJL_2019
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section

_OWN = "the conditions stand in the section itself"
_SOURCE = (
    "the conditions stand in the section; the programme must be offered to all who meet them, and the number "
    "cannot be capped (Prop. 12 L (2018–2019) ch. 3.1, on the law as it stood and stands)"
)
_INVOKED = (
    "the paragraph says what the municipality is not obliged to, and is meant for exceptions only (the "
    "county "
    "governor in Agder on the changes of 2019); that it must be invoked to carry a refusal follows from "
    "the words"
)

# The acts that contained the section, oldest first.
p5a1_2007 = partial(section, SOTJL_2007, "5A-1")
p29_2010 = partial(section, SOTJL_2010, "29", valid="2010-01-01/2010-12-16")
p29_2010_12 = partial(section, SOTJL_2010_12, "29")
p29_2019 = partial(section, SOTJL_2019, "29")


@p29_2019(topic="refusal", source=_SOURCE)
@p29_2010_12(topic="refusal", source=_SOURCE)
@p29_2010(topic="refusal", source=_SOURCE)
@p5a1_2007(topic="refusal", source=_OWN)
def refused_only_without_right(refusal: Refusal) -> Condition:
    """A programme is refused only to whoever does not meet the conditions of the section."""
    return ~refusal.right


@p29_2019(ledd=3, topic="exception", source=_INVOKED, confidence="medium")
def exception_invoked(refusal: Refusal) -> Condition:
    """Where only the exception of the third paragraph could stand in the way, the refusal invokes it."""
    return any_of(~refusal.but_for_exception, refusal.exception_invoked)


@p29_2019(topic="demand", source=_SOURCE)
@p29_2010_12(topic="demand", source=_SOURCE)
@p29_2010(topic="demand", source=_SOURCE)
@p5a1_2007(topic="demand", source=_OWN)
def no_other_conditions(demand: Demand) -> Condition:
    """Nothing is demanded but what the section demands on the day."""
    return demand.in_law


@p29_2019(topic="ground", source=_SOURCE)
@p29_2010_12(topic="ground", source=_SOURCE)
@p29_2010(topic="ground", source=_SOURCE)
@p5a1_2007(topic="ground", source=_OWN)
def ground_not_fulfilled(demand: Demand) -> Condition:
    """A refusal rests on a condition that is not met on the day."""
    return ~demand.fulfilled


@p29_2019(ledd=2, topic="assessed_first")
@p29_2010_12(ledd=2, bokstav="a", topic="assessed_first")
@p29_2010(ledd=2, bokstav="a", topic="assessed_first")
@p5a1_2007(ledd=2, bokstav="a", topic="assessed_first")
def assessed_before_decision(award: Award) -> Condition:
    """The work ability assessment is gone through before the programme is granted or refused.

    A refusal that stands without it needs none.
    """
    return any_of(award.refused_anyway, award.assessed_on <= award.decided_on)


RULES = (
    refused_only_without_right,
    exception_invoked,
    no_other_conditions,
    ground_not_fulfilled,
    assessed_before_decision,
)

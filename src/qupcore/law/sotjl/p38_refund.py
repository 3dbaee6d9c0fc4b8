"""Sosialtjenesteloven § 38 (2), until 2018 (3): refund in a benefit paid for the same time afterwards.

Only in the benefits that the text names: a claim in any other benefit has no basis in it. Before 2010 § 5A-10
(3) of the 1991 Act, which also named rehabilitation benefit. The limit to the municipality's outlays is
encoded for the text from 2019 only; the wording of earlier texts on it was not found.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.procedure import Refunded
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2012_12, SOTJL_2019
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section

TOPIC = "refund"
_FIRST = ("unemployment_benefit", "sickness_benefit", "parental_benefit")

# The wordings, oldest first.
_rule = partial(section, topic=TOPIC)
_p38 = partial(_rule, "sotjl", "38")
p5a10_2007 = partial(_rule, SOTJL_2007, "5A-10", ledd=3)
p38_2010 = partial(_p38, ledd=3, valid="2010-01-01/2012-12-13", enacted_by=SOTJL_2010.enacted_by)
p38_2012 = partial(_p38, ledd=3, valid=SOTJL_2012_12.valid, enacted_by=SOTJL_2012_12.enacted_by)
p38_2015 = partial(
    _p38,
    ledd=3,
    valid="2015-01-01/2018-12-31",
    enacted_by="",
    source="disability pension became disability benefit on 2015-01-01; the amending text was not seen",
    confidence="medium",
)
p38_2019 = partial(_p38, ledd=2, valid=SOTJL_2019.valid, enacted_by=SOTJL_2019.enacted_by)


@p5a10_2007()
def named_before_2010(refund: Refunded) -> Condition:
    """A refund in unemployment, sickness, parental or rehabilitation benefit only."""
    return refund.benefit.one_of(*_FIRST, "rehabilitation_benefit")


@p38_2010()
def named_from_2010(refund: Refunded) -> Condition:
    """A refund in unemployment, sickness or parental benefit only."""
    return refund.benefit.one_of(*_FIRST)


@p38_2012()
def named_with_disability_pension(refund: Refunded) -> Condition:
    """A refund in unemployment, sickness or parental benefit, or disability pension, only."""
    return refund.benefit.one_of(*_FIRST, "disability_pension")


@p38_2019()
@p38_2015()
def named(refund: Refunded) -> Condition:
    """A refund in unemployment, sickness or parental benefit, or disability benefit, only."""
    return refund.benefit.one_of(*_FIRST, "disability_benefit")


@p38_2019()
@p38_2015()
@p38_2012()
@p38_2010()
@p5a10_2007()
def for_the_same_time(refund: Refunded) -> Condition:
    """It covers only time for which the qualification benefit was paid."""
    return (refund.first >= refund.programme_first) & (refund.last <= refund.programme_last)


@p38_2019()
@p38_2015()
@p38_2012()
@p38_2010()
@p5a10_2007()
def for_the_same_purpose(refund: Refunded) -> Condition:
    """It is claimed in a benefit that is for the same purpose."""
    return refund.same_purpose


@p38_2019()
def up_to_the_outlays(refund: Refunded) -> Condition:
    """It covers what the municipality paid out for the same time, and no more."""
    return refund.amount <= refund.outlays


RULES = (
    named_before_2010,
    named_from_2010,
    named_with_disability_pension,
    named,
    for_the_same_time,
    for_the_same_purpose,
    up_to_the_outlays,
)

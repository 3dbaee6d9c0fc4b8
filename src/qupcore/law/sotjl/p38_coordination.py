"""Sosialtjenesteloven § 38 (1): benefits that reduce the benefit, krone for krone.

Before 2010 § 5A-10 of the 1991 Act, which also named rehabilitation benefit.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.benefit import Coordinated, Pay
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import amount, section

TOPIC = "pay"
KINDS = "coordination"


class Counting(Parameters, prefix="sotjl.38", file="p38.toml"):
    """The numbers that the law leaves open about coordination."""

    child_supplement_too: Parameter


# The wordings of the section, oldest first: the benefits, and the amount.
_kinds = partial(section, "sotjl", "38", ledd=1, topic=KINDS)
p5a10_2007 = partial(section, SOTJL_2007, "5A-10", ledd=1, topic=KINDS)
p38_2010 = partial(_kinds, valid=SOTJL_2010.valid, enacted_by=SOTJL_2010.enacted_by)
p38_2019 = partial(_kinds, valid=SOTJL_2019.valid, enacted_by=SOTJL_2019.enacted_by)
_pays = partial(amount, "sotjl", "38", ledd=1, topic=TOPIC)
pays_5a10_2007 = partial(amount, SOTJL_2007, "5A-10", ledd=1, topic=TOPIC)
pays_38_2010 = partial(_pays, valid=SOTJL_2010.valid, enacted_by=SOTJL_2010.enacted_by)
pays_38_2019 = partial(_pays, valid=SOTJL_2019.valid, enacted_by=SOTJL_2019.enacted_by)


@p5a10_2007()
def reduces_before_2010(coordinated: Coordinated) -> Condition:
    """Unemployment benefit, sickness benefit, parental benefit or rehabilitation benefit."""
    return coordinated.kind.one_of(
        "unemployment_benefit", "sickness_benefit", "parental_benefit", "rehabilitation_benefit"
    )


@p38_2019()
@p38_2010()
def reduces(coordinated: Coordinated) -> Condition:
    """Unemployment benefit, sickness benefit or parental benefit."""
    return coordinated.kind.one_of("unemployment_benefit", "sickness_benefit", "parental_benefit")


@pays_38_2019(gives=Pay.after_benefits)
@pays_38_2010(gives=Pay.after_benefits)
@pays_5a10_2007(gives=Pay.after_benefits)
def after_benefits(pay: Pay, counting: Counting) -> Number:
    """What is left when those benefits, for the same days, are taken off; over a month, to the øre.

    On all days of a run as much is left, so that nothing is taken from one day for another.
    """
    before, through = (
        pay.other_benefits_a_month.in_proportion(days, pay.month_days, rounding="down")
        for days in (pay.month_days_before, pay.month_days_through)
    )
    untouched = pay.child_after_absence - pay.child_after_absence * counting.child_supplement_too
    return (pay.after_absence - (through - before)).larger_of(untouched)


@pays_38_2019(gives=Pay.child_after_benefits)
@pays_38_2010(gives=Pay.child_after_benefits)
@pays_5a10_2007(gives=Pay.child_after_benefits)
def child_after_benefits(pay: Pay) -> Number:
    """What of that is child supplement."""
    return pay.child_after_absence.smaller_of(pay.after_benefits)


RULES = (reduces_before_2010, reduces, after_benefits, child_after_benefits)

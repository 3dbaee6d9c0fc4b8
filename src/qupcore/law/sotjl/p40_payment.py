"""Sosialtjenesteloven §§ 39-40: the payout of a month's benefit, and its day.

Before 2010 §§ 5A-11 and 5A-12 of the 1991 Act.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.benefit import Payout
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019
from qupcore.rules.nodes import Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import amount

TOPIC = "payout"


class PayDay(Parameters, prefix="sotjl.39", file="p39.toml"):
    """The day of payment."""

    days_after_month: Parameter


# The wordings of the sections, oldest first.
_amount = partial(amount, topic=TOPIC)
_1991 = partial(_amount, SOTJL_2007)
_2010 = partial(_amount, SOTJL_2010)
_2019 = partial(_amount, SOTJL_2019)


@_2019("40", ledd=1, gives=Payout.after_recovery)
@_2010("40", gives=Payout.after_recovery)
@_1991("5A-12", gives=Payout.after_recovery)
def after_recovery(payout: Payout) -> Number:
    """What was paid too much earlier may be taken off; never more than there is."""
    return (payout.gross - payout.recovery).larger_of(0)


@_2019("39", gives=Payout.paid_on)
@_2010("39", gives=Payout.paid_on)
@_1991("5A-11", gives=Payout.paid_on)
def paid_on(payout: Payout, pay_day: PayDay) -> Number:
    """In arrears; the municipality decides the day. It changes no amount."""
    return payout.last_day.after(pay_day.days_after_month)


RULES = (after_recovery, paid_on)

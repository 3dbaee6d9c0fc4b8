"""FOR-2011-12-21-1471 § 8: withdrawal of the right to self-certificates, and its review.

Self-certificates for absence that a doctor certified from the fourth day do not count. By § 10 the ground of
doubt and the hearing also apply to a child's illness.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.absence import Window, WindowDays, Withdrawal, WithdrawalDays
from qupcore.law.wordings import REGULATION_2012
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import amount, any_of, section

TOPIC = "withdrawal"
WINDOW = "withdrawal_window"
CERTIFIED = "withdrawal_certified"


class Limits(Parameters, prefix="for-2011-1471.8", file="f1471_s08.toml"):
    """Absences and months."""

    absences: Parameter
    months_counted: Parameter
    review_months: Parameter
    days_without_doctor: Parameter


_s8 = partial(section, REGULATION_2012, "8", basis="regulation", topic=TOPIC)
_amount = partial(amount, REGULATION_2012, "8", basis="regulation")


@_amount(ledd=1, gives=WindowDays.counted_after, topic=WINDOW)
def withdrawal_window(window: Window, limit: Limits) -> Number:
    """The self-certified absences after this day count: those of the last twelve months."""
    return window.counted_at.before(limit.months_counted)


@_amount(ledd=2, gives=WindowDays.certified_by, topic=CERTIFIED)
def certified_in_time(window: Window, limit: Limits) -> Number:
    """An absence that a doctor certified from this day on does not count: its fourth."""
    return window.counted_at.after(limit.days_without_doctor)


@_amount(ledd=3, punktum=2, gives=WithdrawalDays.review_by, topic=TOPIC)
def review_by(withdrawal: Withdrawal, limit: Limits) -> Number:
    """The last day on which the matter must be looked at again."""
    return withdrawal.first.after(limit.review_months)


@_s8(ledd=1)
def withdrawal_has_ground(withdrawal: Withdrawal, limit: Limits) -> Condition:
    """There were so many self-certified absences, or there is reasonable doubt."""
    return any_of(withdrawal.ground.one_of("doubt"), withdrawal.absences >= limit.absences)


@_s8(ledd=3, punktum=1)
def heard_before_withdrawal(withdrawal: Withdrawal) -> Condition:
    """The participant is heard before the right is taken away."""
    return withdrawal.heard_on <= withdrawal.first


@_s8(ledd=3, punktum=2)
def withdrawal_reviewed(withdrawal: Withdrawal, found: WithdrawalDays) -> Condition:
    """The matter is looked at again within six months, unless the right was given back before."""
    return withdrawal.settled_on <= found.review_by


RULES = (
    withdrawal_window,
    certified_in_time,
    review_by,
    withdrawal_has_ground,
    heard_before_withdrawal,
    withdrawal_reviewed,
)

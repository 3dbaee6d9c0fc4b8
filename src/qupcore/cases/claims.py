"""Claims for refund and amounts set off, held against §§ 38 and 40."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.cases.item_ruling import Deadline, ItemRuling, ruled
from qupcore.domain.course import Course, Refund
from qupcore.domain.period import Period
from qupcore.law.procedure_terms import Recovered, Refunded

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("refund", "recovery")


def rulings(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[ItemRuling]:
    """Each claim by the rules of its day, and each amount by those of the day it was decided."""
    for number, claim in enumerate(course.refunds):
        day = claim.claimed_on or claim.last
        if day <= on:
            period = _period_of(course, claim)
            facts = {
                Refunded.benefit.name: claim.benefit,
                Refunded.amount.name: None if claim.amount_nok is None else claim.amount_nok.ore,
                Refunded.outlays.name: None if claim.outlays_nok is None else claim.outlays_nok.ore,
                Refunded.same_purpose.name: claim.same_purpose,
                Refunded.first.name: claim.first,
                Refunded.last.name: claim.last,
                Refunded.programme_first.name: period.start if period else None,
                Refunded.programme_last.name: period.end if period else None,
            }
            yield ruled(f"$.course.refunds[{number}]", "refund", day, facts, policy)
    for number, item in enumerate(course.recoveries):
        month_last = date(item.year, item.month, monthrange(item.year, item.month)[1])
        day = item.decided_on or month_last
        if day <= on:
            known = {Recovered.decided_on.name: item.decided_on, Recovered.month_last.name: month_last}
            yield ruled(f"$.course.recoveries[{number}]", "recovery", day, known, policy)


def deadlines(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[Deadline]:
    """None: no day is set for a claim."""
    return iter(())


def _period_of(course: Course, claim: Refund) -> Period | None:
    """The time in the programme that the claim is about; None where it is not known."""
    periods = course.periods()
    about = [period for period in periods if period.overlaps(Period(claim.first, claim.last))]
    return next(iter((*about, *periods)), None)

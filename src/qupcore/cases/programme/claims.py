"""Refund claims and recoveries, checked against §§ 38 and 40."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from qupcore.cases.ruling.item_ruling import Deadline, ItemRuling, ruled
from qupcore.domain.case.course import Course, Refund
from qupcore.domain.case.programme import Programme
from qupcore.domain.period import Period
from qupcore.law.terms.procedure import Recovered, Refunded
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("refund", "recovery")


def rulings(course: Course, on: date, applied: AppliedLaw) -> Iterator[ItemRuling]:
    """Each claim under the rules of its day, and each recovery under those of the day it was decided."""
    for number, claim in enumerate(course.refunds):
        day = claim.claimed_on or claim.last
        if day <= on:
            first, last = _time_of(course, claim)
            facts = {
                Refunded.benefit.name: claim.benefit,
                Refunded.amount.name: None if claim.amount_nok is None else claim.amount_nok.ore,
                Refunded.outlays.name: None if claim.outlays_nok is None else claim.outlays_nok.ore,
                Refunded.same_purpose.name: claim.same_purpose,
                Refunded.first.name: claim.first,
                Refunded.last.name: claim.last,
                Refunded.programme_first.name: first,
                Refunded.programme_last.name: last,
            }
            yield ruled(f"$.course.refunds[{number}]", "refund", day, facts, applied)
    for number, item in enumerate(course.recoveries):
        month_last = date(item.year, item.month, monthrange(item.year, item.month)[1])
        day = item.decided_on or month_last
        if day <= on:
            known = {Recovered.decided_on.name: item.decided_on, Recovered.month_last.name: month_last}
            yield ruled(f"$.course.recoveries[{number}]", "recovery", day, known, applied)


def deadlines(course: Course, on: date, applied: AppliedLaw) -> Iterator[Deadline]:
    """None: the law sets no deadline for a claim."""
    return iter(())


def _time_of(course: Course, claim: Refund) -> tuple[date | None, date | None]:
    """The first and the last day in the programme of a claim; None for a day that is not known.

    A claim within the days on record is for the same time. For a claim beyond them, the first or last day
    must be on record as such: a grant that contains the start, or a decision that ends the programme. Other
    periods, before an extension or after the last period, may only be missing from the record.
    """
    days = Period(claim.first, claim.last)
    for programme in course.programmes():
        for period in programme.days:
            if not period.overlaps(days):
                continue
            begins = period.start <= claim.first or _first_known(programme, period)
            ends = period.end is not None and (claim.last <= period.end or _last_known(programme, period))
            return period.start if begins else None, period.end if ends else None
    return None, None


def _first_known(programme: Programme, period: Period) -> bool:
    first = programme.periods[0].decision
    granted = first.kind == "granted" and first.applies_from is not None
    return granted and not programme.start_presumed and period == programme.days[0]


def _last_known(programme: Programme, period: Period) -> bool:
    ended = programme.ended
    return ended is not None and ended.applies_from is not None and period == programme.days[-1]

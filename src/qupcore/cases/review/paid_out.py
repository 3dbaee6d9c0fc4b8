"""Payments, repayments and the recipient of the child supplement, checked against the law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from qupcore.cases.course.programmes import DAY, judged_facts
from qupcore.cases.course.who_took_part import who_took_part
from qupcore.cases.ruling.item import EntryRuling, held_where_in_force
from qupcore.domain.case.course import Course, Payment
from qupcore.domain.case.participation import Participation
from qupcore.law.terms.payment import Agency, BothParents, PaidOut, Repaid
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["claimed_by", "paid_out"]

_SATURDAY = 5


def paid_out(course: Course, on: date, applied: AppliedLaw) -> Iterator[EntryRuling]:
    """Rulings on each payment, each repayment, and a supplement paid to another recipient or to none.

    >>> from qupcore.cases import Payment
    >>> early = Payment(first=date(2026, 9, 1), last=date(2026, 9, 30), paid_on=date(2026, 9, 29))
    >>> from qupcore.law.national import AS_IT_STANDS
    >>> found = paid_out(Course(payments=(early,)), date(2026, 10, 1), AS_IT_STANDS)
    >>> [(item.path, item.ruling.holds) for item in found]
    [('$.course.payments[0]', False)]
    """
    for number, item in enumerate(course.payments):
        if item.paid_on <= on:
            yield from _payment(course, number, on, applied)
    for number, back in enumerate(course.repayments):
        if back.decided_on <= on:
            known = {
                Repaid.wrong_information.name: back.wrong_information,
                **judged_facts(back.assessments, on),
            }
            yield from held_where_in_force(
                f"$.course.repayments[{number}]", "repayment", back.decided_on, known, applied
            )
    if course.maintenance_to_agency:
        claimed = {Agency.claimed.name: claimed_by(course, on) or None}
        yield from held_where_in_force("$.course.agency_claimed_on", "agency", on, claimed, applied)
    for number, child in enumerate(course.children):
        if child.refused_for_other_parent is not None:
            refused = {BothParents.refused.name: child.refused_for_other_parent}
            yield from held_where_in_force(
                f"$.course.children[{number}]", "both_parents", on, refused, applied
            )


def _payment(course: Course, number: int, on: date, applied: AppliedLaw) -> Iterator[EntryRuling]:
    """A payment; where only uncertain participation could make it too early, the breach is not shown."""
    item, path = course.payments[number], f"$.course.payments[{number}]"

    def found(last: date | None) -> EntryRuling | None:
        facts = {
            PaidOut.last.name: None if last is None else last.toordinal(),
            PaidOut.paid_on.name: item.paid_on.toordinal(),
            PaidOut.attendance_registered.name: item.attendance_registered,
        }
        return next(held_where_in_force(path, "payment", item.paid_on, facts, applied), None)

    late, early = (found(_last_benefit_day(course, item, sure)) for sure in (False, True))
    if late is None or early is None:
        return
    if late.ruling.verdicts.rules == early.ruling.verdicts.rules:
        yield late
    elif open_ := found(None):
        yield attrs.evolve(open_, asked={PaidOut.last.name: who_took_part(course, on)})


def _last_benefit_day(course: Course, item: Payment, sure: bool) -> date:
    """The last day of a payment with benefit, certain or as far as known.

    Benefit is paid for five days a week (§ 35 (1): 260 days a year), and for days of participation or of
    leave with benefit.
    """
    taking_part = Participation(course)
    day = item.last
    while day > item.first and not (day.weekday() < _SATURDAY and _is_paid(course, taking_part, day, sure)):
        day -= DAY
    return day


def _is_paid(course: Course, taking_part: Participation, day: date, sure: bool) -> bool:
    leaves = [one for one in course.leaves if one.first <= day and (one.last is None or day <= one.last)]
    if any(one.with_benefit is not False for one in leaves):
        return True
    found = taking_part.takes_part(day)
    return found is True or (found is None and not (sure and taking_part.on_record))


def claimed_by(course: Course, day: date) -> bool:
    """Whether the collection agency had claimed the supplement by a day."""
    return course.agency_claimed_on is not None and course.agency_claimed_on <= day

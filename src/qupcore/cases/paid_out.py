"""Money that changed hands, held against the law: payments, repayment, whom the child supplement goes to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.cases.item import Held, held_where_in_force
from qupcore.cases.programmes import DAY, judged_facts
from qupcore.domain.course import Course, Payment
from qupcore.domain.participation import Participation
from qupcore.law.payment_terms import Agency, BothParents, PaidOut, Repaid

__all__ = ["claimed_by", "paid_out"]

_SATURDAY = 5


def paid_out(course: Course, on: date) -> Iterator[Held]:
    """Each payment, each repayment, and the supplement where it goes to somebody else or to nobody.

    >>> from qupcore.domain.course import Payment
    >>> early = Payment(first=date(2026, 9, 1), last=date(2026, 9, 30), paid_on=date(2026, 9, 29))
    >>> [(item.path, item.ruling.holds) for item in paid_out(Course(payments=(early,)), date(2026, 10, 1))]
    [('$.course.payments[0]', False)]
    """
    for number, item in enumerate(course.payments):
        if item.paid_on <= on:
            facts = {
                PaidOut.last.name: _last_benefit_day(course, item).toordinal(),
                PaidOut.paid_on.name: item.paid_on.toordinal(),
                PaidOut.attendance_registered.name: item.attendance_registered,
            }
            yield from held_where_in_force(f"$.course.payments[{number}]", "payment", item.paid_on, facts)
    for number, back in enumerate(course.repayments):
        if back.decided_on <= on:
            known = {
                Repaid.wrong_information.name: back.wrong_information,
                **judged_facts(back.assessments, on),
            }
            yield from held_where_in_force(
                f"$.course.repayments[{number}]", "repayment", back.decided_on, known
            )
    if course.maintenance_to_agency:
        claimed = {Agency.claimed.name: claimed_by(course, on) or None}
        yield from held_where_in_force("$.course.agency_claimed_on", "agency", on, claimed)
    for number, child in enumerate(course.children):
        if child.refused_for_other_parent is not None:
            refused = {BothParents.refused.name: child.refused_for_other_parent}
            yield from held_where_in_force(f"$.course.children[{number}]", "both_parents", on, refused)


def _last_benefit_day(course: Course, item: Payment) -> date:
    """The last of the days of a payment for which there is benefit.

    Benefit is for five days a week (§ 35 (1): 260 days a year), and for days on which it may be that somebody
    took part, or was on leave with benefit.
    """
    taking_part = Participation(course)
    day = item.last
    while day > item.first and not (day.weekday() < _SATURDAY and _may_be_paid(course, taking_part, day)):
        day -= DAY
    return day


def _may_be_paid(course: Course, taking_part: Participation, day: date) -> bool:
    leaves = [one for one in course.leaves if one.first <= day and (one.last is None or day <= one.last)]
    if any(one.with_benefit is not False for one in leaves):
        return True
    return taking_part.takes_part(day) is not False


def claimed_by(course: Course, day: date) -> bool:
    """Whether the collection agency had claimed the supplement by a day."""
    return course.agency_claimed_on is not None and course.agency_claimed_on <= day

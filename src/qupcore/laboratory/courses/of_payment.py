"""Cases with a payment, a repayment, or a supplement that goes to somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import attrs

from qupcore.domain.case.course import Course, Payment, Repayment
from qupcore.domain.case.participant import Participant
from qupcore.laboratory.courses.whole_case import (
    WholeCase,
    a_child,
    day_said,
    judgements_in,
    known_only,
    programme_from,
)
from qupcore.law.terms.payment import Agency, BothParents, PaidOut, Repaid
from qupcore.rules.terms import Value

__all__ = ["OF_PAYMENT"]

_DAY = timedelta(days=1)


def _of_payment(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """A payment for a day of the programme, or for days of which none is paid."""
    paid = day_said(facts, PaidOut.paid_on.name) or day
    last = day_said(facts, PaidOut.last.name) or paid
    told = known_only(facts, attendance_registered=PaidOut.attendance_registered.name)
    payment = Payment(first=last, last=last, paid_on=paid, **told)
    on = max(day, paid, last)
    yield WholeCase(programme_from(last, payments=(payment,)), on)
    yield WholeCase(Participant(ref="witness", course=Course(payments=(payment,))), on)


def _of_repayment(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    told = known_only(facts, wrong_information=Repaid.wrong_information.name)
    back = Repayment(decided_on=day, assessments=tuple(judgements_in(facts, day).values()), **told)
    yield WholeCase(Participant(ref="witness", course=Course(repayments=(back,))), day)


def _of_agency(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """A supplement that goes to the agency: the record shows a claim, or does not show one."""
    claimed = day if facts.get(Agency.claimed.name) else None
    course = Course(maintenance_to_agency=True, agency_claimed_on=claimed)
    yield WholeCase(Participant(ref="witness", course=course), day)


def _of_both_parents(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """A child for whom the supplement is on record as refused, or not refused, for the other parent."""
    told = known_only(facts, refused_for_other_parent=BothParents.refused.name)
    child = attrs.evolve(a_child(day), **told)
    yield WholeCase(Participant(ref="witness", course=Course(children=(child,))), day)


OF_PAYMENT = {
    "payment": _of_payment,
    "repayment": _of_repayment,
    "agency": _of_agency,
    "both_parents": _of_both_parents,
}
"""The builder of each topic."""

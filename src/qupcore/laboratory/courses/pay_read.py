"""What the rules about pay are given for the days of a month, as `benefit_month` gives it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.cases.absence.closed import held_on
from qupcore.cases.absence.cuts import without_cuts_undone
from qupcore.cases.absence.parts import parts_of
from qupcore.cases.benefit.missed import missed_in
from qupcore.cases.benefit.paid_days import at_the_last_benefit_day, pays_of
from qupcore.cases.benefit.runs import runs_of
from qupcore.cases.benefit.year_so_far import year_so_far
from qupcore.cases.ruling.ruling import Ruling
from qupcore.cases.ruling.weekdays import month_of, weekdays_between
from qupcore.domain.case.participant import Participant
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["pay_rulings"]


def pay_rulings(case: Participant, day: date, applied: AppliedLaw) -> Iterator[Ruling]:
    """The rulings on pay for the runs of the month of a day.

    Args:
        case: The case.
        day: The day.
        applied: The law of every day.
    """
    course = case.course
    if course is None:
        return
    runs = list(runs_of(case, course, day.year, day.month, applied))
    parts = without_cuts_undone(course, held_on(course, parts_of(case, applied))) if runs else ()
    own = year_so_far(course, month_of(day.year, day.month)[0], applied).days if runs else 0
    for whole in runs:
        for run in at_the_last_benefit_day(whole, own):
            yield from pays_of(run, own, missed_in(parts, run.first, run.last), applied)
            own += weekdays_between(run.first, run.last)

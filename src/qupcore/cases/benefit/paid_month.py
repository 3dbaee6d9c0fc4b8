"""What a month with participation comes to: its lines, its sums, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from qupcore.cases.absence.cuts import unexplained_cuts
from qupcore.cases.absence.part import AbsencePart
from qupcore.cases.benefit.bounds import left_of, most_of, nothing_left, nothing_matters, rates_matter
from qupcore.cases.benefit.lines import benefit_lines
from qupcore.cases.benefit.missed import missed_in
from qupcore.cases.benefit.paid_days import at_the_last_benefit_day, pays_of
from qupcore.cases.benefit.policy import policy_of_month
from qupcore.cases.benefit.provisional import provisional_in
from qupcore.cases.benefit.runs import Run
from qupcore.cases.benefit.unsettled import doubtful
from qupcore.cases.benefit.year_so_far import YearSoFar
from qupcore.cases.course.twice import entered_twice
from qupcore.cases.ruling.ruling import Ruling, evaluate
from qupcore.cases.ruling.weekdays import has_weekday
from qupcore.domain.answers.benefit import BenefitLine, BenefitMonth
from qupcore.domain.answers.decision import Question
from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.days import day_after, day_before, day_of
from qupcore.domain.money import Money
from qupcore.domain.period import Period
from qupcore.law.terms.benefit import Pay, Payout
from qupcore.law.terms.payment import Agency
from qupcore.law.terms.record import Record
from qupcore.law.vocabulary import question
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import Value

__all__ = ["PaidMonth", "entered_twice_in", "recovery_of"]

_NONE = Money(0)


@attrs.frozen(kw_only=True)
class PaidMonth:
    """A month with participation, before it is worked out.

    Attributes:
        case: The case.
        course: Its course.
        first: The first day of the month.
        last: Its last day.
        runs: The runs of days of the month, by date.
        before: The benefit days of the year before it.
        parts: The parts of the absences that can affect the year.
        applied: The law, and the numbers chosen where it leaves them open.
        under: The law that the answer is given under.
    """

    case: Participant
    course: Course
    first: date
    last: date
    runs: Sequence[Run]
    before: YearSoFar
    parts: Sequence[AbsencePart]
    applied: AppliedLaw
    under: UnderLaw

    def answer(self) -> BenefitMonth:
        """The benefit of the month."""
        course, runs, parts, own = self.course, self.runs, self.parts, self.before.days
        lines: list[BenefitLine] = []
        open: list[Question] = []
        rulings: list[Ruling] = []
        renewed: list[tuple[Run, tuple[Ruling, ...]]] = []  # the runs whose amount depends on the rates
        gross: int | None = 0
        child = 0
        first, last = self.first, self.last
        for whole in runs:
            for run in at_the_last_benefit_day(whole, own):
                missed = missed_in(parts, run.first, run.last)
                pays = pays_of(run, own, missed, self.applied)
                asked = (*run.asked, *missed.open)
                if asked and nothing_matters(run, own, parts, self.applied):
                    asked = ()
                own_before = own
                own += run.weekdays
                left = left_of(pays)
                if left is None and not asked:
                    left = 0  # whatever the amount, other reductions take all of it
                gross = None if gross is None or left is None else gross + left
                if left is not None:
                    lines += benefit_lines(run, pays, missed)
                    child += sum(pay.amounts[Pay.child_after_benefits.name] or 0 for pay in pays)
                unsure = (
                    () if run.unsure and nothing_left(run, own_before, parts, self.applied) else run.unsure
                )
                open += [*unsure, *run.open, *asked]
                rulings += [*run.rulings, *pays]
                if rates_matter(run, own_before, missed, pays, self.applied):
                    renewed.append((run, (*run.rulings, *pays)))
        recovery = recovery_of(course, first.year, first.month)
        facts: dict[str, Value | None] = {
            Payout.gross.name: gross,
            Payout.child.name: child,
            Payout.recovery.name: recovery,
            Payout.last_day.name: last.toordinal(),
        }
        payout = evaluate("payout", last, facts, self.applied)
        paid, paid_on = payout.amounts[Payout.after_recovery.name], payout.amounts[Payout.paid_on.name]
        pays_on = None if paid_on is None else day_of(paid_on)
        to_agency = payout.amounts.get(Payout.to_agency.name) if _goes_to_agency(course, pays_on) else 0
        if to_agency and course.agency_claimed_on is None:
            open.append(question(Agency.claimed.name, "$.course.agency_claimed_on"))
        rulings.append(payout)
        set_off = 0 if gross is None or paid is None else gross - paid
        asked_first = (*self._asked(first, last), *entered_twice_in(course, first.year, first.month))
        return BenefitMonth(
            year=first.year,
            month=first.month,
            gross=_money(gross),
            lines=tuple(lines),
            set_off=_sum_of(set_off),
            payout=_money(paid),
            to_agency=_sum_of(to_agency or 0),
            paid_on=pays_on,
            left_to_recover=_sum_of(recovery - set_off),
            open=tuple(dict.fromkeys((*asked_first, *open))),
            provisional=provisional_in(
                [run for run, _ in renewed], [one for _, found in renewed for one in found]
            ),
            policy=policy_of_month(self.case, course, rulings, first, last, self.applied),
            rulebooks=tuple(dict.fromkeys((item.topic, item.rulebook) for item in rulings)),
            engines=payout.engines,
            lowered_by=tuple(dict.fromkeys(one for run in runs for one in run.lowered_by)),
            under=self.under,
        )

    def _asked(self, first: date, last: date) -> Iterator[Question]:
        """The open questions about days of the month and earlier days of the year that can matter."""
        course, parts, before = self.course, self.parts, self.before
        if next(_open_of(course, first, last), None) is not None:
            own, nothing = before.days, []
            for whole in self.runs:
                for run in at_the_last_benefit_day(whole, own):
                    if nothing_left(run, own, parts, self.applied):
                        nothing.append(Period(run.first, run.last))
                    own += run.weekdays
            for begins, ends in _outside(nothing, first, last):
                yield from _open_of(course, begins, ends)
        if before.asked:
            paid = self._at_most(before.days)
            if any(self._at_most(other) != paid for other in before.others):
                yield from before.asked

    def _at_most(self, own: int) -> tuple[int | None, ...]:
        """The highest possible amount of the runs of a month, after so many benefit days of the year."""
        parts, found = self.parts, []
        for whole in self.runs:
            for run in at_the_last_benefit_day(whole, own):
                found.append(most_of(run, own, parts, self.applied))
                own += run.weekdays
        return (sum(one or 0 for one in found), *(None for one in found if one is None))


def _open_of(course: Course, first: date, last: date) -> Iterator[Question]:
    """The open questions about some days: whether they are paid, and what a decision reduces."""
    yield from doubtful(course, first, last)
    for number in unexplained_cuts(course, first, last):
        yield question(Pay.reduced_for.name, f"$.course.decisions[{number}]")


def _outside(periods: Sequence[Period], first: date, last: date) -> Iterator[tuple[date, date]]:
    """The days of a month outside some of its periods, by date, without ranges of weekend days only."""
    begins = first
    for period in periods:
        ends = day_before(period.start)
        if begins <= ends and has_weekday(begins, ends):
            yield begins, ends
        begins = day_after(period.end or last)
    if begins <= last and has_weekday(begins, last):
        yield begins, last


def _goes_to_agency(course: Course, pays_on: date | None) -> bool:
    """Whether the supplement of a day goes to the collection agency: never before the agency's claim.

    Where the day of a claim is not on record, the record counts as it is, and a question asks for the day.
    """
    claimed = course.agency_claimed_on
    return bool(course.maintenance_to_agency) and (claimed is None or pays_on is None or claimed <= pays_on)


def recovery_of(course: Course | None, year: int, month: int) -> int:
    """The amount to set off against the month; entries that may be duplicates count once."""
    if course is None or not course.recoveries:
        return 0
    recoveries = dict.fromkeys(course.recoveries)
    return sum(item.amount_nok.ore for item in recoveries if (item.year, item.month) == (year, month))


def entered_twice_in(course: Course, year: int, month: int) -> Iterator[Question]:
    """The questions about recoveries of the month that may be duplicates."""
    for place in entered_twice(course.recoveries):
        item = course.recoveries[place]
        if (item.year, item.month) == (year, month):
            yield question(Record.money_told_apart.name, f"$.course.recoveries[{place}]")


def _money(ore: int | None) -> Money | None:
    return None if ore is None else Money(ore)


def _sum_of(ore: int) -> Money:
    """An amount; most months have none of the sums that this makes."""
    return Money(ore) if ore else _NONE

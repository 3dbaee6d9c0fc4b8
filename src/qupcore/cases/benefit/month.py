"""The benefit of a month and a year: §§ 35-40, evaluated by both engines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from qupcore.cases.absence import parts
from qupcore.cases.absence.closed import held_on
from qupcore.cases.absence.cuts import unexplained_cuts, without_cuts_undone
from qupcore.cases.absence.part import AbsencePart
from qupcore.cases.absence.parts import parts_of
from qupcore.cases.benefit.bounds import left_of, most_of, nothing_left, nothing_matters, rates_matter
from qupcore.cases.benefit.lines import benefit_lines
from qupcore.cases.benefit.missed import missed_in
from qupcore.cases.benefit.paid_days import at_the_last_benefit_day, pays_of
from qupcore.cases.benefit.policy import policy_of_month
from qupcore.cases.benefit.provisional import provisional_in
from qupcore.cases.benefit.runs import TOPICS, Run, runs_of
from qupcore.cases.benefit.unsettled import doubtful, unsettled
from qupcore.cases.benefit.without import days_without
from qupcore.cases.benefit.year_so_far import YearSoFar, year_so_far
from qupcore.cases.course.twice import entered_twice
from qupcore.cases.ruling.ruling import Ruling, evaluate
from qupcore.cases.ruling.weekdays import has_weekday, month_of, weekdays_between
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.benefit import BenefitLine, BenefitMonth, BenefitYear
from qupcore.domain.answers.decision import Question
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case, check_month
from qupcore.domain.case.absence import Absence
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.days import day_after, day_before, day_of
from qupcore.domain.money import Money
from qupcore.domain.period import Period
from qupcore.law.conventions import Conventions
from qupcore.law.national import NATIONAL, under_law
from qupcore.law.terms.benefit import Day, Pay, Payout
from qupcore.law.terms.payment import Agency
from qupcore.law.terms.record import Record
from qupcore.law.vocabulary import question
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.rules.terms import Value

__all__ = ["Account", "benefit_month", "benefit_year"]


def _of_year(found: BenefitYear) -> Fields:
    months = found.months
    return {
        "lines": [line for month in months for line in month.lines],
        "missing": {item for month in months for item in month.open},
    }


def _of_month(found: BenefitMonth) -> Fields:
    return {"lines": found.lines, "missing": found.open}


@moved_to_keywords("case", "year", "month", "policy", since="0.2.0", gone_in="0.3.0")
def benefit_month(
    case: Participant,
    year: int,
    month: int,
    *,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
) -> BenefitMonth:
    """The benefit of a calendar month, before tax.

    Args:
        case: The participant, with the course of the programme.
        year: The year.
        month: The month, 1 to 12.
        law: The law of every day; the national law if left out.
        policy: Numbers that the law leaves open, chosen otherwise than the default, by full name
            (`sotjl.35.paid_in_twelfths`).

    Raises:
        BadInput: there is no such month.
        NoRulesInForce: the participant took part before 2007-11-01.
        ParameterError: `policy` names a number of the law, or one that is not read here.

    Source: sosialtjenesteloven §§ 35-40; FOR-2011-12-21-1471 §§ 3-4.

    >>> from qupcore import Course, Participant
    >>> from qupcore.cases import ProgrammeDecision
    >>> granted = ProgrammeDecision(
    ...     kind="granted",
    ...     decided_on=date(2026, 1, 2),
    ...     applies_from=date(2026, 1, 5),
    ...     applies_to=date(2026, 12, 31),
    ... )
    >>> course = Course(decisions=(granted,), started_on=date(2026, 1, 5))
    >>> case = Participant(ref="a", birth_date=date(1990, 5, 1), benefits=(), course=course)
    >>> str(benefit_month(case, 2026, 9).gross)
    '23582.05'
    """
    return Account(case, law=law, policy=policy).month(year, month)


@moved_to_keywords("case", "year", "policy", since="0.2.0", gone_in="0.3.0")
def benefit_year(
    case: Participant, year: int, *, law: Law = NATIONAL, policy: Mapping[str, int] | None = None
) -> BenefitYear:
    """The months of a calendar year and their sums; arguments and errors as `benefit_month`."""
    return Account(case, law=law, policy=policy).year(year)


class Account:
    """A case prepared for calculation: its absences are evaluated once for all months.

    >>> Account(Participant(ref="a")).month(2026, 9).open[0].term
    'day.in_programme'
    """

    @moved_to_keywords("self", "case", "policy", since="0.2.0", gone_in="0.3.0")
    @observed("account")
    def __init__(
        self, case: Participant, *, law: Law = NATIONAL, policy: Mapping[str, int] | None = None
    ) -> None:
        check_case(case)
        check_arguments(Account.__init__, locals())
        applied = AppliedLaw(law, policy)
        applied.check((*TOPICS, *parts.TOPICS, "payout"), extra=(Conventions.leap_birthday.name,))
        self.case, self.applied, self.under = case, applied, under_law(law)
        self._judged: dict[int, tuple[AbsencePart, ...]] = {}
        self._parts_to(date.min.year)  # faults in an absence are raised before any month is asked for

    @observed("benefit_year", _of_year)
    def year(self, year: int) -> BenefitYear:
        """The twelve months of a year."""
        months = tuple(self.month(year, number) for number in range(1, 13))
        return BenefitYear(
            year=year,
            months=months,
            gross=_sum([month.gross for month in months]),
            payout=_sum([month.payout for month in months]),
            under=self.under,
        )

    @observed("benefit_month", _of_month)
    def month(self, year: int, month: int) -> BenefitMonth:
        """One month."""
        check_month(year, month)
        course = self.case.course
        if course is None:
            return self._nothing(year, month, (question(Day.in_programme.name, "$.course"),))
        days = month_of(year, month)
        runs = list(runs_of(self.case, course, year, month, self.applied))
        if runs:
            before = year_so_far(course, days[0], self.applied)
            return _told_why(self._paid(course, year, month, runs, before), course, *days)
        asked = (*doubtful(course, *days), *_twice(course, year, month))
        missing = tuple(unsettled(course, *days))
        open = tuple(dict.fromkeys((*missing, *asked)))
        nothing = self._nothing(year, month, open, None if missing else Money(0))
        return _told_why(nothing, course, *days)

    def _parts_to(self, year: int) -> tuple[AbsencePart, ...]:
        """The parts of the absences, limited to the days that can affect the year.

        Registers write 9999-12-31 for "no end". An absence is read to the end of the second year after, which
        is longer than any count of days.
        """
        course = self.case.course
        entries = course.absences if course else ()
        ends = [_seen_through(entry, year) for entry in entries]
        key = year if any(end < entry.through for end, entry in zip(ends, entries, strict=True)) else 0
        if key not in self._judged:
            seen = tuple(
                entry if end >= entry.through else attrs.evolve(entry, last=end)
                for end, entry in zip(ends, entries, strict=True)
            )
            case = self.case
            if course is not None and key:
                case = attrs.evolve(case, course=attrs.evolve(course, absences=seen))
            parts = held_on(case.course, parts_of(case, self.applied))
            self._judged[key] = without_cuts_undone(case.course, parts)
        return self._judged[key]

    def _asked(self, course: Course, year: int, runs: Sequence[Run], before: YearSoFar) -> Iterator[Question]:
        """The open questions about days of the month and earlier days of the year that can matter."""
        days = month_of(runs[0].first.year, runs[0].first.month)
        if next(_open_of(course, *days), None) is not None:
            parts, own, nothing = self._parts_to(year), before.days, []
            for whole in runs:
                for run in at_the_last_benefit_day(whole, own):
                    if nothing_left(run, own, parts, self.applied):
                        nothing.append(Period(run.first, run.last))
                    own += weekdays_between(run.first, run.last)
            for first, last in _outside(nothing, *days):
                yield from _open_of(course, first, last)
        if before.asked:
            paid = self._at_most(year, runs, before.days)
            if any(self._at_most(year, runs, other) != paid for other in before.others):
                yield from before.asked

    def _at_most(self, year: int, runs: Sequence[Run], own: int) -> tuple[int | None, ...]:
        """The highest possible amount of the runs of a month, after so many benefit days of the year."""
        parts, found = self._parts_to(year), []
        for whole in runs:
            for run in at_the_last_benefit_day(whole, own):
                found.append(most_of(run, own, parts, self.applied))
                own += weekdays_between(run.first, run.last)
        return (sum(one or 0 for one in found), *(None for one in found if one is None))

    def _nothing(
        self, year: int, month: int, open: tuple[Question, ...], amount: Money | None = None
    ) -> BenefitMonth:
        """A month without participation, or without any record of it."""
        return BenefitMonth(
            year=year,
            month=month,
            gross=amount,
            lines=(),
            set_off=Money(0),
            payout=amount,
            to_agency=Money(0),
            paid_on=None,
            left_to_recover=Money(_recovery(self.case.course, year, month)),
            open=open,
            provisional=(),
            policy=(),
            rulebooks=(),
            engines=(),
            under=self.under,
        )

    def _paid(
        self, course: Course, year: int, month: int, runs: list[Run], before: YearSoFar
    ) -> BenefitMonth:
        own = before.days
        lines: list[BenefitLine] = []
        open: list[Question] = []
        rulings: list[Ruling] = []
        renewed: list[tuple[Run, tuple[Ruling, ...]]] = []  # the runs whose amount depends on the rates
        gross: int | None = 0
        child = 0
        first, last = month_of(year, month)
        parts = self._parts_to(year)
        for whole in runs:
            for run in at_the_last_benefit_day(whole, own):
                missed = missed_in(parts, run.first, run.last)
                pays = pays_of(run, own, missed, self.applied)
                asked = (*run.asked, *missed.open)
                if asked and nothing_matters(run, own, parts, self.applied):
                    asked = ()
                own_before = own
                own += weekdays_between(run.first, run.last)
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
        recovery = _recovery(course, year, month)
        facts: dict[str, Value | None] = {
            Payout.gross.name: gross,
            Payout.child.name: child,
            Payout.recovery.name: recovery,
            Payout.last_day.name: last.toordinal(),
        }
        payout = evaluate("payout", last, facts, self.applied)
        paid, paid_on = (payout.amounts[term.name] for term in (Payout.after_recovery, Payout.paid_on))
        pays_on = None if paid_on is None else day_of(paid_on)
        to_agency = payout.amounts.get(Payout.to_agency.name) if _goes_to_agency(course, pays_on) else 0
        if to_agency and course.agency_claimed_on is None:
            open.append(question(Agency.claimed.name, "$.course.agency_claimed_on"))
        rulings.append(payout)
        set_off = 0 if gross is None or paid is None else gross - paid
        asked_first = (*self._asked(course, year, runs, before), *_twice(course, year, month))
        return BenefitMonth(
            year=year,
            month=month,
            gross=_money(gross),
            lines=tuple(lines),
            set_off=Money(set_off),
            payout=_money(paid),
            to_agency=Money(to_agency or 0),
            paid_on=pays_on,
            left_to_recover=Money(recovery - set_off),
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


def _told_why(month: BenefitMonth, course: Course, first: date, last: date) -> BenefitMonth:
    """The month; where it surely comes to nothing without a line, with the reason."""
    if month.lines or month.gross != Money(0):
        return month
    return attrs.evolve(month, without=tuple(days_without(course, first, last)))


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


def _seen_through(entry: Absence, year: int) -> date:
    """The last day of an absence that a question about a year reads."""
    years = max(year, entry.first.year) + 2
    return entry.through if years >= date.max.year else min(entry.through, date(years, 12, 31))


def _goes_to_agency(course: Course, pays_on: date | None) -> bool:
    """Whether the supplement of a day goes to the collection agency: never before the agency's claim.

    Where the day of a claim is not on record, the record counts as it is, and a question asks for the day.
    """
    claimed = course.agency_claimed_on
    return bool(course.maintenance_to_agency) and (claimed is None or pays_on is None or claimed <= pays_on)


def _recovery(course: Course | None, year: int, month: int) -> int:
    """The amount to set off against the month; entries that may be duplicates count once."""
    recoveries = dict.fromkeys(course.recoveries) if course else ()
    return sum(item.amount_nok.ore for item in recoveries if (item.year, item.month) == (year, month))


def _twice(course: Course, year: int, month: int) -> Iterator[Question]:
    """The questions about recoveries of the month that may be duplicates."""
    for place in entered_twice(course.recoveries):
        item = course.recoveries[place]
        if (item.year, item.month) == (year, month):
            yield question(Record.money_told_apart.name, f"$.course.recoveries[{place}]")


def _money(ore: int | None) -> Money | None:
    return None if ore is None else Money(ore)


def _sum(amounts: list[Money | None]) -> Money | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Money(0)) if len(known) == len(amounts) else None

"""What is paid for a month and a year: §§ 35-40, by both engines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import attrs

from qupcore.cases import absence
from qupcore.cases.absence import AbsencePart, absence_parts
from qupcore.cases.lines import lines_of
from qupcore.cases.missed import Missed, missed_in
from qupcore.cases.ruling import Ruling, check_policy, rule
from qupcore.cases.runs import TOPICS, Run, runs_of
from qupcore.cases.unsettled import doubtful, unsettled
from qupcore.cases.weekdays import month_of, weekdays_of_month, weekdays_through
from qupcore.domain.benefit import BenefitLine, BenefitMonth, BenefitYear
from qupcore.domain.course import Course
from qupcore.domain.decision import ParameterUse, Question
from qupcore.domain.money import Money
from qupcore.domain.participant import Participant
from qupcore.errors import BadInput
from qupcore.law.benefit_terms import Day, Pay, Payout
from qupcore.law.conventions import Conventions
from qupcore.law.vocabulary import question
from qupcore.rules.terms import Value

__all__ = ["Account", "benefit_month", "benefit_year"]


def benefit_month(
    case: Participant, year: int, month: int, policy: Mapping[str, int] | None = None
) -> BenefitMonth:
    """The benefit of a calendar month, before tax.

    Args:
        case: The participant, with the course of the programme.
        year: The year.
        month: The month, 1 to 12.
        policy: Numbers that the law leaves open, chosen otherwise than the default, by full name
            (`sotjl.35.paid_in_twelfths`).

    Raises:
        BadInput: there is no such month.
        NoRulesInForce: the participant took part before 2007-11-01.
        ParameterError: `policy` names a number of the law, or one that is not read here.

    Source: sosialtjenesteloven §§ 35-40; FOR-2011-12-21-1471 §§ 3-4.

    >>> from qupcore import Course, Participant, ProgrammeDecision
    >>> granted = ProgrammeDecision(
    ...     kind="granted",
    ...     decided_on=date(2026, 1, 2),
    ...     applies_from=date(2026, 1, 5),
    ...     applies_to=date(2026, 12, 31),
    ... )
    >>> course = Course(decisions=(granted,), started_on=date(2026, 1, 5))
    >>> case = Participant(ref="a", birth_date=date(1990, 5, 1), benefits=(), course=course)
    >>> str(benefit_month(case, 2026, 9).gross)
    '23582.06'
    """
    return Account(case, policy).month(year, month)


def benefit_year(case: Participant, year: int, policy: Mapping[str, int] | None = None) -> BenefitYear:
    """The months of a calendar year and their sums; arguments and errors as `benefit_month`."""
    return Account(case, policy).year(year)


class Account:
    """A case made ready to calculate with: its absences are judged once, for all months.

    >>> Account(Participant(ref="a")).month(2026, 9).open[0].term
    'day.in_programme'
    """

    def __init__(self, case: Participant, policy: Mapping[str, int] | None = None) -> None:
        check_policy(policy, (*TOPICS, *absence.TOPICS, "payout"), extra=(Conventions.leap_birthday.name,))
        self.case, self.policy = case, policy
        self._parts: tuple[AbsencePart, ...] = absence_parts(case, policy)

    def year(self, year: int) -> BenefitYear:
        """The twelve months of a year."""
        months = tuple(self.month(year, number) for number in range(1, 13))
        return BenefitYear(
            year=year,
            months=months,
            gross=_sum([month.gross for month in months]),
            payout=_sum([month.payout for month in months]),
        )

    def month(self, year: int, month: int) -> BenefitMonth:
        """One month."""
        if not (1 <= month <= 12 and date.min.year < year < date.max.year):
            raise BadInput(f"{year}-{month} is no month", remedy="give a year and a month from 1 to 12")
        course = self.case.course
        if course is None:
            return self._nothing(year, month, (question(Day.in_programme.name, "$.course"),))
        days = month_of(year, month)
        asked = tuple(doubtful(course, *days))
        runs = list(runs_of(self.case, course, year, month, self.policy))
        if runs:
            paid = self._paid(course, year, month, runs)
            return attrs.evolve(paid, open=tuple(dict.fromkeys((*asked, *paid.open))))
        missing = tuple(unsettled(course, *days))
        return self._nothing(year, month, (*missing, *asked), None if missing else Money(0))

    def _nothing(
        self, year: int, month: int, open: tuple[Question, ...], amount: Money | None = None
    ) -> BenefitMonth:
        """A month without participation, or of which nothing is on record."""
        return BenefitMonth(
            year=year,
            month=month,
            gross=amount,
            lines=(),
            set_off=Money(0),
            payout=amount,
            to_agency=Money(0),
            paid_on=None,
            open=open,
            policy=(),
            rulebooks=(),
            engines=(),
        )

    def _paid(self, course: Course, year: int, month: int, runs: list[Run]) -> BenefitMonth:
        lines: list[BenefitLine] = []
        open: list[Question] = []
        rulings: list[Ruling] = []
        gross: int | None = 0
        child = 0
        for run in runs:
            missed = missed_in(self._parts, run.first, run.last)
            pay = rule("pay", run.first, _pay_facts(run, missed), self.policy)
            after = pay.amounts[Pay.after_benefits.name]
            gross = None if gross is None or after is None else gross + after
            if after is not None:
                lines += lines_of(run, pay, missed)
                child += pay.amounts[Pay.child_after_work.name] or 0
            open += [*run.open, *missed.open]
            rulings += [*run.rulings, pay]
        last = month_of(year, month)[1]
        recovery = sum(
            item.amount_nok.ore for item in course.recoveries if (item.year, item.month) == (year, month)
        )
        facts: dict[str, Value | None] = {
            Payout.gross.name: gross,
            Payout.child.name: child,
            Payout.recovery.name: recovery,
            Payout.last_day.name: last.toordinal(),
        }
        payout = rule("payout", last, facts, self.policy)
        paid, paid_on = (payout.amounts[term.name] for term in (Payout.after_recovery, Payout.paid_on))
        to_agency = payout.amounts.get(Payout.to_agency.name) if course.maintenance_to_agency else 0
        rulings.append(payout)
        return BenefitMonth(
            year=year,
            month=month,
            gross=_money(gross),
            lines=tuple(lines),
            set_off=Money(0 if gross is None or paid is None else gross - paid),
            payout=_money(paid),
            to_agency=Money(to_agency or 0),
            paid_on=None if paid_on is None else date.fromordinal(paid_on),
            open=tuple(dict.fromkeys(open)),
            policy=_policy(rulings),
            rulebooks=tuple(dict.fromkeys((item.topic, item.rulebook) for item in rulings)),
            engines=payout.engines,
        )


def _pay_facts(run: Run, missed: Missed) -> dict[str, Value]:
    """The facts of a run, and where it lies in the month and the year."""
    before = run.first - timedelta(days=1)
    first = month_of(run.first.year, run.first.month)[0]
    before_month = weekdays_through(first - timedelta(days=1)) if first.month > 1 else 0
    before_run = weekdays_through(before) if before.year == run.first.year else 0
    through = weekdays_through(run.last)
    return {
        **run.facts,
        Pay.weekdays_before.name: before_run,
        Pay.weekdays_through.name: through,
        Pay.months_before.name: first.month - 1,
        Pay.month_days.name: weekdays_of_month(first.year, first.month),
        Pay.month_days_before.name: before_run - before_month,
        Pay.month_days_through.name: through - before_month,
        Pay.absent_days.name: missed.days,
        Pay.partly_absent_days.name: missed.partly_days,
        Pay.partly_absent_minutes.name: missed.partly_minutes,
    }


def _policy(rulings: list[Ruling]) -> tuple[ParameterUse, ...]:
    found: dict[ParameterUse, None] = {}
    for ruling in rulings:
        found.update(dict.fromkeys(ruling.policy))
    return tuple(found)


def _money(ore: int | None) -> Money | None:
    return None if ore is None else Money(ore)


def _sum(amounts: list[Money | None]) -> Money | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Money(0)) if len(known) == len(amounts) else None

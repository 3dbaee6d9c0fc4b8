"""The benefit of a month and a year: §§ 35-40, evaluated by both engines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from qupcore.cases.absence import parts
from qupcore.cases.absence.closed import held_on
from qupcore.cases.absence.cuts import without_cuts_undone
from qupcore.cases.absence.part import AbsencePart
from qupcore.cases.absence.parts import parts_of
from qupcore.cases.benefit.paid_month import PaidMonth, entered_twice_in, recovery_of
from qupcore.cases.benefit.runs import TOPICS, runs_of
from qupcore.cases.benefit.unsettled import doubtful, unsettled
from qupcore.cases.benefit.without import days_without
from qupcore.cases.benefit.year_so_far import year_so_far
from qupcore.cases.ruling.timeline import here
from qupcore.cases.ruling.weekdays import month_of
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.benefit import BenefitMonth, BenefitYear
from qupcore.domain.answers.decision import Question
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case, check_month
from qupcore.domain.case.absence import Absence
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.money import Money
from qupcore.law.conventions import Conventions
from qupcore.law.national import NATIONAL, under_law
from qupcore.law.terms.benefit import Day
from qupcore.law.vocabulary import question
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law

__all__ = ["Account", "benefit_month", "benefit_year"]

_TOPICS = (*TOPICS, "payout")


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
        applied.check((*_TOPICS, *parts.TOPICS), extra=(Conventions.leap_birthday.name,))
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
        applied = here(self.applied, _TOPICS)
        runs = list(runs_of(self.case, course, year, month, applied))
        if runs:
            before = year_so_far(course, days[0], applied)
            paid = PaidMonth(
                case=self.case,
                course=course,
                first=days[0],
                last=days[1],
                runs=runs,
                before=before,
                parts=self._parts_to(year),
                applied=applied,
                under=self.under,
            )
            return _told_why(paid.answer(), course, *days)
        asked = (*doubtful(course, *days), *entered_twice_in(course, year, month))
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
        if not entries and 0 in self._judged:
            return self._judged[0]
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
            left_to_recover=Money(recovery_of(self.case.course, year, month)),
            open=open,
            provisional=(),
            policy=(),
            rulebooks=(),
            engines=(),
            under=self.under,
        )


def _told_why(month: BenefitMonth, course: Course, first: date, last: date) -> BenefitMonth:
    """The month; where it surely comes to nothing without a line, with the reason."""
    if month.lines or month.gross != Money(0):
        return month
    return attrs.evolve(month, without=tuple(days_without(course, first, last)))


def _seen_through(entry: Absence, year: int) -> date:
    """The last day of an absence that a question about a year reads."""
    years = max(year, entry.first.year) + 2
    return entry.through if years >= date.max.year else min(entry.through, date(years, 12, 31))


def _sum(amounts: list[Money | None]) -> Money | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Money(0)) if len(known) == len(amounts) else None

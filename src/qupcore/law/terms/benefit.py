"""The vocabulary of the benefit: the facts that it is calculated from, and the results."""

from __future__ import annotations

from typing import get_args

import attrs

from qupcore.domain.case.participant import BenefitKind
from qupcore.law.terms.asking import calculated, choice, counted, fact
from qupcore.rules.terms import IntTerm, Vocabulary

__all__ = ["Child", "Coordinated", "Day", "Pay", "Payout", "Rate"]


def _amount(name: str, unit: str = "øre") -> IntTerm:
    """The result of a formula or a count of the library; amounts in øre are never negative."""
    term = calculated(name, unit)
    return attrs.evolve(term, low=0) if unit == "øre" else term


class Rate(Vocabulary):
    """The rates of a day, the same for everybody."""

    yearly = _amount("rate.yearly")
    yearly_under_25 = _amount("rate.yearly_under_25")
    daily = _amount("rate.daily")
    daily_under_25 = _amount("rate.daily_under_25")
    child_daily = attrs.evolve(_amount("rate.child_daily"), path="$.course.children[]")


class Day(Vocabulary):
    """The state of a day of the case."""

    in_programme = fact("day.in_programme", "$.course.decisions")
    interrupted = fact("day.interrupted", "$.course.decisions")
    on_leave = fact("day.on_leave", "$.course.leaves")
    attends_anyway = fact("day.attends_anyway", "$.course.decisions")
    leave_with_benefit = fact("day.leave_with_benefit", "$.course.leaves[].with_benefit")


class Child(Vocabulary):
    """The facts about a child for the child supplement."""

    supported = fact("child.supported", "$.course.children[].supported_from")
    age = counted("child.age", "years", "$.course.children[].birth_date")
    relation = choice("child.relation", ("own", "foster"), "$.course.children[].relation")
    foster_since = counted("child.foster_since", "date", "$.course.children[].foster_since")
    claimed_on = counted("child.claimed_on", "date", "$.course.applied_on")
    lasting_foster_care = fact("child.lasting_foster_care", "$.course.children[].lasting_foster_care")
    lives_in_norway = fact("child.lives_in_norway", "$.course.children[].lives_in_norway", "register")
    stays_in_norway = fact("child.stays_in_norway", "$.course.children[].stays_in_norway")
    days_abroad = counted("child.days_abroad", "days", "$.course.children[].days_abroad")
    member_of_insurance = fact(
        "child.member_of_insurance", "$.course.children[].member_of_insurance", "register"
    )
    stranded_by_pandemic = fact("child.stranded_by_pandemic", "$.course.children[].stranded_by_pandemic")
    yearly_income = counted("child.yearly_income", "øre", "$.course.children[].yearly_income_nok")
    has_child_pension = fact("child.has_child_pension", "$.course.children[].has_child_pension", "register")


class Coordinated(Vocabulary):
    """Another benefit that the participant holds."""

    kind = choice("coordinated.kind", get_args(BenefitKind), "$.benefits[].kind")


class Pay(Vocabulary):
    """A run of days in one month on which nothing changes."""

    two_thirds = counted("pay.two_thirds", "1", "$.birth_date")
    children = counted("pay.children", "1", "$.course.children")
    weekdays_before = _amount("pay.weekdays_before", "1")
    weekdays_through = _amount("pay.weekdays_through", "1")
    calendar_before = _amount("pay.calendar_before", "1")
    calendar_through = _amount("pay.calendar_through", "1")
    months_before = _amount("pay.months_before", "1")
    month_days = _amount("pay.month_days", "1")
    month_days_before = _amount("pay.month_days_before", "1")
    month_days_through = _amount("pay.month_days_through", "1")
    work_minutes_a_week = counted("pay.work_minutes_a_week", "minutes", "$.course.work[].minutes_a_week")
    absent_days = _amount("pay.absent_days", "1")
    partly_absent_days = _amount("pay.partly_absent_days", "1")
    partly_absent_minutes = _amount("pay.partly_absent_minutes", "minutes")
    other_benefits_a_month = counted("pay.other_benefits_a_month", "øre", "$.benefits[].monthly_nok")

    paid_before = _amount("pay.paid_before", "1")
    paid_through = _amount("pay.paid_through", "1")
    base_yearly = _amount("pay.base_yearly")
    topped_yearly = _amount("pay.topped_yearly")
    child_yearly = _amount("pay.child_yearly")
    base = _amount("pay.base")
    top_up = _amount("pay.top_up")
    child = _amount("pay.child")
    programme_minutes_a_week = _amount("pay.programme_minutes_a_week", "minutes")
    after_work = _amount("pay.after_work")
    missed = _amount("pay.missed", "minutes")
    absent_minutes = _amount("pay.absent_minutes", "minutes")
    after_absence = _amount("pay.after_absence")
    after_benefits = _amount("pay.after_benefits")
    child_after_work = _amount("pay.child_after_work")
    child_after_absence = _amount("pay.child_after_absence")
    child_after_benefits = _amount("pay.child_after_benefits")
    reduced_for = fact("pay.reduced_for", "$.course.absences")


class Payout(Vocabulary):
    """The payout of a month: its amount, recipients and day."""

    gross = _amount("payout.gross")
    child = _amount("payout.child")
    recovery = counted("payout.recovery", "øre", "$.course.recoveries")
    last_day = _amount("payout.last_day", "date")
    after_recovery = _amount("payout.after_recovery")
    to_agency = _amount("payout.to_agency")
    paid_on = _amount("payout.paid_on", "date")

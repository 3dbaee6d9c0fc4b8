"""The vocabulary of duration: a period granted, and the judgements about it."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, choice, counted, day, fact, judged
from qupcore.rules.terms import BoolTerm, Vocabulary

__all__ = ["DurationDays", "DurationFacts", "Extension", "PeriodEnd"]

_DECISION = "$.course.decisions[]"


class DurationFacts(Vocabulary):
    """A period granted and its programme."""

    step = choice(
        "duration.step", ("first", "within_two_years", "beyond_two_years"), f"{_DECISION}.extension"
    )
    period_first = day("duration.period_first", f"{_DECISION}.applies_from")
    period_last = day("duration.period_last", f"{_DECISION}.applies_to")
    programme_first = day("duration.programme_first", "$.course.started_on")

    leave_days = counted("duration.leave_days", "days", "$.course.leaves")
    interruption_days = counted("duration.interruption_days", "days", _DECISION)
    pandemic_days = counted("duration.pandemic_days", "days", "$.course.absences[].reason")
    period_leave_days = counted("duration.period_leave_days", "days", "$.course.leaves")
    period_interruption_days = counted("duration.period_interruption_days", "days", _DECISION)
    earlier_days = counted("duration.earlier_days", "days", _DECISION)
    reentries = counted("duration.reentries", "1", _DECISION)
    stated = fact("duration.stated", f"{_DECISION}.applies_to")
    judged_unfit = fact("duration.judged_unfit", f"{_DECISION}.assessments")
    granted_before_over = day("duration.granted_before_over", f"{_DECISION}.applies_to")
    decided_on = day("duration.decided_on", f"{_DECISION}.decided_on")
    because_of_pandemic = fact("duration.because_of_pandemic", f"{_DECISION}.covid")


def _judged(name: str) -> BoolTerm:
    return judged(f"judgement.{name}", _DECISION)


class Extension(Vocabulary):
    """The judgements about an extension or a new start."""

    duration_fits = _judged("duration_fits")
    new_assessment = _judged("new_assessment")
    special_assessment = _judged("special_assessment")
    special_grounds = _judged("special_grounds")
    still_entitled = _judged("still_entitled")
    goal_not_reached = _judged("goal_not_reached")
    expedient = _judged("extension_expedient")
    goal_within_a_year = _judged("goal_within_a_year")
    necessary = _judged("extension_necessary")
    progress = _judged("progress_made")
    motivation_weighed = _judged("motivation_weighed")
    likely_in_work = _judged("likely_in_work")
    labour_market_weighed = _judged("labour_market_weighed")
    purpose_attainable = _judged("purpose_attainable")


class PeriodEnd(Vocabulary):
    """The end of a period, and of the longest duration without special grounds."""

    over_on = day("period_end.over_on", f"{_DECISION}.applies_to")
    longest_over = day("period_end.longest_over", f"{_DECISION}.applies_to")


class DurationDays(Vocabulary):
    """The calculated limits: each but `decide_by` is the first day after the permitted time."""

    decide_by = calculated("duration.decide_by")
    year_over = calculated("duration.year_over")
    extra_over = calculated("duration.extra_over")
    maximum_over = calculated("duration.maximum_over")
    extended_over = calculated("duration.extended_over")

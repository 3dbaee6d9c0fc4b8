"""The vocabulary of absence: the facts and the counts of a day away from the programme."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from qupcore.domain.case.absence import AbsenceReason, Certificate
from qupcore.law.terms.asking import calculated, choice, counted, day, fact, judged
from qupcore.rules.terms import Value, Vocabulary

__all__ = [
    "TO_BE_SHOWN",
    "Absent",
    "Calendar",
    "Caring",
    "Illness",
    "Window",
    "WindowDays",
    "Withdrawal",
    "WithdrawalDays",
]

_ENTRY = "$.course.absences[]"
_WITHDRAWAL = "$.course.withdrawals[]"


class Absent(Vocabulary):
    """Any absence."""

    reason = choice("absence.reason", get_args(AbsenceReason), f"{_ENTRY}.reason")
    permitted = fact("absence.permitted", f"{_ENTRY}.permitted")
    entitled = fact("absence.entitled", _ENTRY)
    compelling_welfare_reason = judged("absence.compelling_welfare_reason", _ENTRY)
    certificate = choice("absence.certificate", get_args(Certificate), f"{_ENTRY}.certificate")
    doctor_demanded = fact("absence.doctor_demanded", f"{_ENTRY}.doctor_demanded")
    confirmation_missing = fact("absence.confirmation_missing", f"{_ENTRY}.confirmed_in_writing")


class Illness(Vocabulary):
    """The participant's own illness."""

    weeks_in_programme = counted("illness.weeks_in_programme", "weeks", "$.course.started_on", low=None)
    uncertified_days = counted("illness.uncertified_days", "days", f"{_ENTRY}.certificate")
    uncertified_days_this_time = counted(
        "illness.uncertified_days_this_time", "days", f"{_ENTRY}.certificate"
    )
    uncertified_working_days = counted("illness.uncertified_working_days", "days", f"{_ENTRY}.certificate")
    uncertified_working_days_this_time = counted(
        "illness.uncertified_working_days_this_time", "days", f"{_ENTRY}.certificate"
    )
    prevented_from_doctor = fact("illness.prevented_from_doctor", f"{_ENTRY}.prevented_from_doctor")
    same_illness = fact("illness.same_illness", f"{_ENTRY}.same_illness")
    self_certificate_withdrawn = fact("illness.self_certificate_withdrawn", "$.course.withdrawals")


class Caring(Vocabulary):
    """The illness of a child or of its carer."""

    turning = counted("care.turning", "years", f"{_ENTRY}.child_birth_date")
    chronically_ill = fact("care.chronically_ill", "$.course.children[].chronically_ill", known_by="person")
    day_of_absence = counted("care.day_of_absence", "days", f"{_ENTRY}.first")
    working_day_of_absence = counted("care.working_day_of_absence", "days", f"{_ENTRY}.first")
    children = counted("care.children", "1", "$.course.children")
    alone = fact("care.alone", "$.course.sole_carer", known_by="person")
    other_parent_unable = fact("care.other_parent_unable", "$.course.other_parent_unable", known_by="person")
    chronic_children = counted("care.chronic_children", "1", "$.course.children[].more_absence")


class Window(Vocabulary):
    """The day from which a period is counted back."""

    counted_at = day("window.counted_at", f"{_ENTRY}.first")


class WindowDays(Vocabulary):
    """The calculated days of such a period."""

    counted_from = calculated("window.counted_from")
    counted_after = calculated("window.counted_after")
    certified_by = calculated("window.certified_by")


class Withdrawal(Vocabulary):
    """A withdrawal of the right to self-certificates."""

    ground = choice("withdrawal.ground", ("many_absences", "doubt"), f"{_WITHDRAWAL}.ground")
    first = day("withdrawal.first", f"{_WITHDRAWAL}.first")
    absences = counted("withdrawal.absences", "1", "$.course.absences")
    heard_on = day("withdrawal.heard_on", f"{_WITHDRAWAL}.heard_on")
    settled_on = day("withdrawal.settled_on", f"{_WITHDRAWAL}.reviewed_on")


class WithdrawalDays(Vocabulary):
    """The calculated day by which a withdrawal is reviewed."""

    review_by = calculated("withdrawal.review_by")


class Calendar(Vocabulary):
    """The kind of a day in the calendar."""

    weekend = fact("calendar.weekend", "", known_by="register")
    laid_in_programme = fact("calendar.laid_in_programme", "$.course.activity_days")
    holiday = choice(
        "calendar.holiday",
        (
            "none",
            "new_years_day",
            "maundy_thursday",
            "good_friday",
            "easter_sunday",
            "easter_monday",
            "first_of_may",
            "seventeenth_of_may",
            "ascension_day",
            "whit_sunday",
            "whit_monday",
            "christmas_day",
            "second_christmas_day",
        ),
        "",
    )


TO_BE_SHOWN: Mapping[str, Value] = MappingProxyType(
    {
        Illness.prevented_from_doctor.name: False,
        Illness.same_illness.name: False,
        Caring.chronically_ill.name: False,
        Caring.chronic_children.name: 0,
        Caring.other_parent_unable.name: False,
    }
)
"""The facts of exceptions (§ 6 (4) third sentence: "godtgjort"; § 9 (2), § 11 (2) and (3)), with the values
assumed beside a refusal on record until the exception is shown. Questions ask about them all the same.
"""

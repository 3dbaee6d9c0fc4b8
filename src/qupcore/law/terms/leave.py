"""The vocabulary of leave: before and after a birth, welfare, holidays of a faith, holiday."""

from __future__ import annotations

from typing import get_args

from qupcore.domain.case.absence import WelfareGround
from qupcore.law.terms.asking import choice, counted, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = ["LeaveOfAbsence"]

_ENTRY = "$.course.absences[]"


class LeaveOfAbsence(Vocabulary):
    """Leave with benefit; counts run up to the day, included."""

    whole_days = counted("leave.whole_days", "days", "$.course.absences")
    part_days = counted("leave.part_days", "days", "$.course.absences[].minutes_a_day")
    days_of_occasion = counted("leave.days_of_occasion", "days", f"{_ENTRY}.event_on")
    working_days_before_event = counted("leave.working_days_before_event", "days", f"{_ENTRY}.event_on")
    weeks_since_event = counted("leave.weeks_since_event", "weeks", f"{_ENTRY}.event_on", low=None)
    notice_days = counted("leave.notice_days", "days", f"{_ENTRY}.asked_on", low=None)
    notice_working_days = counted("leave.notice_working_days", "days", f"{_ENTRY}.asked_on")
    minutes_a_day = counted("leave.minutes_a_day", "minutes", f"{_ENTRY}.minutes_a_day")
    welfare_ground = choice("leave.welfare_ground", get_args(WelfareGround), f"{_ENTRY}.welfare_ground")
    outside_church = fact("leave.outside_church", "$.course.outside_church", known_by="person")
    turning = counted("leave.turning", "years", "$.birth_date")
    parents_apart = fact("leave.parents_apart", f"{_ENTRY}.parents_live_apart")
    in_connection_with_birth = judged("leave.in_connection_with_birth", _ENTRY)
    checks_only_in_programme_time = judged("leave.checks_only_in_programme_time", _ENTRY)
    nursing_time_needed = judged("leave.nursing_time_needed", _ENTRY)
    travel_days_needed = judged("leave.travel_days_needed", _ENTRY)

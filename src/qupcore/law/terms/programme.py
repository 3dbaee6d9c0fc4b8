"""The vocabulary of the start of a programme."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, counted, day
from qupcore.rules.terms import Vocabulary

__all__ = ["Start", "StartDays"]


class Start(Vocabulary):
    """The application for a programme and its start."""

    applied_on = day("start.applied_on", "$.course.applied_on")
    started_on = day("start.started_on", "$.course.started_on")
    deferrals = counted("start.deferrals", "1", "$.course.start_deferrals")


class StartDays(Vocabulary):
    """The calculated latest days of the start."""

    latest = calculated("start.latest")
    latest_deferred = calculated("start.latest_deferred")

"""What is told of the end of a plan: on its last day, and after it, when nothing is asked of a week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.period import Period

__all__ = ["end_findings"]


def end_findings(end: date | None, on: date) -> Iterator[PlanFinding]:
    """A note on the last day of a plan, and on the days after it.

    Args:
        end: The last day of the plan; None where something goes on after it.
        on: The day of the check.
    """
    if end is not None and on >= end:
        kind = "plan_ends" if on == end else "plan_ended"
        yield PlanFinding(
            rule=f"plan.{kind}", kind=kind, weight="note", outcome="met", period=Period(end, end)
        )

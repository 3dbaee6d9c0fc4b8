"""What is told of leave and interruption in the days of a check: nothing of the plan is asked for on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.times_away import times_away
from qupcore.domain.period import Period

__all__ = ["away_findings"]


def away_findings(case: Participant, period: Period) -> Iterator[PlanFinding]:
    """A note for each leave and interruption with a day in the days of a check."""
    for item in times_away(case):
        if item.first <= (period.end or date.max) and (item.last is None or period.start <= item.last):
            yield PlanFinding(
                rule=f"plan.{item.kind}",
                kind=item.kind,
                weight="note",
                outcome="met",
                period=Period(item.first, item.last),
            )

"""How long a plan holds: until an element ends, a leave begins, or paid work makes a week break a rule.

A job that begins or ends in the middle of a plan changes its weeks although the plan itself is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qupcore.domain.case.paid_work import paid_work
from qupcore.domain.case.times_away import times_away
from qupcore.domain.days import day_before, day_of
from qupcore.domain.period import Period
from qupcore.planning.checker import Checker
from qupcore.planning.facts.laid_out import LaidPlan
from qupcore.planning.facts.week import away_spans, weeks_of

__all__ = ["holds_until"]

_HEAVY = {"breach": 2, "needs_assessment": 1}


def holds_until(laid: LaidPlan, checker: Checker, until: date) -> date | None:
    """The last day through which no element has ended, no leave begun, and the weeks break no further rule.

    A finding that is there on the first day does not shorten the plan: it is shown with the plan.

    Args:
        laid: The plan laid out.
        checker: The checker of the plan, from its first day.
        until: The last day for which plans are made.

    Returns:
        The last day of the element that ends first, or the day before a leave or an interruption, or before
        the weeks break a further rule. None where no element ends and nothing shortens the plan.
    """
    lasts = [element.last for element in laid.plan.elements if element.last]
    lasts += [day_before(item.first) for item in times_away(checker.case) if checker.on < item.first <= until]
    ends = min(lasts, default=None)
    low, high = checker.on.toordinal(), (ends or until).toordinal()
    stretches = weeks_of(laid.running, paid_work(checker.case), low, high, away_spans(checker.case))
    if len(stretches) < 2:
        return ends
    at_first = _heavy(laid, checker, checker.on)
    for week in stretches[1:]:
        now = _heavy(laid, checker, day_of(week.first))
        if any(weight > at_first.get(rule, 0) for rule, weight in now.items()):
            return day_of(week.first - 1)
    return ends


def _heavy(laid: LaidPlan, checker: Checker, through: date) -> Mapping[str, int]:
    """The weight of each rule that the weeks through a day break (2) or leave to assessment (1)."""
    found: dict[str, int] = {}
    for item in checker.of_weeks(laid, Period(checker.on, through)):
        found[item.rule] = max(found.get(item.rule, 0), _HEAVY.get(item.weight, 0))
    return found

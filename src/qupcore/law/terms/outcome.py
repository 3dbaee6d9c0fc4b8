"""The vocabulary of the result of an appeal: the new decision, the costs, and the deadlines."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, day, derived, fact
from qupcore.rules.terms import Vocabulary

__all__ = ["OutcomeDays", "OutcomeFacts"]

_APPEAL = "$.course.appeals[]"
_RESULT = f"{_APPEAL}.result"


class OutcomeFacts(Vocabulary):
    """The result of an appeal."""

    by_appeal_body = fact("result.by_appeal_body", f"{_RESULT}.by")
    turned_away = fact("result.turned_away", f"{_RESULT}.outcome")
    received_on = day("result.received_on", f"{_APPEAL}.received_on")
    to_favour = fact("result.to_favour", f"{_RESULT}.to_favour")
    to_harm = fact("result.to_harm", f"{_RESULT}.to_harm")
    harm_told_on = day("result.harm_told_on", f"{_RESULT}.harm_told_on")
    other_founded = fact("result.other_founded", f"{_RESULT}.other_appeal_founded")
    notified_on = day("result.notified_on", f"{_RESULT}.notified_on")
    costs_days_moved = derived("result.costs_days_moved")
    earliest_costs = derived("result.earliest_costs", "date")
    told_of_costs = fact("result.told_of_costs", f"{_RESULT}.told_of_costs")
    costs_needless = fact("result.costs_needless", f"{_RESULT}.costs_needless")
    costs_claimed = fact("result.costs_claimed", f"{_RESULT}.costs_claimed_on")
    costs_claimed_on = day("result.costs_claimed_on", f"{_RESULT}.costs_claimed_on")
    costs_rejected_as_late = fact("result.costs_rejected_as_late", f"{_RESULT}.costs_rejected_as_late")
    costs_covered = fact("result.costs_covered", f"{_RESULT}.costs_covered")


class OutcomeDays(Vocabulary):
    """The calculated deadlines."""

    harm_by = calculated("result.harm_by")
    costs_by = calculated("result.costs_by")

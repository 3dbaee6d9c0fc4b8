"""The vocabulary of appeals: their deadlines, their preparation, and judgements about them."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, choice, day, derived, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = ["AppealDays", "AppealJudgement", "Appealed", "PreparationFacts"]

_DECISION = "$.course.decisions[]"
_APPEAL = "$.course.appeals[]"
_RESULT = f"{_APPEAL}.result"


class Appealed(Vocabulary):
    """The facts of a decision and of an appeal against it that affect the deadline."""

    decided_on = day("appeal.decided_on", f"{_DECISION}.decided_on")
    notified_on = day("appeal.notified_on", f"{_DECISION}.notified_on")
    runs_by = choice("appeal.runs_by", ("notice", "knowledge", "reasons"), f"{_DECISION}.notified_on")
    days_moved = derived("appeal.days_moved")
    earliest = derived("appeal.earliest", "date")
    days_longer = derived("appeal.days_longer")
    reasons_told_on = day("appeal.reasons_told_on", f"{_DECISION}.reasons_told_on")
    longer_on = day("appeal.longer_on", f"{_DECISION}.appeal_longer_on")
    received_on = day("appeal.received_on", f"{_APPEAL}.received_on")
    posted_on = day("appeal.posted_on", f"{_APPEAL}.posted_on")
    lost = fact("appeal.lost", f"{_APPEAL}.lost_known_on")
    lost_known_on = day("appeal.lost_known_on", f"{_APPEAL}.lost_known_on")
    repeated_on = day("appeal.repeated_on", f"{_APPEAL}.repeated_on")
    repeat_days_moved = derived("appeal.repeat_days_moved")
    earliest_repeat = derived("appeal.earliest_repeat", "date")
    rejected_as_late = fact("appeal.rejected_as_late", f"{_APPEAL}.rejected_as_late")
    held_late = fact("appeal.held_late", f"{_APPEAL}.rejected_as_late")
    exception_considered = fact("appeal.exception_considered", f"{_APPEAL}.exception_considered")
    taken = fact("appeal.taken", f"{_APPEAL}.result")


class AppealDays(Vocabulary):
    """The calculated deadlines."""

    latest = calculated("appeal.latest")
    latest_unless_longer = calculated("appeal.latest_unless_longer")
    repeat_by = calculated("appeal.repeat_by")
    year_over = calculated("appeal.year_over")


class PreparationFacts(Vocabulary):
    """The preparation of an appeal by the office that made the decision."""

    rejected_no_right = fact("appeal.rejected_no_right", f"{_APPEAL}.rejected_because")
    by_party = fact("appeal.by_party", f"{_APPEAL}.by")
    rejected_no_decision = fact("appeal.rejected_no_decision", f"{_APPEAL}.rejected_because")
    against_decision = fact("appeal.against_decision", f"{_APPEAL}.against")
    defective = fact("appeal.defective", f"{_APPEAL}.defective")
    time_to_correct = fact("appeal.time_to_correct", f"{_APPEAL}.correct_by")
    settled = fact("appeal.settled", _RESULT)
    ready_on = day("appeal.ready_on", f"{_APPEAL}.ready_on")
    sent_on = day("appeal.sent_on", f"{_APPEAL}.sent_on")
    statement_given = fact("appeal.statement_given", f"{_APPEAL}.statement_given")
    statement_copied = fact("appeal.statement_copied", f"{_APPEAL}.statement_copied")


class AppealJudgement(Vocabulary):
    """The judgements about an appeal."""

    investigated = judged("judgement.appeal_investigated", _APPEAL)
    sent_without_delay = judged("judgement.sent_without_delay", _APPEAL)
    views_considered = judged("judgement.views_considered", _APPEAL)
    appellant_yields = judged("judgement.appellant_yields", _APPEAL)
    costs_not_due = judged("judgement.costs_not_due", _APPEAL)

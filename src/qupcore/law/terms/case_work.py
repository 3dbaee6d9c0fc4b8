"""The vocabulary of case handling: interim answers, hearing, information, access, reasons and reversal."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, choice, day, derived, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = [
    "Access",
    "CaseWorkDays",
    "CaseWorkJudgement",
    "Hearing",
    "Information",
    "InterimAnswer",
    "LateReasons",
    "Reversal",
    "Suspended",
]

_DECISION = "$.course.decisions[]"
_ACCESS = "$.course.access_requests[]"


class InterimAnswer(Vocabulary):
    """An application or an appeal that waits for its answer."""

    received_on = day("interim.received_on", "$.course.applied_on")
    answered_on = day("interim.answered_on", "$.course.decisions")
    interim_on = day("interim.interim_on", "$.course.interim_answer_on")
    needless = fact("interim.needless", "$.course.interim_needless")


class Hearing(Vocabulary):
    """The time to comment that an advance notice gives."""

    decided_on = day("hearing.decided_on", f"{_DECISION}.decided_on")
    speak_by = day("hearing.speak_by", f"{_DECISION}.speak_by")
    spoke = fact("hearing.spoke", f"{_DECISION}.spoke_on")


class Information(Vocabulary):
    """Information about the participant received while a case was prepared."""

    received = fact("information.received", f"{_DECISION}.information_received")
    shown_on = day("information.shown_on", f"{_DECISION}.information_shown_on")
    exempt = fact("information.exempt", f"{_DECISION}.information_exempt")
    decided_on = day("information.decided_on", f"{_DECISION}.decided_on")


class CaseWorkJudgement(Vocabulary):
    """The judgements about the preparation and validity of a decision."""

    clarified = judged("judgement.case_clarified", _DECISION)
    invalid = judged("judgement.decision_invalid", _DECISION)


class LateReasons(Vocabulary):
    """Reasons that were left out and requested later."""

    notified_on = day("late_reasons.notified_on", f"{_DECISION}.notified_on")
    days_moved = derived("late_reasons.days_moved")
    requested_on = day("late_reasons.requested_on", f"{_DECISION}.reasons_requested_on")
    told = fact("late_reasons.told", f"{_DECISION}.reasons_told_on")


class Access(Vocabulary):
    """A request to see the documents of the case."""

    refused = fact("access.refused", f"{_ACCESS}.refused")
    ground = choice(
        "access.ground",
        ("internal", "gathered", "own_health", "another_person", "other"),
        f"{_ACCESS}.ground",
    )
    more_considered = fact("access.more_considered", f"{_ACCESS}.more_access_considered")
    facts_shown = fact("access.facts_shown", f"{_ACCESS}.facts_shown")
    essential = fact("access.essential", f"{_ACCESS}.essential")
    representative_asked = fact("access.representative_asked", f"{_ACCESS}.representative_asked")
    representative_told = fact("access.representative_told", f"{_ACCESS}.representative_told")
    special_reasons = fact("access.special_reasons", f"{_ACCESS}.special_reasons")
    written = fact("access.written", f"{_ACCESS}.written")
    provision_named = fact("access.provision_named", f"{_ACCESS}.provision_named")
    told_of_appeal = fact("access.told_of_appeal", f"{_ACCESS}.told_of_appeal")


class Reversal(Vocabulary):
    """A decision that reverses an earlier one without an appeal."""

    to_harm = fact("reversal.to_harm", f"{_DECISION}.reverses_to_harm")
    notice_arrived = fact("reversal.notice_arrived", f"{_DECISION}.notified_on")
    by_other_law = fact("reversal.by_other_law", f"{_DECISION}.reverses_by_other_law")


class Suspended(Vocabulary):
    """A request that a decision waits until the appeal is decided."""

    decided = fact("suspension.decided", f"{_DECISION}.suspension.decided_on")
    refused = fact("suspension.refused", f"{_DECISION}.suspension.refused")
    reasons_given = fact("suspension.reasons_given", f"{_DECISION}.suspension.reasons_given")


class CaseWorkDays(Vocabulary):
    """The calculated deadlines."""

    interim_by = calculated("interim.by")
    reasons_by = calculated("late_reasons.by")

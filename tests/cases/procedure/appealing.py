"""A refusal that is appealed against, and what the rules say of the appeal."""

from __future__ import annotations

from datetime import date

from qupcore import Participant, duties, review
from qupcore.domain.case.appeal import Appeal
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision


def day(text):
    return date.fromisoformat(text)


# Notice on a Monday: three weeks end on Easter Monday, so the last day is Tuesday 7 April.
REFUSED = ProgrammeDecision(kind="refused", decided_on=day("2026-03-16"), notified_on=day("2026-03-16"))
LATE = Appeal(received_on=day("2026-04-08"), against=day("2026-03-16"), rejected_as_late=True)


def person(*appeals, decision=REFUSED):
    return Participant(ref="a", course=Course(decisions=(decision,), appeals=appeals))


def outcomes(case, on="2026-12-01", law="fvl"):
    """Each rule on the appeals that is not met or not shown; what is not named holds."""
    return {
        item.finding.rule.partition(".")[2]: item.outcome
        for item in review(case, day(on)).remarks
        if item.path.startswith("$.course.appeals") and item.finding.rule.startswith(law)
    }


def rule(name, *appeals, decision=REFUSED, on="2026-12-01"):
    return outcomes(person(*appeals, decision=decision), on).get(name, "met")


def duty(case, kind, on="2026-03-20"):
    return [
        (item.due and str(item.due), item.state, item.whose)
        for item in duties(case, day(on))
        if item.kind == kind
    ]


# faults, who may appeal, preparing

IN_TIME = Appeal(received_on=day("2026-03-30"), against=day("2026-03-16"))

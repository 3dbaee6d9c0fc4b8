"""A decision to end a programme, and what the review says of how it was made."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore import Assessment, Participant, duties, review
from qupcore.domain.case.appeal import AccessRequest
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision


def day(text):
    return date.fromisoformat(text)


def judged(name, answer=True):
    return (
        Assessment(question=f"judgement.{name}", answer=answer, grounds="g", by="a", at=day("2026-01-01")),
    )


def said(course, name, on="2026-12-01"):
    remarks = review(Participant(ref="a", course=course), day(on)).remarks
    found = {item.outcome for item in remarks if item.finding.rule == f"fvl.{name}"}
    return found.pop() if found else "met"


def due(course, kind, on):
    return [
        (item.due and str(item.due), item.state)
        for item in duties(Participant(ref="a", course=course), day(on))
        if item.kind == kind
    ]


ENDED = ProgrammeDecision(kind="ended", decided_on=day("2026-03-10"), notified_on=day("2026-03-12"))


def decided(**fields):
    return Course(decisions=(attrs.evolve(ENDED, **fields),))


# §§ 18-21

REFUSED = AccessRequest(
    asked_on=day("2026-03-01"),
    answered_on=day("2026-03-10"),
    refused=True,
    ground="internal",
    more_access_considered=True,
    facts_shown=True,
    written=True,
    provision_named=True,
    told_of_appeal=True,
)


AGAIN = ProgrammeDecision(kind="reduced", decided_on=day("2026-03-20"), reverses=day("2026-03-10"))

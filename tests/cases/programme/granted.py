"""A programme that was granted and extended, and what is asked of it."""

from __future__ import annotations

from datetime import date

from qupcore import Assessment, Participant
from qupcore.cases.review.entries import deadlines, programme_rulings
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.law.vocabulary import vocabulary
from qupcore.rules.terms import IntTerm

DAYS = {name for name, term in vocabulary().items() if isinstance(term, IntTerm) and term.unit == "date"}


def day(text):
    return date.fromisoformat(text)


def judged(*questions, answer=True):
    return tuple(
        Assessment(
            question=f"judgement.{name}", answer=answer, grounds="seen", by="adviser", at=day("2020-01-01")
        )
        for name in questions
    )


def decision(kind, on, first=None, last=None, **more):
    return ProgrammeDecision(
        kind=kind,
        decided_on=day(on),
        applies_from=first and day(first),
        applies_to=last and day(last),
        **more,
    )


GRANTED = decision("granted", "2024-02-15", "2024-03-01", "2025-02-28")
EXTENDED = decision("extended", "2025-02-14", "2025-03-01", "2026-02-28")


def course(*decisions, **more):
    fields = {"applied_on": day("2024-01-10"), "started_on": day("2024-03-01")}
    return Course(decisions=decisions or (GRANTED,), **(fields | more))


def rulings(case, on="2026-09-01", policy=None):
    return programme_rulings(Participant(ref="a", course=case), day(on), policy=policy)


def facts(case, path, topic, on="2026-09-01"):
    """The plain facts of one entry, dates as ISO text."""
    [item] = [item for item in rulings(case, on) if (item.path, item.topic) == (path, topic)]
    return {
        name.partition(".")[2]: str(date.fromordinal(fact.value)) if name in DAYS else fact.value
        for name, fact in item.ruling.facts.items()
    }


def due(case, what, on="2025-06-01", policy=None):
    found = deadlines(Participant(ref="a", course=case), day(on), policy=policy)
    return [(item.path, item.on and str(item.on), item.done) for item in found if item.what == what]


def breaches(case, on="2026-09-01"):
    return {
        (item.path, finding.rule)
        for item in rulings(case, on)
        for finding in item.ruling.findings
        if finding.outcome == "not_met"
    }


# the plan


def element(counts_as, minutes, first=None, last=None):
    return Element(
        measure="m",
        counts_as=counts_as,
        minutes_a_week=minutes,
        first=first and day(first),
        last=last and day(last),
    )


def plan(*elements, since="2024-03-01", **more):
    return Plan(valid_from=day(since), elements=elements, **more)

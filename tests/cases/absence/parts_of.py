"""What a part of an absence was counted from, and judgements on record."""

from __future__ import annotations

from datetime import timedelta

from cases.absence.written import day
from qupcore import Assessment
from qupcore.cases.absence.parts import absence_parts

DAY = timedelta(days=1)


def inputs(part, term):
    """The value of a term in the findings of a part."""
    for ruling in part.rulings:
        if term in ruling.facts:
            return ruling.facts[term].value
    return None


def judged(question, answer=True, at="2026-01-01"):
    return Assessment(question=question, answer=answer, grounds="seen", by="adviser", at=day(at))


def entitled(person, policy=None):
    return {on: part.entitled for part in absence_parts(person, policy=policy) for on in part.days}

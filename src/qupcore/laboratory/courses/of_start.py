"""A case with an application and a start, for the time within which a programme must begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.laboratory.courses.whole_case import WholeCase, day_said
from qupcore.law.terms.programme import Start
from qupcore.rules.terms import Value

__all__ = ["OF_START"]


def _of_start(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    applied_on, started_on = (day_said(facts, term.name) for term in (Start.applied_on, Start.started_on))
    deferrals = int(facts.get(Start.deferrals.name, 0))
    course = Course(applied_on=applied_on, started_on=started_on, start_deferrals=deferrals)
    yield WholeCase(
        Participant(ref="witness", course=course), max(filter(None, (day, applied_on, started_on)))
    )


OF_START = {"start": _of_start}
"""The builder of the topic."""

"""A case with an application, its interim answer and its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.laboratory.courses.whole_case import WholeCase, day_said
from qupcore.law.terms.case_work import InterimAnswer
from qupcore.rules.terms import Value

__all__ = ["OF_ANSWER"]


def _of_interim_answer(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """An application that is refused on the day of its answer."""
    received = day_said(facts, InterimAnswer.received_on.name) or day
    answered, interim = (
        day_said(facts, term.name) for term in (InterimAnswer.answered_on, InterimAnswer.interim_on)
    )
    decisions = () if answered is None else (ProgrammeDecision(kind="refused", decided_on=answered),)
    course = Course(
        applied_on=received,
        decisions=decisions,
        interim_answer_on=interim,
        interim_needless=True if facts.get(InterimAnswer.needless.name) else None,
    )
    known = (found for found in (day, received, answered, interim) if found is not None)
    yield WholeCase(Participant(ref="witness", course=course), max(known))


OF_ANSWER = {"interim_answer": _of_interim_answer}
"""The builder of the topic."""

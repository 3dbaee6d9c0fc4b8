"""A case with a job beside the programme, for the paid time that may be combined with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.domain.case.course import Work
from qupcore.laboratory.courses.whole_case import WholeCase, programme_from
from qupcore.law.sotjl.p30_work import TOPIC as WORK
from qupcore.law.terms.content import Combined
from qupcore.rules.terms import Value

__all__ = ["OF_WORK"]


def _of_work(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    minutes = facts.get(Combined.minutes_a_week.name)
    job = Work(
        first=day,
        minutes_a_week=None if minutes is None else int(minutes),
        kind="apprenticeship" if facts.get(Combined.apprenticeship.name) else "work",
    )
    yield WholeCase(programme_from(day, work=(job,)), day)


OF_WORK = {WORK: _of_work}
"""The builder of the topic."""

"""Cases with a refusal, for how it was prepared: a day to speak, information from others, a clear case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.laboratory.courses.whole_case import WholeCase, day_said, judgements_in
from qupcore.law.fvl.p16_hearing import CLARIFIED, HEARING, INFORMATION
from qupcore.law.terms.case_work import Hearing, Information
from qupcore.rules.terms import Value

__all__ = ["OF_HEARING"]

_DAY = timedelta(days=1)


def _of_hearing(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """Somebody spoke on the day of the decision, or after it; or it is not known that they did."""
    decided = day_said(facts, Hearing.decided_on.name) or day
    spoke = facts.get(Hearing.spoke.name)
    spoke_on = None if spoke is None else decided if spoke else decided + _DAY
    until = day_said(facts, Hearing.speak_by.name) or decided
    yield _refused(facts, day, decided, speak_by=until, spoke_on=spoke_on)


def _of_information(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    decided = day_said(facts, Information.decided_on.name) or day
    yield _refused(
        facts,
        day,
        decided,
        information_received=True,
        information_shown_on=day_said(facts, Information.shown_on.name),
        information_exempt="needless" if facts.get(Information.exempt.name) else None,
    )


def _of_clarified(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    yield _refused(facts, day, day)


def _refused(facts: Mapping[str, Value], day: date, decided: date, **fields: Any) -> WholeCase:
    judged = tuple(judgements_in(facts, decided).values())
    refused = ProgrammeDecision(kind="refused", decided_on=decided, assessments=judged, **fields)
    return WholeCase(Participant(ref="witness", course=Course(decisions=(refused,))), max(day, decided))


OF_HEARING = {HEARING: _of_hearing, INFORMATION: _of_information, CLARIFIED: _of_clarified}
"""The builder of each topic."""

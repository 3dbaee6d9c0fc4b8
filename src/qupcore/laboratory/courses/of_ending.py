"""Cases with a programme that is interrupted, ended or over, and its certificate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from qupcore.domain.case.absence import Absence
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.laboratory.courses.whole_case import (
    WholeCase,
    day_said,
    judgements_in,
    known_only,
    made_up_judgement,
    programme_from,
)
from qupcore.law.terms.ending import CertificateOf, Ending, EndingJudgement
from qupcore.rules.terms import Value

__all__ = ["OF_ENDING"]

_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)
_A_YEAR = timedelta(days=365)


def _of_ending(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """A decision that interrupts or ends a programme; an end may follow on an interruption."""
    kind = facts.get(Ending.kind.name)
    for one in ("interrupted", "ended") if kind is None else (kind,):
        for granted in (True, False):
            yield from _decided(facts, day, str(one), granted=granted)


def _decided(facts: Mapping[str, Value], day: date, kind: str, *, granted: bool) -> Iterator[WholeCase]:
    first = day_said(facts, Ending.takes_effect_on.name)
    begun, through = (
        day_said(facts, term.name) for term in (Ending.interrupted_from, Ending.interrupted_through)
    )
    longest = day_said(facts, Ending.longest_over.name)
    judged = judgements_in(facts, day)
    if facts.get(Ending.judged_no_return.name):
        name = EndingJudgement.no_return_likely.name
        judged[name] = made_up_judgement(name, True, day)
    if kind == "interrupted":
        first = first or begun
    elif begun is not None:
        through = through or (first or day) - _DAY
    over = bool(facts.get(Ending.over.name)) and kind == "interrupted"
    decided: dict[str, Any] = {
        "kind": kind,
        "decided_on": day,
        "applies_from": first,
        "applies_to": through if kind == "interrupted" else None,
        "absence_from": day_said(facts, Ending.absence_from.name),
        "assessments": tuple(judged.values()),
        **known_only(facts, because=Ending.because.name),
    }
    over_before = through if kind == "ended" else first - _DAY if first is not None else None
    decisions = [*_interruption_before(begun, over_before), ProgrammeDecision(**decided)]
    before = [found for found in (begun, first, day) if found is not None]
    began = min(before) - _A_WEEK
    after = [found for found in (begun, through, first, day) if found is not None]
    expires = longest - _DAY if longest is not None else max(after) + (timedelta() if over else _A_YEAR)
    if granted and began <= expires:
        decisions.insert(
            0, ProgrammeDecision(kind="granted", decided_on=began, applies_from=began, applies_to=expires)
        )
    absences: tuple[Absence, ...] = ()
    if facts.get(Ending.pandemic_absence.name):
        absences = (Absence(first=first or day, reason="pandemic"),)
    course = Course(decisions=tuple(decisions), started_on=began if granted else None, absences=absences)
    on = max(day, expires + _DAY) if over else day
    yield WholeCase(Participant(ref="witness", course=course), on)


def _interruption_before(first: date | None, last: date | None) -> Iterator[ProgrammeDecision]:
    """An interruption on which the decision follows, where it began before."""
    if first is not None and (last is None or first <= last):
        yield ProgrammeDecision(kind="interrupted", decided_on=first, applies_from=first, applies_to=last)


def _of_certificate(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """A programme that is over."""
    over = day_said(facts, CertificateOf.programme_over_on.name) or day
    issued = over if facts.get(CertificateOf.issued.name) else None
    case = programme_from(over - _A_WEEK, last=over - _DAY, certificate_on=issued)
    yield WholeCase(case, max(day, over))


OF_ENDING = {"ending": _of_ending, "certificate": _of_certificate}
"""The builder of each topic."""

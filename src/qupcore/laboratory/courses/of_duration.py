"""A case with the periods granted of a programme, for how long it may last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import attrs

from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.laboratory.courses.times_away import OF_PERIOD, Away, away_in, laid_from
from qupcore.laboratory.courses.whole_case import WholeCase, day_said, judgements_in, made_up_judgement
from qupcore.law.terms.duration import DurationFacts, Extension
from qupcore.rules.terms import Value

__all__ = ["OF_DURATION"]

_DAY = timedelta(days=1)
_A_YEAR = timedelta(days=365)
_STEPS = ("first", "within_two_years", "beyond_two_years")


@attrs.frozen
class _Periods:
    """The days of the programme: `began` before `first` where the period extends another one."""

    began: date
    before_over: date
    first: date
    last: date | None
    decided: date

    @property
    def extends(self) -> bool:
        return self.began < self.first


def _of_duration(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """The period of the facts, with the one before it, earlier programmes and times away."""
    said = facts.get(DurationFacts.step.name)
    for step in _STEPS if said is None else (str(said),):
        if (periods := _periods(facts, day, step)) is not None:
            yield from _laid(facts, day, step, periods)


def _periods(facts: Mapping[str, Value], day: date, step: str) -> _Periods | None:
    """The days of the periods, as said or a year each; None where they exclude each other."""
    began = day_said(facts, DurationFacts.programme_first.name)
    first = day_said(facts, DurationFacts.period_first.name)
    decided = day_said(facts, DurationFacts.decided_on.name)
    over = day_said(facts, DurationFacts.granted_before_over.name)
    extends = step != "first"
    if not extends and over is not None:
        return None
    if first is None:
        first = (over or (began or day) + _A_YEAR) if extends else (began or decided or day)
    if began is None:
        began = (over or first) - _A_YEAR if extends else first
    last = day_said(facts, DurationFacts.period_last.name)
    away = away_in(facts, period=False).days + away_in(facts, period=True).days
    if last is None and (away or facts.get(DurationFacts.stated.name)):
        last = max(first + _A_YEAR, first + away * _DAY)
    found = _Periods(began, over or first, first, last, decided or max(began, min(first, day)))
    return found if found.extends == extends and began < (over or first + _DAY) else None


def _laid(facts: Mapping[str, Value], day: date, step: str, periods: _Periods) -> Iterator[WholeCase]:
    whole = away_in(facts, period=False)
    inside = away_in(facts, period=True) if OF_PERIOD & facts.keys() else Away()
    outside = whole.less(inside)
    if not periods.extends:
        inside, outside = whole, Away()
    room = periods.last is None or periods.first + inside.days * _DAY <= periods.last + _DAY
    if outside.impossible or not room or periods.began + outside.days * _DAY > periods.before_over:
        return
    before, within = laid_from(periods.began, outside), laid_from(periods.first, inside)
    decisions = [*_earlier_programmes(facts, periods.began)]
    if periods.extends:
        decisions.append(_granted(periods.began, periods.before_over - _DAY))
    decisions.append(
        ProgrammeDecision(
            kind="extended" if periods.extends else "granted",
            decided_on=periods.decided,
            applies_from=periods.first,
            applies_to=periods.last,
            extension="beyond_two_years" if step == "beyond_two_years" else None,
            covid=bool(facts.get(DurationFacts.because_of_pandemic.name, False)),
            assessments=tuple(_judgements(facts, periods.decided).values()),
        )
    )
    course = Course(
        started_on=decisions[0].applies_from,
        decisions=(*decisions, *before.interruptions, *within.interruptions),
        leaves=(*before.leaves, *within.leaves),
        absences=(*before.absences, *within.absences),
    )
    made = max(day, *(item.decided_on for item in course.decisions))
    yield WholeCase(Participant(ref="witness", course=course), made)


def _granted(first: date, last: date) -> ProgrammeDecision:
    return ProgrammeDecision(kind="granted", decided_on=first, applies_from=first, applies_to=last)


def _judgements(facts: Mapping[str, Value], on: date) -> dict[str, Assessment]:
    """The judgements among the facts; that something else sets the length is one of them."""
    found = judgements_in(facts, on)
    if facts.get(DurationFacts.judged_unfit.name):
        name = Extension.duration_fits.name
        found[name] = made_up_judgement(name, False, on)
    return found


def _earlier_programmes(facts: Mapping[str, Value], began: date) -> Iterator[ProgrammeDecision]:
    """Programmes that were over before this one, with days between them; all but the last one of a day."""
    days = int(facts.get(DurationFacts.earlier_days.name, 0))
    number = int(facts.get(DurationFacts.reentries.name, 1 if days else 0))
    if not number:
        return
    days = max(days, number)
    first = began - (days + 2 * number) * _DAY
    for place in range(number):
        last = first + (0 if place < number - 1 else days - number) * _DAY
        yield _granted(first, last)
        first = last + 3 * _DAY


OF_DURATION = {"duration": _of_duration}
"""The builder of the topic."""

"""The programmes of a course: each from the decision that granted it to its last day, with its extensions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs

from qupcore.deciding.facts import Fact
from qupcore.domain.assessment import Assessment, newest_answers
from qupcore.domain.course import Course
from qupcore.domain.programme_decision import ProgrammeDecision

__all__ = ["DAY", "Granted", "Programme", "effective", "interruptions", "judged_facts", "programmes"]

DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Granted:
    """A period that was granted.

    Attributes:
        number: The number of its decision in the course.
        decision: The decision.
        first: First day.
        last: Last day, included.
    """

    number: int
    decision: ProgrammeDecision
    first: date
    last: date


@attrs.frozen(kw_only=True)
class Programme:
    """One programme, as it is known on a day.

    Attributes:
        periods: The periods granted, each the day after the one before it.
        first: First day: of the first period, or of participation where that came later.
        ended: The decision that ended it.
    """

    periods: tuple[Granted, ...]
    first: date
    ended: ProgrammeDecision | None = None

    @property
    def granted_last(self) -> date:
        """The last day that is granted."""
        return self.periods[-1].last

    @property
    def last(self) -> date:
        """The last day there is a programme, as far as it is decided."""
        if self.ended is None:
            return self.granted_last
        return min(self.granted_last, effective(self.ended) - DAY)

    @property
    def over_from(self) -> date:
        """The first day without it."""
        return self.last + DAY


def effective(decision: ProgrammeDecision) -> date:
    """The first day of what a decision decides."""
    return decision.applies_from or decision.decided_on


def programmes(course: Course, on: date) -> tuple[Programme, ...]:
    """The programmes decided on up to a day, in time order."""
    chains: list[list[Granted]] = []
    endings = [item for item in course.endings() if item.decided_on <= on]
    for period in _granted(course, on):
        chain = chains[-1] if chains else []
        ended = any(chain[0].first < effective(end) <= period.first for end in endings if chain)
        if not chain or ended or chain[-1].last + DAY != period.first:
            chains.append([])
        chains[-1].append(period)
    return tuple(_programme(tuple(chain), endings, course.started_on) for chain in chains)


def _granted(course: Course, on: date) -> Iterator[Granted]:
    for number, item in enumerate(course.decisions):
        if item.kind not in ("granted", "extended") or item.decided_on > on:
            continue
        first, last = item.applies_from, item.applies_to
        if first is not None and last is not None:  # always: the course itself sees to it
            yield Granted(number=number, decision=item, first=first, last=last)


def _programme(
    periods: tuple[Granted, ...], endings: list[ProgrammeDecision], started: date | None
) -> Programme:
    begins, ends = periods[0].first, periods[-1].last
    ended = next((item for item in endings if begins < effective(item) <= ends + DAY), None)
    first = started if started and begins < started <= ends else begins
    return Programme(periods=periods, first=first, ended=ended)


def interruptions(course: Course, on: date) -> Iterator[tuple[int, ProgrammeDecision, date, date]]:
    """Each interruption with its number, its first day and its last day so far.

    It lasts to the day before the programme ended, and while it is open to the day looked at.
    """
    ends = [effective(item) - DAY for item in course.endings() if item.decided_on <= on]
    for number, item in enumerate(course.decisions):
        if item.kind == "interrupted" and item.decided_on <= on:
            first = effective(item)
            through = [item.applies_to or max(on, first), *(day for day in ends if day >= first)]
            yield number, item, first, min(through)


def judged_facts(assessments: Iterable[Assessment], on: date) -> dict[str, Fact]:
    """The judgements known on the day; of several on one question the newest."""
    return {item.question: Fact(item.answer, "", item) for item in newest_answers(assessments, on)}

"""Contradictions in one course: two statements that cannot both be true.

A record that breaks the law is no fault: the reader accepts it, and the review reports the breach.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Protocol

from qupcore.domain.case.absence import Absence, Leave
from qupcore.domain.case.plan import Plan
from qupcore.domain.case.programme import Programme, effective
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.case.programmes_of import programmes_of, unplaced
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.errors import Fault
from qupcore.errors.worded import worded

__all__ = ["course_faults"]

_DAY_MINUTES = 24 * 60


class Entries(Protocol):
    """The entries of a course that can contradict each other."""

    @property
    def absences(self) -> tuple[Absence, ...]: ...
    @property
    def leaves(self) -> tuple[Leave, ...]: ...
    @property
    def children(self) -> tuple[SupportedChild, ...]: ...
    @property
    def plans(self) -> tuple[Plan, ...]: ...
    @property
    def decisions(self) -> tuple[ProgrammeDecision, ...]: ...
    @property
    def started_on(self) -> date | None: ...

    def programmes(self) -> tuple[Programme, ...]:
        """The programmes, by date."""
        ...


def course_faults(course: Entries) -> Iterator[Fault]:
    """Every contradiction between the entries of a course; paths are relative to the course."""
    yield from _absences(course.absences)
    yield from _leaves(course.leaves)
    yield from _children(course.children)
    yield from _plans(course)
    yield from _ends(course)
    yield from _starts(course)


def _absences(entries: Sequence[Absence]) -> Iterator[Fault]:
    """More absence on a day than the day has, or one absence both with and without permission.

    Two entries of whole days may share days, which count once: a person falls ill during a holiday, a
    doctor's certificate covers self-certified days or overlaps the next certificate, or two children are ill
    at once. The review asks which of two reasons applies.
    """
    order = sorted(range(len(entries)), key=lambda n: (entries[n].first, entries[n].through, n))
    running: list[int] = []
    for number in order:
        item = entries[number]
        running = [other for other in running if entries[other].through >= item.first]
        whole = [other for other in running if entries[other].minutes_a_day is None]
        parts = [other for other in running if entries[other].minutes_a_day is not None]
        same = [
            other
            for other in whole
            if {item.permitted, entries[other].permitted} == {True, False} and not item.beside(entries[other])
        ]
        if item.minutes_a_day is None and same:
            other = same[-1]
            yield Fault(
                f".absences[{number}]",
                worded(
                    "{said} shares days with absences[{other}], {other_said}, and one of them is "
                    "with permission, the other without",
                    said=_said(item),
                    other=other,
                    other_said=_said(entries[other]),
                ),
                "correct one of them",
                code="input.contradiction",
            )
        elif item.minutes_a_day is not None:
            minutes = item.minutes_a_day + sum(entries[other].minutes_a_day or 0 for other in parts)
            if minutes > _DAY_MINUTES:
                names = ", ".join(f"absences[{other}]" for other in sorted(parts))
                yield Fault(
                    f".absences[{number}]",
                    worded(
                        "{minutes} minutes on {first} together with {names}: a day has {day_minutes}",
                        minutes=minutes,
                        first=item.first,
                        names=names,
                        day_minutes=_DAY_MINUTES,
                    ),
                    "correct the minutes",
                    code="input.number",
                )
        running.append(number)


def _leaves(entries: Sequence[Leave]) -> Iterator[Fault]:
    """A day of leave both with and without benefit."""
    for one, other in combinations(range(len(entries)), 2):
        before, after = entries[one], entries[other]
        if {before.with_benefit, after.with_benefit} == {True, False} and _meet(before, after):
            yield Fault(
                f".leaves[{other}]",
                worded(
                    "{said} shares days with leaves[{one}], {other_said}, and one of them is with benefit, "
                    "the other without",
                    said=_said(after),
                    one=one,
                    other_said=_said(before),
                ),
                "correct one of them",
                code="input.contradiction",
            )


def _children(entries: Sequence[SupportedChild]) -> Iterator[Fault]:
    """One child entered for two periods that share days."""
    for one, other in combinations(range(len(entries)), 2):
        before, after = entries[one], entries[other]
        if before.may_be(after) and before.support != after.support and before.supported_with(after):
            yield Fault(
                f".children[{other}]",
                worded(
                    "children[{one}] has the same birth date, and both are supported at the same time",
                    one=one,
                ),
                "leave one of them out; give each of two children its own `ref`",
                code="input.twice",
            )


def _plans(course: Entries) -> Iterator[Fault]:
    seen: dict[date, int] = {}
    for number, plan in enumerate(course.plans):
        if plan.valid_from in seen:
            yield Fault(
                f".plans[{number}]",
                worded(
                    "{valid_from} is the first day of plans[{seen}] too",
                    valid_from=plan.valid_from,
                    seen=seen[plan.valid_from],
                ),
                "give each version its own first day",
                code="input.contradiction",
            )
        seen.setdefault(plan.valid_from, number)


def _ends(course: Entries) -> Iterator[Fault]:
    """Two ends of one period, decided on one day."""
    ends = [(n, item) for n, item in enumerate(course.decisions) if item.kind == "ended"]
    granted = [item for programme in course.programmes() for item in programme.periods]
    for (one, before), (other, after) in combinations(ends, 2):
        if before.decided_on != after.decided_on or effective(before) == effective(after):
            continue
        first, last = sorted((effective(before), effective(after)))
        if not any(first < period.first < last for period in granted):
            yield Fault(
                f".decisions[{other}]",
                worded(
                    "from {effective}, and decisions[{one}] of the same day from {effective2}",
                    effective=effective(after),
                    one=one,
                    effective2=effective(before),
                ),
                "leave one of them out",
                code="input.contradiction",
            )


def _starts(course: Entries) -> Iterator[Fault]:
    """A start stated differently in two places, or stated with a decision that grants nothing."""
    for number, item in enumerate(course.decisions):
        if item.started_on is not None and item.kind not in ("granted", "extended"):
            yield Fault(
                f".decisions[{number}].started_on",
                worded("a decision of kind {kind} starts no programme", kind=item.kind),
                "give the start with the decision that grants it",
                code="input.contradiction",
            )
    # An end that was undone joins two programmes into one, and each grant keeps its own start. The record
    # stays readable, whatever an appeal or a reversal changed later.
    as_made = programmes_of(course.decisions, course.started_on)
    then = {fault.path for fault in _contradicting(course, as_made)}
    yield from (fault for fault in _contradicting(course, course.programmes()) if fault.path in then)


def _contradicting(course: Entries, programmes: Sequence[Programme]) -> Iterator[Fault]:
    for programme in programmes:
        yield from _two_starts(programme)
    started = course.started_on
    own = [item.started_on for item in programmes if item.started_on is not None]
    placed = {item.number for programme in programmes for item in programme.periods}
    elsewhere = any(  # it may be the start of a grant whose first day is not on record
        number not in placed and course.decisions[number].started_on is None
        for number in unplaced(course.decisions)
    )
    if started is not None and programmes and started not in own and not elsewhere:
        programme = programmes[0]
        yield Fault(
            ".started_on",
            worded(
                "{started}, but {field} says {started_on}",
                started=started,
                field=programme.start_path.removeprefix("$.course."),
                started_on=programme.started_on,
            ),
            "give each programme one start",
            code="input.contradiction",
        )


def _two_starts(programme: Programme) -> Iterator[Fault]:
    told = [item for item in programme.periods if item.decision.started_on is not None]
    for item in told[1:]:
        if item.decision.started_on != told[0].decision.started_on:
            yield Fault(
                f".decisions[{item.number}].started_on",
                worded(
                    "{started_on}, but decisions[{number}] of the same programme says {started_on2}",
                    started_on=item.decision.started_on,
                    number=told[0].number,
                    started_on2=told[0].decision.started_on,
                ),
                "give each programme one start",
                code="input.contradiction",
            )


def _meet(one: Leave, other: Leave) -> bool:
    return one.first <= (other.last or date.max) and other.first <= (one.last or date.max)


def _said(item: Absence | Leave) -> str:
    last = item.through if isinstance(item, Absence) else item.last
    return str(item.first) if last == item.first else f"{item.first}/{last or '..'}"

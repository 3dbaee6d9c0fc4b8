"""From the lines and hours of a course to its elements, and to plans that the engines check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import attrs

from qupcore.domain.answers.course import CourseElement
from qupcore.domain.case.plan import Element, FollowedUpBy, Plan
from qupcore.phasing.item import Item
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.problem import CourseProblem
from qupcore.phasing.stretches import Segment

__all__ = ["course_stretches", "elements_of", "plans_of"]


@attrs.frozen
class _Piece:
    """An element with the line that it comes from; None is own activity."""

    element: CourseElement
    line: CourseLine | None


def elements_of(problem: CourseProblem, segments: Sequence[Segment]) -> tuple[_Piece, ...]:
    """The elements of a course, each as long as its hours stay the same, by first day and measure."""
    pieces: list[_Piece] = []
    for segment in segments:
        for line, minutes in zip(segment.lines, segment.hours.minutes, strict=True):
            _add(pieces, line, _element(line.item, minutes, segment, problem))
        if problem.own is not None and segment.hours.own:
            _add(pieces, None, _own(problem.own, segment))
    return tuple(sorted(pieces, key=lambda piece: (piece.element.first, piece.element.measure)))


def _add(pieces: list[_Piece], line: CourseLine | None, element: CourseElement) -> None:
    """Add an element, or make the one before it longer where only its last day differs."""
    for place, piece in enumerate(pieces):
        before = piece.element
        same = attrs.evolve(before, first=element.first, last=element.last) == element
        if same and before.last + timedelta(days=1) == element.first:
            pieces[place] = _Piece(attrs.evolve(before, last=element.last), piece.line)
            return
    pieces.append(_Piece(element, line))


def _element(item: Item, minutes: int, segment: Segment, problem: CourseProblem) -> CourseElement:
    choice = next(choice for choice in item.choices if choice is not None)
    every = 2 if item.used.fills == "contact" and 0 < minutes <= item.used.usual // 2 else 1
    return CourseElement(
        measure=item.of,
        offer=choice.offer.id if choice.offer else "",
        counts_as=item.counts_as,
        covers=tuple(need for need in problem.weighing.needs if need in item.used_for),
        minutes_a_week=minutes,
        every_weeks=every,
        first=segment.first,
        last=segment.last,
        given_by=_given_by(item),
        estimate=item.used.estimate,
    )


def _given_by(item: Item) -> FollowedUpBy:
    measure = next(choice for choice in item.choices if choice is not None).measure
    organisers = set(measure.organisers) if measure else set()
    if organisers <= {"nav", "municipality", "participant"}:
        return "adviser"
    return "both" if organisers & {"nav", "municipality"} else "provider"


def _own(measure: str, segment: Segment) -> CourseElement:
    return CourseElement(
        measure=measure,
        offer="",
        counts_as="own_activity",
        covers=(),
        minutes_a_week=segment.hours.own,
        every_weeks=1,
        first=segment.first,
        last=segment.last,
        given_by="adviser",
        estimate=True,
    )


def course_stretches(problem: CourseProblem) -> Iterator[tuple[date, date]]:
    """The days between leaves, both ends included."""
    first = last = None
    for span in problem.spans.phases:
        if last is not None and span.first != last + timedelta(days=1):
            assert first is not None
            yield first, last
            first = None
        first, last = first or span.first, span.last
    if first is not None and last is not None:
        yield first, last


def plans_of(
    problem: CourseProblem, pieces: Iterable[_Piece], segments: Sequence[Segment]
) -> tuple[Plan, ...]:
    """The course as plans, one for each stretch between leaves."""
    pieces = tuple(pieces)
    return tuple(_plan(problem, pieces, segments, first, last) for first, last in course_stretches(problem))


def _plan(
    problem: CourseProblem,
    pieces: Sequence[_Piece],
    segments: Sequence[Segment],
    first: date,
    last: date,
) -> Plan:
    case = problem.case
    held = [plan for plan in (case.course.plans if case.course else ()) if plan.valid_from <= first]
    base = max(held, key=lambda plan: plan.valid_from) if held else Plan(valid_from=first)
    limited = [
        item.hours.own + sum(item.hours.minutes)
        for item in segments
        if first <= item.first <= last and problem.weighing.room(item.first).managed is not None
    ]
    told = [item.by for item in (case.planning.manages if case.planning else ()) if item.by]
    if limited:
        base = attrs.evolve(base, minutes_a_week=min(limited), adapted_by=told[0] if told else "")
    return attrs.evolve(
        base,
        valid_from=first,
        elements=tuple(_planned(piece) for piece in pieces if first <= piece.element.first <= last),
        evaluation_dates=tuple(day for day in problem.spans.evaluations if first <= day <= last),
    )


def _planned(piece: _Piece) -> Element:
    found, line = piece.element, piece.line
    choice = next((c for c in line.item.choices if c is not None), None) if line else None
    time = choice.measure.time if choice and choice.measure else None
    percent = None
    if time is not None and time.minutes_a_week and (time.stated or time.min_percent):
        percent = min(100, max(1, found.minutes_a_week * 100 // time.minutes_a_week))
    return Element(
        measure=found.measure,
        offer=found.offer,
        minutes_a_week=found.minutes_a_week or None,
        percent=percent,
        first=found.first,
        last=found.last,
        followed_up_by=found.given_by,
    )

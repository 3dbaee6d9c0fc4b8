"""From the lines and hours of a course to its elements, and to plans that the engines check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

import attrs

from qupcore.composing.choices import Choice
from qupcore.domain.answers.course import CourseElement
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.phasing.item import Item
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.problem import CourseProblem
from qupcore.phasing.stretches import Segment
from qupcore.phasing.treated import slots_on, stands_for

__all__ = ["CourseVersion", "elements_of", "judged_by", "percent_of", "plans_of"]


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
            _add(pieces, line, _element(line.item, minutes, segment, problem), problem.case)
        if problem.own is not None and segment.hours.own:
            _add(pieces, None, _own(problem.own, segment), problem.case)
    return tuple(sorted(pieces, key=lambda piece: (piece.element.first, piece.element.measure)))


def _add(pieces: list[_Piece], line: CourseLine | None, element: CourseElement, case: Participant) -> None:
    """Add an element, or make the one before it longer where only its last day differs."""
    at = _times(line, element, case)
    for place, piece in enumerate(pieces):
        before = piece.element
        same = attrs.evolve(before, first=element.first, last=element.last) == element
        if (
            same
            and before.last + timedelta(days=1) == element.first
            and _times(piece.line, before, case) == at
        ):
            pieces[place] = _Piece(attrs.evolve(before, last=element.last), piece.line)
            return
    pieces.append(_Piece(element, line))


def _times(line: CourseLine | None, element: CourseElement, case: Participant) -> tuple[Slot, ...]:
    """The fixed times of treatment that the case gives, for the element that stands for it."""
    choice = next((c for c in line.item.choices if c is not None), None) if line else None
    if choice is None or (choice.offer and choice.offer.fixed_times):
        return ()
    return slots_on(stands_for(choice, case), element.first, element.last)


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
        given_by=item.used.given_by,
        given_by_derived=item.used.derived,
        estimate=item.used.estimate,
    )


def _own(item: Item, segment: Segment) -> CourseElement:
    return CourseElement(
        measure=item.of,
        offer="",
        counts_as="own_activity",
        covers=(),
        minutes_a_week=segment.hours.own,
        every_weeks=1,
        first=segment.first,
        last=segment.last,
        given_by=item.used.given_by,
        given_by_derived=item.used.derived,
        estimate=True,
    )


@attrs.frozen(kw_only=True)
class CourseVersion:
    """A version of the plan with the days that it holds on, and where each of its elements comes from.

    Attributes:
        plan: The version.
        first: Its first day.
        last: Its last day, included.
        lines: The line of each element; None for own activity.
    """

    plan: Plan
    first: date
    last: date
    lines: tuple[CourseLine | None, ...]


def plans_of(
    problem: CourseProblem, pieces: Iterable[_Piece], segments: Sequence[Segment]
) -> tuple[CourseVersion, ...]:
    """The course as versions of the plan: a new one after a leave, and where an adapted load changes."""
    pieces = tuple(pieces)
    return tuple(_plan(problem, pieces, *stretch) for stretch in _stretches(problem, segments))


def _stretches(
    problem: CourseProblem, segments: Sequence[Segment]
) -> Iterator[tuple[tuple[date, date], date, date, int | None]]:
    """The days between leaves; in them the days with the same load, and the load where it is adapted."""
    whole: list[list[Segment]] = []
    for item in segments:
        if whole and item.first == whole[-1][-1].last + timedelta(days=1):
            whole[-1].append(item)
        else:
            whole.append([item])
    for part in whole:
        between = part[0].first, part[-1].last
        for load, held in groupby(part, key=lambda item: _load(problem, item)):
            some = list(held)
            yield between, some[0].first, some[-1].last, load


def _load(problem: CourseProblem, segment: Segment) -> int | None:
    """The minutes of a week that is not full, since the person manages less; None for a full week."""
    if problem.weighing.room(segment.first).managed is None or not segment.hours.missing:
        return None
    return segment.hours.own + sum(segment.hours.minutes)


def _plan(
    problem: CourseProblem,
    pieces: Sequence[_Piece],
    between: tuple[date, date],
    first: date,
    last: date,
    load: int | None,
) -> CourseVersion:
    case = problem.case
    before = [plan for plan in (case.course.plans if case.course else ()) if plan.valid_from <= first]
    base = max(before, key=lambda plan: plan.valid_from) if before else Plan(valid_from=first)
    if load is not None:
        base = attrs.evolve(base, minutes_a_week=load, adapted_by=judged_by(problem, first, load))
    held = [piece for piece in pieces if piece.element.first <= last and piece.element.last >= first]
    days = problem.spans.evaluations
    stated = tuple(day for day in days if between[0] <= day <= between[1])
    # Days without a weekday have none of their own: the plan states the next.
    stated = stated or tuple(day for day in days if day > between[1])[:1]
    plan = attrs.evolve(
        base,
        valid_from=first,
        elements=tuple(_planned(piece, first, last, case) for piece in held),
        evaluation_dates=tuple(day for day in stated if day >= first) or stated[-1:],
    )
    return CourseVersion(plan=plan, first=first, last=last, lines=tuple(piece.line for piece in held))


def judged_by(problem: CourseProblem, day: date, load: int) -> str:
    """Who judged the load of a week; nobody where it is an estimate, or holds more or less than was judged.

    What the person manages is judged of work, courses and job search. It certifies no week with treatment and
    own activity beside them: the check then asks who does.
    """
    planning = problem.case.planning
    told = [item for item in planning.manages if item.first is None or item.first <= day] if planning else []
    if not told:
        return ""
    newest = max(told, key=lambda item: item.first or date.min)
    limit = problem.weighing.room(day).managed
    return newest.by if limit == newest.minutes_a_week // 15 * 15 == load else ""


def percent_of(choice: Choice | None, minutes: int) -> int | None:
    """The share of the time of a measure that must be stated with its minutes; None where none must."""
    time = choice.measure.time if choice and choice.measure else None
    if time is None or not time.minutes_a_week or not (time.stated or time.min_percent):
        return None
    return min(100, max(1, minutes * 100 // time.minutes_a_week))


def _planned(piece: _Piece, begins: date, ends: date, case: Participant) -> Element:
    found, line = piece.element, piece.line
    choice = next((c for c in line.item.choices if c is not None), None) if line else None
    first, last = max(found.first, begins), min(found.last, ends)
    return Element(
        measure=found.measure,
        offer=found.offer,
        minutes_a_week=found.minutes_a_week or None,
        percent=percent_of(choice, found.minutes_a_week),
        slots=_times(line, attrs.evolve(found, first=first, last=last), case),
        first=first,
        last=last,
        followed_up_by=found.given_by,
    )

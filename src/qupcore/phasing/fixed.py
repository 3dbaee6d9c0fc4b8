"""The lines that every course has: follow-up, and the treatment that the person is in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from qupcore.domain.case.participant import Participant
from qupcore.domain.case.situation import Treatment
from qupcore.phasing.hours import WeekRoom
from qupcore.phasing.item import Item
from qupcore.phasing.lines import CourseLine, first_start
from qupcore.phasing.spans import Spans
from qupcore.phasing.treated import minutes_of, stretches_of, treats

__all__ = ["fixed_lines"]


def fixed_lines(
    case: Participant,
    items: Collection[Item],
    spans: Spans,
    numbers: Iterator[int],
    needs: Collection[str],
    rooms: Sequence[tuple[date, WeekRoom]],
) -> Iterator[CourseLine]:
    """The lines of follow-up and of treatment, phase by phase, of the item that suits best.

    Args:
        case: The person.
        items: What a course may hold.
        spans: The days of the course.
        numbers: The numbers to give to lines.
        needs: The needs of the person.
        rooms: What a week has room for, from each day on which it changes.
    """
    talks = (item for item in items if "follow_up" in item.used_for and item.used.fills == "contact")
    for item in sorted(talks, key=lambda item: (item.costs, item.id))[:1]:
        yield from _follow_up(item, spans, numbers, rooms, close="follow_up" in needs)
    health = [item for item in items if item.counts_as == "health" and treats(item.used_for)]
    for addiction, told in _treatments(case):
        kind = [item for item in health if ("addiction" in item.used_for) == addiction] or health
        for item in sorted(kind, key=lambda item: (item.beside, item.costs, item.id))[:1]:
            yield from _treated(item, spans, numbers, told)


def _treatments(case: Participant) -> Iterator[tuple[bool, tuple[Treatment, ...]]]:
    """The kinds of treatment that go on: each as whether it is of an addiction, with what the case tells.

    Who is in treatment that nobody describes is in one without days.
    """
    planning, about = case.planning, case.circumstances
    if planning is not None and planning.treatments is not None:
        for addiction in (False, True):
            told = tuple(item for item in planning.treatments if (item.kind == "addiction") == addiction)
            if told:
                yield addiction, told
    elif about is not None and about.in_treatment is True:
        needs = (planning.needs if planning else None) or ()
        yield "addiction" in needs and "health_care" not in needs, (Treatment(),)


def _treated(
    item: Item, spans: Spans, numbers: Iterator[int], told: tuple[Treatment, ...]
) -> Iterator[CourseLine]:
    """Treatment on its days, for the hours of what runs then; where nobody tells them, usual hours."""
    for number, begins, ends in _along(item, spans, *_days_of(told)):
        for first, last, running in stretches_of(told, begins, ends):
            minutes = minutes_of(running) or max(item.used.usual, 15)
            yield _line(item, next(numbers), number, first, last, minutes)


def _days_of(told: tuple[Treatment, ...]) -> tuple[date, date]:
    """The first and last day of treatments, as far as the case tells them."""
    return (
        min(item.first or date.min for item in told),
        max(item.last or date.max for item in told),
    )


def _follow_up(
    item: Item, spans: Spans, numbers: Iterator[int], rooms: Sequence[tuple[date, WeekRoom]], *, close: bool
) -> Iterator[CourseLine]:
    """Follow-up in every phase: each week where close follow-up is a need and at first, else each second.

    It is a duty: where less is managed, it is shorter or rarer.
    """
    minutes = max(item.used.usual, 15)
    for number, first, last in _along(item, spans, date.min, date.max):
        often = close or number == 0 or item.used.fixed
        weekly = minutes if often else max(15, minutes // 2 // 15 * 15)
        for begins, ends, managed in _managed(rooms, first, last, weekly):
            yield _line(item, next(numbers), number, begins, ends, managed)


def _managed(
    rooms: Sequence[tuple[date, WeekRoom]], first: date, last: date, most: int
) -> Iterator[tuple[date, date, int]]:
    """The days from one to another, each stretch with the minutes that are managed on it, up to the most."""
    found: list[tuple[date, int]] = []
    for day, room in rooms:
        if day > last:
            break
        managed = most if room.managed is None else min(most, room.managed)
        if day <= first:
            found = [(first, managed)]
        elif managed != found[-1][1]:
            found.append((day, managed))
    ends = [*(day - timedelta(days=1) for day, _ in found[1:]), last]
    yield from ((day, end, managed) for (day, managed), end in zip(found, ends, strict=True))


def _along(item: Item, spans: Spans, begins: date, ends: date) -> Iterator[tuple[int, date, date]]:
    """The phases in which an item can be between two days: the number of each, and its days."""
    latest: date | None = None
    for number, span in enumerate(spans.phases):
        choice = item.choices[number]
        if choice is None or begins > span.last:
            continue
        first: date | None = span.first
        if latest is None:  # it begins here, and its limits count from here
            first = span.first if choice.offer is None else first_start(choice.offer, span)
            latest = min(choice.first().last or spans.phases[-1].last, ends)
            first = None if first is None else max(first, begins)
        if first is None or first > min(span.last, latest):
            latest = None if first is None else latest
            continue
        yield number, first, min(span.last, latest)


def _line(item: Item, number: int, phase: int, first: date, last: date, minutes: int) -> CourseLine:
    return CourseLine(
        number=number,
        item=item,
        first=first,
        last=last,
        begins=phase,
        early=False,
        low=minutes,
        usual=minutes,
        most_usual=minutes,
        high=minutes,
        single=False,
    )

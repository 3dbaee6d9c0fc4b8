"""A week as rows of a table, with the content of the picture, for screen readers."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from qupcore.domain.answers.week import Week, WeekDay
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.week.overlaps import colliding_with
from qupcore.explaining.week.saying import (
    block_name,
    class_name,
    clock,
    collision_said,
    day_said,
    element_notes,
    element_time_said,
    mark_said,
)

__all__ = ["DayRows", "ElementRow", "TimeRow", "day_rows", "element_rows"]


@attrs.frozen
class TimeRow:
    """A time of a day, its content, its class and what it collides with; without a time, no time is fixed."""

    time: str
    what: str
    classed: str
    collision: str = ""


@attrs.frozen
class DayRows:
    """A day with its marks and times."""

    day: str
    marks: tuple[str, ...]
    rows: tuple[TimeRow, ...]


@attrs.frozen
class ElementRow:
    """An element: its number, name, class, time and notes."""

    number: int
    name: str
    classed: str
    time: str
    notes: tuple[str, ...]


def day_rows(week: Week, words: Phrases) -> tuple[DayRows, ...]:
    """The days, Monday first."""
    return tuple(
        DayRows(
            day_said(day, words),
            tuple(mark_said(mark, words) for mark in day.marks),
            tuple(_times(day, week, words)) or (TimeRow("", words.say("week", "nothing_fixed"), ""),),
        )
        for day in week.days
    )


def _times(day: WeekDay, week: Week, words: Phrases) -> Iterator[TimeRow]:
    for block in day.blocks:
        classed = "" if block.element is None else class_name(week.elements[block.element], words)
        time = f"{clock(block.start)}–{clock(block.end)}"
        others = colliding_with(block, day)
        collision = collision_said(others, words) if others else ""
        yield TimeRow(time, block_name(block, week, words), classed, collision)


def element_rows(week: Week, words: Phrases) -> tuple[ElementRow, ...]:
    """The elements in the order of the plan, numbered from 1."""
    return tuple(
        ElementRow(
            number,
            element.name(words.lang),
            class_name(element, words),
            element_time_said(element, words),
            element_notes(element, words),
        )
        for number, element in enumerate(week.elements, 1)
    )

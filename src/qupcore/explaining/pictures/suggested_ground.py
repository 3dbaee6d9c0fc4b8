"""What lies behind the rows of a suggested course: months, phases as bands with their days, and leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from qupcore.domain.answers.course import SuggestedCourse
from qupcore.drawing.lettering import text_width, wrapped
from qupcore.drawing.shapes import Area, Label, Shape, Stroke
from qupcore.drawing.spread import spread
from qupcore.explaining.formats import said_short_day, said_short_period
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.pictures.suggested_rows import Leaves
from qupcore.explaining.pictures.timeline_axis import Axis, month_said

__all__ = ["Ground", "heading", "month_shapes", "phase_shapes"]

WIDTH, LEFT, RIGHT = 480, 6, 474
SIZE, SMALL, LEADING = 13.0, 12.0, 17.0
STRIP, LEAST = 14.0, 2.0
"""The height of the strip of a measure, and the width of the thinnest bar."""
_BAND = 22.0


@attrs.frozen
class Ground:
    """What lies behind the rows: the line of time, the days on which phases begin, and the leaves."""

    axis: Axis
    begins: tuple[date, ...]
    last: date
    leaves: Leaves

    def bar(self, first: date, last: date) -> tuple[float, float]:
        """The left of a piece of time and its width."""
        left = self.axis.at(first)
        return left, max(self.axis.at(last, after=True) - left, LEAST)

    def strip(self, top: float) -> Iterator[Shape]:
        """What lies behind the bars of a measure: a line, and the columns."""
        yield from self.columns(top - 3, STRIP + 6)
        yield Stroke(f"M{LEFT} {top + STRIP / 2:g}H{RIGHT}", 0.5)

    def columns(self, top: float, height: float) -> Iterator[Shape]:
        """Leaves, hatched, and lines where a phase begins and where the course ends."""
        for first, last in self.leaves:
            left, width = self.bar(first, last)
            yield Area(left, top, width, height, fill="open")
        for x in (*map(self.axis.at, self.begins), self.axis.at(self.last, after=True)):
            yield Stroke(f"M{x:g} {top:g}v{height:g}", 1.0)


def heading(name: str, said: Sequence[str], top: float) -> tuple[list[Label], float]:
    """A name in bold with what is said of it below, and the height at which its strip begins."""
    lines = [(line, True) for line in wrapped(name, RIGHT - LEFT - 4, SIZE)]
    lines += [(line, False) for text in said for line in wrapped(text, RIGHT - LEFT - 4, SIZE)]
    return [
        Label(line, LEFT, top + 13 + LEADING * number, SIZE, bold=bold, quiet=not bold)
        for number, (line, bold) in enumerate(lines)
    ], top + LEADING * len(lines) + 3


def month_shapes(axis: Axis, words: Phrases) -> Iterator[Shape]:
    """The names of the months with a tick for each, and the years below; as many as there is room for."""
    months = axis.months
    room = (axis.end - axis.start) / len(months)
    widest = max(text_width(month_said(day, words, year=False), SMALL) for day in months) + 4
    step = next((step for step in (1, 3, 6, 12) if step * room >= widest), 12)
    past = year_past = axis.start - 1
    for number, day in enumerate(months):
        x = axis.at(day)
        yield Stroke(f"M{x:g} 0V6", 0.5)
        name, year = month_said(day, words, year=False), str(day.year)
        if (number == 0 or (day.month - 1) % step == 0) and past <= x <= axis.end - text_width(name, SMALL):
            yield Label(name, x + 1, 15, SMALL, quiet=True)
            past = x + text_width(name, SMALL) + 4
        width = text_width(year, SMALL)
        next_year = axis.at(date(day.year + 1, 1, 1)) if day.year < axis.last.year else axis.end
        if (number == 0 or day.month == 1) and year_past <= x and x + width + 2 <= max(next_year, x + 1):
            yield Label(year, x + 1, 29, SMALL, quiet=True)
            year_past = x + width + 4


def phase_shapes(
    course: SuggestedCourse, ground: Ground, top: float, words: Phrases
) -> tuple[list[Shape], float]:
    """The phases as bands; below them the days on which they begin and the last one ends.

    Where a name does not fit its band, the bands have numbers, and the names stand below.
    """
    shapes: list[Shape] = []
    names = [words.say("course_phase", phase.name) for phase in course.phases]
    bars = [ground.bar(phase.first, phase.last) for phase in course.phases]
    fits = all(text_width(name, SIZE) <= width - 2 for name, (_, width) in zip(names, bars, strict=True))
    told: list[str] = []
    for number, (phase, name, (left, width)) in enumerate(zip(course.phases, names, bars, strict=True), 1):
        period = said_short_period(phase.first, phase.last, words.lang)
        shapes.append(Area(left, top, width, _BAND, "grey", "soft", says=f"{name}: {period}"))
        label = name if fits else str(number)
        if text_width(label, SIZE) <= width:
            shapes.append(Label(label, left + width / 2, top + 15.5, SIZE, "middle", bold=True))
        told.append(f"{number} {name}, {period}")
    dates, y = _dates(ground, top + _BAND, words)
    shapes += dates
    for text in [] if fits else told:
        for line in wrapped(text, RIGHT - LEFT - 4, SIZE):
            y += LEADING
            shapes.append(Label(line, LEFT, y, SIZE))
    return shapes, y + 4


def _dates(ground: Ground, top: float, words: Phrases) -> tuple[list[Label], float]:
    """The days on which phases and leaves begin and the course ends, each near its place, on few lines."""
    places = {day: ground.axis.at(day) for day in (*ground.begins, *(first for first, _ in ground.leaves))}
    places.setdefault(ground.last, ground.axis.at(ground.last, after=True))
    days = sorted(places)
    labels = [said_short_day(day, words.lang) for day in days]
    widths = [text_width(label, SMALL) + 6 for label in labels]
    lines = _in_lines(widths)
    found: list[Label] = []
    for line in range(lines):
        chosen = range(line, len(days), lines)
        wanted = [places[days[number]] - widths[number] / 2 for number in chosen]
        starts = spread(wanted, [widths[number] for number in chosen], 2, WIDTH - 2)
        for number, start in zip(chosen, starts, strict=True):
            found.append(Label(labels[number], start + 3, top + 14 + 15 * line, SMALL))
    return found, top + 4 + 15 * lines


def _in_lines(widths: list[float]) -> int:
    """The fewest lines on which labels stand beside each other, dealt out in turn."""
    return next(
        lines
        for lines in range(1, len(widths) + 1)
        if all(sum(widths[line::lines]) <= WIDTH - 4 for line in range(lines))
    )

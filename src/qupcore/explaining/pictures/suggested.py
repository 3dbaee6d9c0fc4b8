"""A suggested course as a timeline from left to right: its phases, hours, measures and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from qupcore.domain.answers.course import SuggestedCourse
from qupcore.domain.case.plan import MeasureClass
from qupcore.domain.period import Period
from qupcore.drawing.lettering import text_width, wrapped
from qupcore.drawing.shapes import Area, Badge, Drawing, Form, Label, Shape, Stroke
from qupcore.drawing.sheet import Sheet
from qupcore.drawing.spread import spread
from qupcore.drawing.tones import Hue
from qupcore.explaining.course_proposal import remarks
from qupcore.explaining.formats import said_short_day, said_short_period
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.pictures.suggested_rows import (
    Leaves,
    MeasureRow,
    Stretch,
    class_said,
    days_of_course,
    days_of_course_table,
    hours_in_short,
    hours_said,
    hours_table,
    measure_rows,
    measures_table,
    phases_table,
    shown_classes,
    stretches_of,
)
from qupcore.explaining.pictures.timeline_axis import Axis, month_said
from qupcore.explaining.trial import trial_lines
from qupcore.explaining.week.saying import duration_text
from qupcore.phasing.suggesting import SuggestedCourses

__all__ = ["HUES", "SIGNS", "suggested_sheet"]

HUES: dict[MeasureClass | None, Hue] = {
    "work_directed": "blue",
    "supporting": "amber",
    "health": "green",
    "job_search": "violet",
    "own_activity": "olive",
    None: "grey",
}
SIGNS: dict[str, tuple[Form, Hue]] = {
    "evaluation": ("circle", "blue"),
    "decision": ("diamond", "amber"),
    "after": ("square", "green"),
}
WIDTH, LEFT, RIGHT, SIZE, LEADING = 480, 6, 474, 13.0, 17.0
_SMALL, _BAND, _STRIP, _LOAD, _GAP, _LEAST = 12.0, 22.0, 14.0, 90.0, 9.0, 2.0
"""Small letters; the heights of phases, of a strip and of the hours; the gap of rows; the thinnest bar."""


@attrs.frozen
class _Ground:
    """What lies behind the rows: the line of time, the days on which phases begin, and the leaves."""

    axis: Axis
    begins: tuple[date, ...]
    last: date
    leaves: Leaves

    def bar(self, first: date, last: date) -> tuple[float, float]:
        """The left of a piece of time and its width."""
        left = self.axis.at(first)
        return left, max(self.axis.at(last, after=True) - left, _LEAST)

    def strip(self, top: float) -> Iterator[Shape]:
        """What lies behind the bars of a measure: a line, and the columns."""
        yield from self.columns(top - 3, _STRIP + 6)
        yield Stroke(f"M{LEFT} {top + _STRIP / 2:g}H{RIGHT}", 0.5)

    def columns(self, top: float, height: float) -> Iterator[Shape]:
        """Leaves, hatched, and lines where a phase begins and where the course ends."""
        for first, last in self.leaves:
            left, width = self.bar(first, last)
            yield Area(left, top, width, height, fill="open")
        for x in (*map(self.axis.at, self.begins), self.axis.at(self.last, after=True)):
            yield Stroke(f"M{x:g} {top:g}v{height:g}", 1.0)


def suggested_sheet(found: SuggestedCourses, number: int, words: Phrases, names: Mapping[str, str]) -> Sheet:
    """The timeline of a suggested course with its tables.

    Args:
        found: The suggested courses.
        number: The number of the course, from 1.
        words: The language.
        names: The names of measures, offers and needs by id.
    """
    course, leaves = found.courses[number - 1], found.problem.spans.leaves
    rows, stretches = measure_rows(course, names), stretches_of(course)
    trial = [line.text for line in trial_lines(found.problem.rules.under, words)]
    outcome = words.say("plan_outcome_word", course.outcome)
    return Sheet(
        lang=words.lang,
        title=words.say(
            "course_picture",
            "title",
            number=number,
            approach=words.say("course_approach", course.approach),
            period=Period(found.on, found.until),
        ),
        about=words.say("label", "case", ref=found.problem.case.ref),
        lead=(
            *trial,
            words.say("course_picture", "checked", outcome=outcome),
            words.say("course_label", "policy"),
        ),
        drawing=_drawing(course, leaves, rows, words),
        tables=(
            phases_table(stretches, words),
            *([hours_table(stretches, words)] if any(item.minutes for item in stretches) else []),
            measures_table(rows, words),
            days_of_course_table(days_of_course(course, leaves, words), words),
        ),
        notes=_notes(remarks(course, words, names)),
        widest=46,
        tall=True,
    )


def _notes(lines: Iterable[Line]) -> tuple[str, ...]:
    """The remarks as sentences; what stands below a remark goes into its sentence."""
    found: list[str] = []
    for line in lines:
        if line.indent > 2 and found:
            found[-1] = f"{found[-1].removesuffix('.')}{' ' if found[-1].endswith(':') else '; '}{line.text}"
        else:
            found.append(f"{line.text[0].upper()}{line.text[1:]}")
    return tuple(f"{text.removesuffix('.')}." for text in found)


def _drawing(
    course: SuggestedCourse, leaves: Leaves, rows: tuple[MeasureRow, ...], words: Phrases
) -> Drawing:
    first = min(phase.first for phase in course.phases)
    last = max([*(phase.last for phase in course.phases), *(ends for _, ends in leaves)])
    axis = Axis.between(first, max(last, course.follow_up_after), LEFT, RIGHT)
    ground = _Ground(axis, tuple(phase.first for phase in course.phases), last, leaves)
    shapes = [*_months(axis, words)]
    phases, y = _phases(course, ground, 34.0, words)
    hours, y = _hours(stretches_of(course), ground, y + 8, words)
    shapes += [*phases, *hours]
    for row in rows:
        said = [
            f"{hours_said(item, words)} {said_short_period(item.first, item.last, words.lang)}"
            for item in row.pieces
        ]
        labels, y = _heading(row.name, said, y + _GAP)
        shapes += [*labels, *ground.strip(y), *_bars(row, ground, y, words)]
        y += _STRIP + _GAP
    for key, days in _marks(course, first):
        listed = words.listed([said_short_day(day, words.lang, year=True) for day in days])
        labels, y = _heading(words.say("course_picture", key), [listed], y + _GAP)
        shapes += [*labels, *ground.strip(y)]
        shapes += [Badge(axis.at(day), y + _STRIP / 2, *SIGNS[key], "", 6.0) for day in days]
        y += _STRIP + _GAP
    legend, height = _legend(course, leaves, y + 24, words)
    return Drawing(WIDTH, height, (*shapes, *legend))


def _months(axis: Axis, words: Phrases) -> Iterator[Shape]:
    """The names of the months with a tick for each, and the years below; as many as there is room for."""
    months = axis.months
    room = (axis.end - axis.start) / len(months)
    widest = max(text_width(month_said(day, words, year=False), _SMALL) for day in months) + 4
    step = next((step for step in (1, 3, 6, 12) if step * room >= widest), 12)
    past = year_past = axis.start - 1
    for number, day in enumerate(months):
        x = axis.at(day)
        yield Stroke(f"M{x:g} 0V6", 0.5)
        name, year = month_said(day, words, year=False), str(day.year)
        if (number == 0 or (day.month - 1) % step == 0) and past <= x <= axis.end - text_width(name, _SMALL):
            yield Label(name, x + 1, 15, _SMALL, quiet=True)
            past = x + text_width(name, _SMALL) + 4
        width = text_width(year, _SMALL)
        next_year = axis.at(date(day.year + 1, 1, 1)) if day.year < axis.last.year else axis.end
        if (number == 0 or day.month == 1) and year_past <= x and x + width + 2 <= max(next_year, x + 1):
            yield Label(year, x + 1, 29, _SMALL, quiet=True)
            year_past = x + width + 4


def _phases(
    course: SuggestedCourse, ground: _Ground, top: float, words: Phrases
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


def _dates(ground: _Ground, top: float, words: Phrases) -> tuple[list[Label], float]:
    """The days on which phases and leaves begin and the course ends, each near its place, on few lines."""
    places = {day: ground.axis.at(day) for day in (*ground.begins, *(first for first, _ in ground.leaves))}
    places.setdefault(ground.last, ground.axis.at(ground.last, after=True))
    days = sorted(places)
    labels = [said_short_day(day, words.lang) for day in days]
    widths = [text_width(label, _SMALL) + 6 for label in labels]
    lines = _in_lines(widths)
    found: list[Label] = []
    for line in range(lines):
        chosen = range(line, len(days), lines)
        wanted = [places[days[number]] - widths[number] / 2 for number in chosen]
        starts = spread(wanted, [widths[number] for number in chosen], 2, WIDTH - 2)
        for number, start in zip(chosen, starts, strict=True):
            found.append(Label(labels[number], start + 3, top + 14 + 15 * line, _SMALL))
    return found, top + 4 + 15 * lines


def _in_lines(widths: list[float]) -> int:
    """The fewest lines on which labels stand beside each other, dealt out in turn."""
    return next(
        lines
        for lines in range(1, len(widths) + 1)
        if all(sum(widths[line::lines]) <= WIDTH - 4 for line in range(lines))
    )


def _hours(
    stretches: tuple[Stretch, ...], ground: _Ground, top: float, words: Phrases
) -> tuple[list[Shape], float]:
    """The hours a week of each stretch by class, what is set aside, and full time as a dashed line."""
    most = max(max(item.activity, item.phase.full_time) for item in stretches) or 1
    full = max(item.phase.full_time for item in stretches)
    said = f"{words.say('course_picture', 'full_time')}: {duration_text(full, words)}"
    labels, y = _heading(words.say("course_picture", "hours"), [said], top)
    y += 15
    bottom = y + _LOAD
    shapes: list[Shape] = [*labels, *ground.columns(y, _LOAD)]
    for item in stretches:
        left, width = ground.bar(item.first, item.last)
        edge = bottom
        for kind, minutes in item.minutes.items():
            height = max(_LOAD * minutes / most, _LEAST)
            edge -= height
            says = f"{class_said(kind, words)}: {duration_text(minutes, words)}"
            shapes.append(Area(left, edge, width, height, HUES[kind], says=says))
        line = bottom - _LOAD * item.phase.full_time / most
        if item.set_aside:
            says = f"{words.say('course_picture', 'set_aside')}: {duration_text(item.set_aside, words)}"
            shapes.append(Area(left, line, width, max(edge - line, _LEAST), "grey", "soft", True, says))
        shapes.append(Stroke(f"M{left:g} {line:g}h{width:g}", 1.6, strong=True, dashed=True))
        amount = words.say("week", "hours", hours=hours_in_short(item.activity, words))
        if text_width(amount, _SMALL) <= width - 2:
            shapes.append(Label(amount, left + width / 2, y - 5, _SMALL, "middle"))
    shapes.append(Stroke(f"M{LEFT} {bottom:g}H{RIGHT}", 1.2, strong=True))
    return shapes, bottom + _GAP


def _heading(name: str, said: Sequence[str], top: float) -> tuple[list[Label], float]:
    """A name in bold with what is said of it below, and the height at which its strip begins."""
    lines = [(line, True) for line in wrapped(name, RIGHT - LEFT - 4, SIZE)]
    lines += [(line, False) for text in said for line in wrapped(text, RIGHT - LEFT - 4, SIZE)]
    return [
        Label(line, LEFT, top + 13 + LEADING * number, SIZE, bold=bold, quiet=not bold)
        for number, (line, bold) in enumerate(lines)
    ], top + LEADING * len(lines) + 3


def _bars(row: MeasureRow, ground: _Ground, top: float, words: Phrases) -> Iterator[Shape]:
    for item in row.pieces:
        left, width = ground.bar(item.first, item.last)
        days = said_short_period(item.first, item.last, words.lang)
        says = f"{row.name}: {hours_said(item, words)}, {days}"
        width = max(width - 1.5, _LEAST)  # a gap tells where the hours change
        yield Area(left, top, width, _STRIP, HUES[row.counts_as], says=says)


def _marks(course: SuggestedCourse, first: date) -> Iterator[tuple[str, list[date]]]:
    """The days with a sign: evaluations, new decisions, the talk after the end."""
    decisions = [begins for begins, _ in course.decisions if begins > first]
    for key, days in (
        ("evaluation", list(course.evaluations)),
        ("decision", decisions),
        ("after", [course.follow_up_after]),
    ):
        if days:
            yield key, days


def _legend(course: SuggestedCourse, leaves: Leaves, top: float, words: Phrases) -> tuple[list[Shape], float]:
    """The classes with their patterns, what is set aside, full time, and leave, in two columns."""
    box = Area(0, -13, 26, 16)
    items: list[tuple[Area | Stroke, str]] = [
        (attrs.evolve(box, hue=HUES[kind]), class_said(kind, words)) for kind in shown_classes(course)
    ]
    if any(item.set_aside for item in stretches_of(course)):
        aside = attrs.evolve(box, fill="soft", dashed=True)
        items.append((aside, words.say("course_picture", "set_aside")))
    full = Stroke("M{x:g} {y:g}h26", 1.6, strong=True, dashed=True)
    items.append((full, words.say("course_picture", "full_time")))
    if leaves:
        items.append((attrs.evolve(box, fill="open"), words.say("course_picture", "leave")))
    shapes: list[Shape] = []
    y = top
    for row in range(0, len(items), 2):
        lines = 1
        for column, (shape, said) in enumerate(items[row : row + 2]):
            x = LEFT + column * WIDTH / 2
            if isinstance(shape, Area):
                shapes.append(attrs.evolve(shape, x=x, y=y + shape.y))
            else:
                shapes.append(attrs.evolve(shape, path=shape.path.format(x=x, y=y - 5)))
            parts = wrapped(said, WIDTH / 2 - 46, SIZE)
            lines = max(lines, len(parts))
            shapes += [Label(part, x + 34, y + LEADING * at, SIZE) for at, part in enumerate(parts)]
        y += 7 + LEADING * lines
    return shapes, y - 10

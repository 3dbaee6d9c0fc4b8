"""A suggested course as a timeline from left to right: its phases, hours, measures and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from qupcore.domain.answers.course import SuggestedCourse
from qupcore.drawing.shapes import Area, Badge, Drawing, Form, Shape
from qupcore.drawing.sheet import Sheet
from qupcore.drawing.tones import Hue
from qupcore.explaining.course_proposal import approach_said, hours_said, remarks
from qupcore.explaining.formats import said_short_day, said_short_period
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.pictures.suggested_ground import (
    LEAST,
    LEFT,
    RIGHT,
    STRIP,
    WIDTH,
    Ground,
    heading,
    month_shapes,
    phase_shapes,
)
from qupcore.explaining.pictures.suggested_hours import HUES, hours_shapes, legend_shapes
from qupcore.explaining.pictures.suggested_rows import (
    Leaves,
    MeasureRow,
    days_of_course,
    measure_rows,
    phase_parts,
    whole_days,
)
from qupcore.explaining.pictures.suggested_tables import (
    days_of_course_table,
    hours_table,
    measures_table,
    phases_table,
    talks_table,
)
from qupcore.explaining.pictures.timeline_axis import Axis
from qupcore.explaining.trial import trial_lines
from qupcore.phasing.asks import day_is_tight
from qupcore.phasing.rooms import paid_minutes
from qupcore.phasing.suggesting import SuggestedCourses

__all__ = ["SIGNS", "suggested_sheet"]

SIGNS: dict[str, tuple[Form, Hue]] = {
    "evaluation": ("circle", "blue"),
    "decision": ("diamond", "amber"),
    "after": ("square", "green"),
}
_TOP, _GAP = 34.0, 9.0
"""The top of the phases, and the gap between two rows."""


def suggested_sheet(found: SuggestedCourses, number: int, words: Phrases, names: Mapping[str, str]) -> Sheet:
    """The timeline of a suggested course with its tables.

    Args:
        found: The suggested courses.
        number: The number of the course, from 1.
        words: The language.
        names: The names of measures, offers and needs by id.
    """
    course, leaves = found.courses[number - 1], found.problem.spans.leaves
    rows, parts = measure_rows(course, names), phase_parts(course)
    paid = {phase.first: paid_minutes(found.problem.case, phase.first) for phase in course.phases}
    trial = [line.text for line in trial_lines(found.problem.rules.under, words)]
    outcome = words.say("plan_outcome_word", course.outcome)
    return Sheet(
        lang=words.lang,
        title=words.say(
            "course_picture",
            "title",
            number=number,
            approach=approach_said(course, words, names),
            period=whole_days(found.on, found.until, words),
        ),
        about=words.say("label", "case", ref=found.problem.case.ref),
        lead=(
            *trial,
            words.say("course_picture", "checked", outcome=outcome),
            words.say("course_label", "policy"),
        ),
        drawing=_drawing(course, leaves, rows, words, paid),
        tables=(
            phases_table(parts, words, paid),
            *([hours_table(parts, words)] if any(item.minutes for item in parts) else []),
            measures_table(rows, words),
            days_of_course_table(days_of_course(course, leaves, words), words),
            talks_table(course.talks, words, names),
        ),
        notes=_notes(remarks(course, words, names, tight=day_is_tight(found.problem))),
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
    course: SuggestedCourse,
    leaves: Leaves,
    rows: tuple[MeasureRow, ...],
    words: Phrases,
    paid: Mapping[date, int],
) -> Drawing:
    first = min(phase.first for phase in course.phases)
    last = max([*(phase.last for phase in course.phases), *(ends for _, ends in leaves)])
    axis = Axis.between(first, max(last, course.follow_up_after), LEFT, RIGHT)
    ground = Ground(axis, tuple(phase.first for phase in course.phases), last, leaves)
    shapes = [*month_shapes(axis, words)]
    phases, y = phase_shapes(course, ground, _TOP, words)
    hours, y = hours_shapes(phase_parts(course), ground, y + 8, words, paid)
    y += _GAP
    shapes += [*phases, *hours]
    for row in rows:
        said = [
            f"{hours_said(item, words)} {said_short_period(item.first, item.last, words.lang)}"
            for item in row.pieces
        ]
        labels, y = heading(row.name, said, y + _GAP)
        shapes += [*labels, *ground.strip(y), *_bars(row, ground, y, words)]
        y += STRIP + _GAP
    for key, days in _marks(course, first):
        listed = words.listed([said_short_day(day, words.lang, year=True) for day in days])
        labels, y = heading(words.say("course_picture", key), [listed], y + _GAP)
        shapes += [*labels, *ground.strip(y)]
        shapes += [Badge(axis.at(day), y + STRIP / 2, *SIGNS[key], "", 6.0) for day in days]
        y += STRIP + _GAP
    legend, height = legend_shapes(course, leaves, y + 24, words)
    return Drawing(WIDTH, height, (*shapes, *legend))


def _bars(row: MeasureRow, ground: Ground, top: float, words: Phrases) -> Iterator[Shape]:
    for item in row.pieces:
        left, width = ground.bar(item.first, item.last)
        days = said_short_period(item.first, item.last, words.lang)
        says = f"{row.name}: {hours_said(item, words)}, {days}"
        width = max(width - 1.5, LEAST)  # a gap tells where the hours change
        yield Area(left, top, width, STRIP, HUES[row.counts_as], says=says)


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

"""The hours a week of a suggested course as columns by class, and the legend of its picture."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from qupcore.domain.answers.course import SuggestedCourse
from qupcore.domain.case.plan import MeasureClass
from qupcore.drawing.lettering import text_width, wrapped
from qupcore.drawing.shapes import Area, Label, Shape, Stroke
from qupcore.drawing.tones import Hue
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.pictures.suggested_ground import (
    LEADING,
    LEAST,
    LEFT,
    RIGHT,
    SIZE,
    SMALL,
    WIDTH,
    Ground,
    heading,
)
from qupcore.explaining.pictures.suggested_rows import (
    Leaves,
    PhasePart,
    class_said,
    hours_in_short,
    phase_parts,
    shown_classes,
)
from qupcore.explaining.week.saying import duration_text

__all__ = ["HUES", "hours_shapes", "legend_shapes"]

HUES: dict[MeasureClass | None, Hue] = {
    "work_directed": "blue",
    "supporting": "amber",
    "health": "green",
    "job_search": "violet",
    "own_activity": "olive",
    None: "grey",
}
_LOAD = 90.0
"""The height of full time."""


def hours_shapes(
    parts: tuple[PhasePart, ...], ground: Ground, top: float, words: Phrases, paid: Mapping[date, int]
) -> tuple[list[Shape], float]:
    """The hours a week of each part by class, what is set aside, and full time as a dashed line.

    Paid work takes its minutes, by the first day of the phase, out of full time, and is told beside it.
    """
    most = max(max(item.activity, item.phase.full_time) for item in parts) or 1
    full = dict.fromkeys(_full_said(item, words, paid) for item in parts)
    said = f"{words.say('course_picture', 'full_time')}: {words.listed(list(full))}"
    labels, y = heading(words.say("course_picture", "hours"), [said], top)
    y += 15
    bottom = y + _LOAD
    shapes: list[Shape] = [*labels, *ground.columns(y, _LOAD)]
    for item in parts:
        left, width = ground.bar(item.first, item.last)
        edge = bottom
        for kind, minutes in item.minutes.items():
            height = max(_LOAD * minutes / most, LEAST)
            edge -= height
            says = f"{class_said(kind, words)}: {duration_text(minutes, words)}"
            shapes.append(Area(left, edge, width, height, HUES[kind], says=says))
        line = bottom - _LOAD * item.phase.full_time / most
        if item.set_aside:
            says = f"{words.say('course_picture', 'set_aside')}: {duration_text(item.set_aside, words)}"
            shapes.append(Area(left, line, width, max(edge - line, LEAST), "grey", "soft", True, says))
        shapes.append(Stroke(f"M{left:g} {line:g}h{width:g}", 1.6, strong=True, dashed=True))
        amount = words.say("week", "hours", hours=hours_in_short(item.activity, words))
        if text_width(amount, SMALL) <= width - 2:
            shapes.append(Label(amount, left + width / 2, y - 5, SMALL, "middle"))
    shapes.append(Stroke(f"M{LEFT} {bottom:g}H{RIGHT}", 1.2, strong=True))
    return shapes, bottom


def _full_said(part: PhasePart, words: Phrases, paid: Mapping[date, int]) -> str:
    """Full time of a part, with the hours of paid work beside it."""
    full, beside = duration_text(part.phase.full_time, words), paid.get(part.phase.first, 0)
    if not beside:
        return full
    return words.say("course_picture", "with_paid_work", full=full, paid=duration_text(beside, words))


def legend_shapes(
    course: SuggestedCourse, leaves: Leaves, top: float, words: Phrases
) -> tuple[list[Shape], float]:
    """The classes with their patterns, what is set aside, full time, and leave, in two columns."""
    box = Area(0, -13, 26, 16)
    items: list[tuple[Area | Stroke, str]] = [
        (attrs.evolve(box, hue=HUES[kind]), class_said(kind, words)) for kind in shown_classes(course)
    ]
    if any(item.set_aside for item in phase_parts(course)):
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
            pieces = wrapped(said, WIDTH / 2 - 46, SIZE)
            lines = max(lines, len(pieces))
            shapes += [Label(piece, x + 34, y + LEADING * at, SIZE) for at, piece in enumerate(pieces)]
        y += 7 + LEADING * lines
    return shapes, y - 10

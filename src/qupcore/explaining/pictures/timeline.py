"""A course as a timeline from above to below: its periods, what was decided, its deadlines and the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import attrs

from qupcore.domain.answers.review import Duty
from qupcore.domain.case.participant import Participant
from qupcore.domain.period import Period
from qupcore.drawing.lanes import side_by_side
from qupcore.drawing.lettering import wrapped
from qupcore.drawing.shapes import Area, Badge, Drawing, Form, Label, Shape, Stroke
from qupcore.drawing.sheet import Sheet
from qupcore.drawing.spread import spread
from qupcore.drawing.tones import Hue
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.pictures.timeline_axis import Axis, axis_shapes
from qupcore.explaining.pictures.timeline_rows import (
    CourseDay,
    CourseSpan,
    DayState,
    SpanKind,
    days_of,
    days_table,
    spans_of,
    spans_table,
)
from qupcore.explaining.trial import trial_lines

__all__ = ["timeline_sheet"]

SIGNS: dict[DayState, tuple[Form, Hue, str]] = {
    "overdue": ("triangle", "red", "!"),
    "due": ("circle", "blue", ""),
    "undated": ("diamond", "amber", "?"),
    "past": ("circle", "grey", "\N{MINUS SIGN}"),
    "done_late": ("square", "amber", "\N{CHECK MARK}"),
    "done": ("square", "green", "\N{CHECK MARK}"),
    "event": ("diamond", "grey", ""),
}
HUES: dict[SpanKind, Hue] = {
    "granted": "blue",
    "extended": "green",
    "interrupted": "red",
    "leave": "violet",
    "absence": "amber",
}
WIDTH, SIZE, LEADING = 480, 13.0, 17.0
MONTHS, PROGRAMME, BESIDE, LABELS = 4, 78, 106, 176
"""Where the names of months, the periods granted, the other periods and the labels begin."""
TOP, GAP = 16.0, 11.0
_LANE, _LEAST = 24, 4
_LATER = timedelta(days=366)
"""What comes later than this after the rest stands below the line of time, which it would stretch."""


@attrs.frozen
class _Entry:
    """A label beside the line of time: its day, its badge, and its lines, the first in bold."""

    day: date | None
    badge: tuple[Form, Hue, str] | None
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return LEADING * len(self.lines) + GAP


@attrs.frozen
class _Bar:
    """A period from its first day to the day after its last, as numbers of days."""

    start: int
    end: int
    span: CourseSpan


def timeline_sheet(case: Participant, duties: Iterable[Duty], on: date, words: Phrases) -> Sheet:
    """The timeline of a course with its tables."""
    duties = tuple(duties)
    days, spans = days_of(case.course, duties, words), spans_of(case.course, words)
    trial = [line.text for line in trial_lines(duties[0].under, words)] if duties else []
    tables = ([days_table(days, words)] if days else []) + ([spans_table(spans, words)] if spans else [])
    return Sheet(
        lang=words.lang,
        title=words.say("picture", "course", on=on),
        about=words.say("label", "case", ref=case.ref) if case.ref else "",
        lead=(*trial, *(() if trial else (words.say("label", "duties_are" if duties else "no_duties"),))),
        drawing=_drawing(days, spans, on, words),
        tables=tuple(tables),
        widest=40,
        tall=True,
    )


def _drawing(days: Sequence[CourseDay], spans: Sequence[CourseSpan], on: date, words: Phrases) -> Drawing:
    known = [on, *(day for span in spans for day in (span.first, span.last) if day)]
    known += [item.day for item in days if item.day and item.state == "event"]
    limit = max(known) + _LATER
    placed = [_entry(item, words) for item in days if item.day and item.day <= limit]
    today = _Entry(on, None, wrapped(words.say("picture", "today", on=on), WIDTH - LABELS - 4, SIZE))
    placed = sorted([*placed, today], key=lambda entry: entry.day or on)
    shown = [*known, *(entry.day for entry in placed if entry.day)]
    axis = Axis.over(min(shown), max(shown), TOP, sum(entry.height for entry in placed))
    tops = spread(
        [axis.at(entry.day or on) - LEADING / 2 for entry in placed],
        [entry.height for entry in placed],
        TOP,
        axis.end,
    )
    shapes = [
        *axis_shapes(axis, MONTHS, PROGRAMME, BESIDE + _LANE, words),
        *_bars(spans, axis, words),
        Stroke(f"M{PROGRAMME - 8} {axis.at(on):g}H{BESIDE + _LANE + 8}", 2.4, strong=True, dashed=True),
    ]
    for entry, top in zip(placed, tops, strict=True):
        shapes += _beside(entry, top, axis.at(entry.day or on))
    bottom = max(axis.end, *(top + entry.height for top, entry in zip(tops, placed, strict=True))) + 10
    for heading, rest in (
        ("later", [item for item in days if item.day and item.day > limit]),
        ("undated", [item for item in days if not item.day]),
    ):
        if rest:
            shapes.append(Label(words.say("picture", heading), MONTHS, bottom + SIZE, SIZE, bold=True))
            for item in rest:
                entry = _entry(item, words)
                shapes += _beside(entry, bottom, None)
                bottom += entry.height
    legend, height = _legend(spans, bottom + 24, words)
    return Drawing(WIDTH, height, (*shapes, *legend))


def _entry(item: CourseDay, words: Phrases) -> _Entry:
    room = WIDTH - LABELS - 4
    head = "" if item.day is None else words.written(item.day)
    if item.state != "event":
        state = words.say("picture_state", item.state)
        head = words.say("label", "line_amount", text=head, amount=state) if head else state
    lines = (*wrapped(head, room, SIZE), *wrapped(item.what, room, SIZE))
    return _Entry(item.day, SIGNS[item.state], lines)


def _beside(entry: _Entry, top: float, y: float | None) -> Iterator[Shape]:
    """The label of an entry, its sign, and a line from the day."""
    middle = top + LEADING / 2
    if y is not None:
        start = BESIDE + _LANE + 2
        yield Stroke(f"M{start} {y:g}L{start + 14} {round(middle, 2):g}H{LABELS - 14}", 1)
    if entry.badge:
        form, hue, letter = entry.badge
        yield Badge(LABELS - 14, middle, form, hue, letter, 7.5)
    for number, line in enumerate(entry.lines):
        yield Label(line, LABELS, top + 13 + LEADING * number, SIZE, bold=number == 0)


def _bars(spans: Sequence[CourseSpan], axis: Axis, words: Phrases) -> Iterator[Shape]:
    for left, kinds in ((PROGRAMME, ("granted", "extended")), (BESIDE, ("interrupted", "leave", "absence"))):
        bars = [
            _Bar(span.first.toordinal(), (span.last or axis.last).toordinal() + 1, span)
            for span in spans
            if span.kind in kinds
        ]
        for item in side_by_side([bar for bar in bars if bar.start < bar.end]):
            span, width = item.block.span, _LANE / item.lanes
            top, bottom = axis.at(span.first), axis.at(span.last or axis.last, after=True)
            says = f"{words.say('picture_span', span.kind)}: {words.written(Period(span.first, span.last))}"
            yield Area(
                left + width * item.lane,
                top,
                width,
                max(bottom - top, _LEAST),
                HUES[span.kind],
                dashed=span.last is None,
                says=says,
            )


def _legend(spans: Sequence[CourseSpan], top: float, words: Phrases) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    kinds = [kind for kind in HUES if any(span.kind == kind for span in spans)]
    for place, kind in enumerate(kinds):
        x, y = 4 + place % 2 * WIDTH / 2, top + 24.0 * (place // 2)
        shapes.append(Area(x, y - 13, 26, 16, HUES[kind]))
        shapes.append(Label(words.say("picture_span", kind), x + 34, y, SIZE))
    return shapes, top + 24.0 * ((len(kinds) - 1) // 2) + 14

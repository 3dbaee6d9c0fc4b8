"""The benefit of a year as a picture: what came above a line, what was taken below, month by month."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from qupcore.domain.answers.benefit import BenefitYear
from qupcore.drawing.lettering import text_width, wrapped
from qupcore.drawing.shapes import Area, Drawing, Label, Shape, Stroke
from qupcore.drawing.sheet import Sheet
from qupcore.drawing.tones import Hue
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.pictures.year_rows import (
    GIVEN,
    TAKEN,
    MonthSums,
    kroner,
    month_name,
    month_sums,
    months_table,
    shown_kinds,
    taken_table,
)
from qupcore.explaining.trial import trial_lines

__all__ = ["year_sheet"]

HUES: dict[str, Hue] = {
    "benefit": "blue",
    "top_up": "olive",
    "child_supplement": "green",
    "work": "violet",
    "absence": "amber",
    "other_benefits": "grey",
    "set_off": "red",
}
AXIS, COLUMN, SIZE = 40, 44, 13.6
WIDTH = AXIS + 12 * COLUMN + 8
TOP, HEIGHT = 40, 300
"""The top of the bars, and the height of all amounts from the largest sum to the largest deduction."""
_BAR, _LEAST = 30, 3


@attrs.frozen
class _Scale:
    """From øre to the height of the picture: the steps of the axis, and the heights above and below zero."""

    step: int
    above: int
    below: int

    @property
    def zero(self) -> float:
        return TOP + HEIGHT * self.above / (self.above + self.below)

    def size(self, ore: int) -> float:
        return HEIGHT * ore / (self.above + self.below)


def year_sheet(year: BenefitYear, words: Phrases, ref: str = "") -> Sheet:
    """The picture of a year with its tables."""
    months = tuple(map(month_sums, year.months))
    taken = taken_table(months, words)
    standing = _worst(months)
    lead = [line.text for line in trial_lines(year.under, words)]
    if not lead:
        lead.append(words.say("benefit_is", standing))
    return Sheet(
        lang=words.lang,
        title=words.say("heading", "benefit_year", year=str(year.year)),
        about=words.say("label", "case", ref=ref) if ref else "",
        lead=tuple(lead),
        drawing=_drawing(months, words),
        tables=(months_table(year, months, words), *([taken] if taken else [])),
    )


def _worst(months: tuple[MonthSums, ...]) -> str:
    standings = {month.standing for month in months}
    if standings & {"open", "unknown"}:
        return "open"
    return "provisional" if "provisional" in standings else "final"


def _scale(months: tuple[MonthSums, ...]) -> _Scale:
    """The axis in steps of 1, 2 or 5 times a power of ten, about five of them above zero."""
    above = max((sum(month.ore.get(kind, 0) for kind in GIVEN) for month in months), default=0)
    below = max((-sum(month.ore.get(kind, 0) for kind in TAKEN) for month in months), default=0)
    least = max(above, below, 1_000_00) / 5
    steps = (unit * 10**power for power in range(5, 12) for unit in (1, 2, 5))
    step = next(step for step in steps if step >= least)
    return _Scale(step, max(-(-above // step), 1) * step, below)


def _drawing(months: tuple[MonthSums, ...], words: Phrases) -> Drawing:
    scale = _scale(months)
    bottom = TOP + HEIGHT + (20 if scale.below else 0)
    legend, height = _legend(months, words, bottom + 76)
    shapes = [
        Label(words.say("picture", "thousand_kroner"), 4, 20, SIZE, quiet=True),
        *_axis(scale, words),
        *(
            shape
            for place, month in enumerate(months)
            for shape in _month(month, place, scale, bottom, words)
        ),
        Stroke(f"M{AXIS} {scale.zero:g}H{WIDTH - 8}", 1.6, strong=True),
        Label(words.say("picture", "paid_out"), 4, bottom + 42, SIZE, quiet=True),
        *(label for place in range(12) for label in _under(months[place], place, bottom, words)),
        *legend,
    ]
    return Drawing(WIDTH, height, tuple(shapes))


def _axis(scale: _Scale, words: Phrases) -> Iterator[Shape]:
    for ore in range(-(scale.below // scale.step) * scale.step, scale.above + 1, scale.step):
        y = round(scale.zero - scale.size(ore), 2)
        yield Stroke(f"M{AXIS} {y:g}H{WIDTH - 8}", 0.5)
        yield Label(words.number(ore // 1_000_00), AXIS - 6, y + 4.5, SIZE, "end", quiet=True)


def _month(month: MonthSums, place: int, scale: _Scale, bottom: float, words: Phrases) -> Iterator[Shape]:
    """The column of a month: hatched where it is not complete, its bars, and a label of what was taken."""
    left = AXIS + place * COLUMN
    middle, x = left + COLUMN / 2, left + (COLUMN - _BAR) / 2
    sure = month.standing == "complete"
    if not sure:
        yield Area(
            left + 1, TOP, COLUMN - 2, bottom - TOP, fill="open", says=words.say("picture", month.standing)
        )
    if month.standing == "unknown":
        yield Label("?", middle, scale.zero - 12, 24, "middle", bold=True, edged=True)
        return
    for kinds, sign in ((GIVEN, 1), (TAKEN, -1)):
        edge = scale.zero
        for kind in kinds:
            if ore := month.ore.get(kind, 0):
                size = max(scale.size(abs(ore)), _LEAST)
                top = edge - size if sign > 0 else edge
                name = f"{words.say('picture_kind', kind)}: {words.amount(ore, 'øre')}"
                yield Area(x, top, _BAR, size, HUES[kind], dashed=not sure, says=name)
                edge -= sign * size
        if sign < 0 and edge > scale.zero:
            taken = sum(month.ore.get(kind, 0) for kind in TAKEN)
            yield Label(_thousands(taken, words), middle, edge + SIZE + 1, SIZE, "middle", edged=True)


def _under(month: MonthSums, place: int, bottom: float, words: Phrases) -> Iterator[Label]:
    """The name of the month and what is paid out, below its column."""
    middle = AXIS + (place + 0.5) * COLUMN
    name = month_name(month.month, words.lang, "LLL")
    yield Label(name, middle, bottom + 20, SIZE, "middle")
    yield Label(_thousands(month.paid, words), middle, bottom + 61, SIZE, "middle", bold=True)


def _thousands(ore: int | None, words: Phrases) -> str:
    """Thousands of kroner with one decimal, as short as a column; "?" where it is not known."""
    if not ore:
        return kroner(ore, words)
    tenths = round(Fraction(abs(ore), 1_000_0))
    minus = "\N{MINUS SIGN}" if ore < 0 else ""
    said = f"{minus}{tenths // 10}{words.say('label', 'decimal_comma')}{tenths % 10}"
    return said if text_width(said, SIZE) <= COLUMN else f"{minus}{round(Fraction(abs(ore), 1_000_00))}"


def _legend(months: tuple[MonthSums, ...], words: Phrases, top: float) -> tuple[list[Shape], float]:
    """The kinds with their patterns in two columns, then what hatching and the question mark mean."""
    shapes: list[Shape] = []
    y = top + 20.0
    half = (WIDTH - 8) / 2
    for place, kind in enumerate(shown_kinds(months)):
        x = 4 + (place % 2) * half
        y += 24 if place and place % 2 == 0 else 0
        shapes.append(Area(x, y - 13, 26, 16, HUES[kind]))
        shapes.append(Label(words.say("picture_kind", kind), x + 34, y, SIZE))
    notes = {month.standing for month in months}
    for key, shown in (("not_complete", notes - {"complete"}), ("not_known", notes & {"unknown"})):
        if shown:
            y += 24
            if key == "not_complete":
                shapes.append(Area(4, y - 13, 26, 16, fill="open"))
            for line in wrapped(words.say("picture", key), WIDTH - 46, SIZE):
                shapes.append(Label(line, 38, y, SIZE))
                y += 18
            y -= 18
    return shapes, y + 14

"""A picture of a difference of two laws: who has a right under each, by age and by benefits a month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qupcore.domain.arguments import check_arguments
from qupcore.drawing.shapes import Area, Badge, Drawing, Form, Label, Shape
from qupcore.drawing.sheet import Sheet, SheetTable
from qupcore.drawing.tones import Hue
from qupcore.explaining.fact_words import fact_value
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.pictures.picture import Picture, picture_of
from qupcore.laboratory.fields import OLDEST, YOUNGEST, FieldKind, GridField, RightGrid, fields_of
from qupcore.laboratory.law_words import side_words
from qupcore.laboratory.sides import Sides
from qupcore.rules.terms import Value

__all__ = ["law_difference_picture"]

LOOKS: dict[FieldKind, tuple[Hue, Form, str]] = {
    "same_right": ("green", "circle", "="),
    "same_none": ("grey", "square", "0"),
    "same_open": ("olive", "diamond", "\N{HORIZONTAL ELLIPSIS}"),
    "newly_right": ("blue", "triangle", "+"),
    "newly_refused": ("red", "square", "\N{MINUS SIGN}"),
    "newly_open": ("amber", "diamond", "?"),
    "newly_decided": ("violet", "circle", "!"),
}
LEFT, YEAR, ROW, TOP = 120, 6, 44, 8
NARROWEST = 14
"""A narrower field has no sign, which could not be read: its pattern, and the table, tell what it is."""
BESIDE = 15
"""So far from each other two ages can be read; it is as wide as a small screen lets it be."""


def law_difference_picture(
    sides: Sides, lang: str = "nb", *, fixed: Mapping[str, Value] | None = None
) -> Picture:
    """Who has a right under two laws, by age (16 to 70 years) and benefits a month.

    The people are made up. Each field is decided under both laws. Other facts are those that speak for the
    right; the second table says which. Where benefits decide nothing, there is one row, and a line says so.

    Args:
        sides: The two laws.
        lang: `nb`, `nn` or `en`.
        fixed: Other facts that are the same for all, by term.

    Raises:
        BadInput: there are no texts in the language, or no rule of the right reads a fact of `fixed`.

    >>> from datetime import date
    >>> from qupcore.reforms import Side
    >>> from qupcore.rules import NATIONAL
    >>> sides = Sides(Side(NATIONAL, date(2018, 12, 31)), Side(NATIONAL, date(2019, 1, 1)))
    >>> law_difference_picture(sides, "en").svg()[:4]
    '<?xm'
    """
    check_arguments(law_difference_picture, locals())
    return picture_of(_sheet(fields_of(sides, fixed), sides, side_words(sides, lang)))


def _sheet(found: RightGrid, sides: Sides, words: Phrases) -> Sheet:
    flat = all(field.least is None for field in found.fields)
    names = [
        words.say("law_difference", "side", law=side.law.name, day=side.day)
        for side in (sides.before, sides.after)
    ]
    say = words.tables["law_picture"]
    return Sheet(
        lang=words.lang,
        title=str(say["title"]),
        lead=(
            words.say("law_picture", "laws", before=names[0], after=names[1]),
            str(say["made_up"]),
            words.say("law_picture", "scope", youngest=YOUNGEST, oldest=OLDEST),
            *((str(say["flat"]),) if flat else ()),
        ),
        drawing=_drawing(found, words),
        tables=(
            SheetTable(
                caption=str(say["title"]),
                columns=(str(say["age"]), str(say["benefits"]), str(say["answer"])),
                rows=tuple(
                    (_ages(field), _sum(field, words), str(say[field.kind])) for field in found.fields
                ),
            ),
            SheetTable(
                caption=str(say["fixed"]),
                columns=(str(say["fact"]), str(say["value"])),
                rows=tuple(
                    (words.term(name), fact_value(name, value, words)) for name, value in found.fixed.items()
                ),
            ),
        ),
    )


def _ages(field: GridField) -> str:
    one = field.youngest == field.oldest
    return str(field.youngest) if one else f"{field.youngest}\N{EN DASH}{field.oldest}"


def _sum(field: GridField, words: Phrases) -> str:
    if field.least is None:
        return str(words.tables["law_picture"]["any"])
    return words.say("law_picture", "from", amount=words.amount(field.least, "øre"))


def _drawing(found: RightGrid, words: Phrases) -> Drawing:
    rows = sorted({field.least or 0 for field in found.fields}, reverse=True)
    bottom = TOP + ROW * len(rows)
    shown = _readable({field.youngest for field in found.fields})
    shapes: list[Shape] = []
    for field in found.fields:
        hue, form, letter = LOOKS[field.kind]
        x, y = LEFT + YEAR * (field.youngest - YOUNGEST), TOP + ROW * rows.index(field.least or 0)
        width = YEAR * (field.oldest - field.youngest + 1)
        said = str(words.tables["law_picture"][field.kind])
        shapes.append(Area(x, y, width, ROW, hue, says=said))
        if width >= NARROWEST:
            shapes.append(Badge(x + width / 2, y + ROW / 2, form, hue, letter, min(8.5, width / 2)))
        if field.youngest in shown:
            shapes.append(Label(str(field.youngest), x, bottom + 14, 11))
        if field.youngest == YOUNGEST:
            shapes.append(Label(_sum(field, words), LEFT - 6, y + ROW / 2 + 4, 11, anchor="end"))
    shapes.append(Label(str(words.tables["law_picture"]["age"]), LEFT, bottom + 32, 12, quiet=True))
    legend = list(_legend(found, bottom + 54, words))
    shapes += legend
    return Drawing(
        LEFT + YEAR * (OLDEST - YOUNGEST + 1) + 12,
        bottom + 54 + 11 * len(legend),
        tuple(dict.fromkeys(shapes)),
    )


def _readable(starts: set[int]) -> list[int]:
    """The ages that are written: where two are too close, a limit rather than the edge of the drawing."""
    found: list[int] = []
    for age in sorted(starts):
        if not found or YEAR * (age - found[-1]) >= BESIDE:
            found.append(age)
        elif found == [YOUNGEST]:
            found = [age]
    return found


def _legend(found: RightGrid, top: float, words: Phrases) -> Iterator[Shape]:
    drawn = {field.kind for field in found.fields}
    for number, kind in enumerate(kind for kind in LOOKS if kind in drawn):
        hue, form, letter = LOOKS[kind]
        yield Badge(20, top + 22 * number, form, hue, letter)
        yield Label(str(words.tables["law_picture"][kind]), 38, top + 4 + 22 * number, 13)

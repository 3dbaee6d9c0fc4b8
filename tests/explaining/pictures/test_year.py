"""The picture of a year: each amount stands in the table, and what is not known is never a zero or a bar."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from explaining.languages import BROKEN
from explaining.pictures.drawn import GIVEN, line, month_of, outside, overlapping, year_of, years
from qupcore.domain.answers.benefit import BenefitYear
from qupcore.drawing.shapes import Area, Drawing
from qupcore.drawing.sheet import Sheet
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.explaining.pictures.year import AXIS, COLUMN, HUES, year_sheet
from qupcore.explaining.pictures.year_rows import LINE_KINDS, kroner, month_sums

NB = phrases("nb")


def bars(drawing: Drawing, month: int) -> list[Area]:
    left = AXIS + (month - 1) * COLUMN
    return [
        shape
        for shape in drawing.shapes
        if isinstance(shape, Area)
        and shape.says
        and shape.fill == "pattern"
        and left <= shape.x < left + COLUMN
    ]


@settings(max_examples=40, deadline=None)
@given(years(), st.sampled_from(LANGUAGES))
def test_every_amount_stands_in_the_tables_and_every_label_has_its_place(
    year: BenefitYear, lang: str
) -> None:
    words = phrases(lang)
    sheet = year_sheet(year, words)
    rows = sheet.tables[0].rows
    taken = [cell for table in sheet.tables[1:] for row in table.rows for cell in row]
    assert len(rows) == 13
    for month, row in zip(year.months, rows, strict=False):
        sums = month_sums(month)
        assert {kroner(ore, words) for ore in sums.ore.values()} <= {*row}
        assert kroner(sums.paid, words) in row
        for item in month.lines:
            assert item.ore > 0 or kroner(item.ore, words) in taken
        assert not month.set_off.ore or kroner(-month.set_off.ore, words) in taken
        drawn = [bar.says for bar in bars(sheet.drawing, month.month)]
        assert len(drawn) == (0 if sums.standing == "unknown" else len(sums.ore))
    assert overlapping(sheet.drawing) == []
    assert outside(sheet.drawing) == []
    assert not [text for text in _texts(sheet) if BROKEN.search(text)]


def _texts(sheet: Sheet) -> list[str]:
    cells = [cell for table in sheet.tables for row in (table.columns, *table.rows) for cell in row]
    return [sheet.title, *sheet.lead, *cells, *(label.text for label in sheet.drawing.labels)]


def test_a_month_that_is_not_known_is_a_question_mark_and_no_zero() -> None:
    paid = line("benefit", 2_000_000, 2026, 1)
    months = [month_of(1, (paid,)), month_of(2, (), known=False, asks=True), month_of(3, (), asks=True)]
    months += [month_of(number, ()) for number in range(4, 13)]
    sheet = year_sheet(year_of(months), NB)
    rows = {row[0]: row for row in sheet.tables[0].rows}
    assert rows["januar"] == ("januar", "20\xa0000", "20\xa0000", "Fullstendig")
    for unknown in ("februar", "mars"):
        assert rows[unknown] == (unknown, "?", "?", "Kan ikke regnes ut ennå")
    assert rows["april"] == ("april", "0", "0", "Fullstendig")
    assert rows["Sum"][1:3] == ("?", "?")
    questions = [label for label in sheet.drawing.labels if label.text == "?"]
    assert len(questions) == 4, "one in the column, one under it, for each month"
    hatched = [shape for shape in sheet.drawing.shapes if isinstance(shape, Area) and shape.fill == "open"]
    assert [shape.x for shape in hatched if shape.says] == [AXIS + COLUMN + 1, AXIS + 2 * COLUMN + 1]


def test_what_came_stands_above_the_line_and_what_was_taken_below() -> None:
    lines = (line("benefit", 2_000_000, 2026, 1), line("absence", -500_000, 2026, 1))
    months = [month_of(1, lines, set_off=250_000), *(month_of(number, ()) for number in range(2, 13))]
    drawing = year_sheet(year_of(months), NB).drawing
    benefit, absence, set_off = bars(drawing, 1)
    assert (benefit.hue, absence.hue, set_off.hue) == (HUES["benefit"], HUES["absence"], HUES["set_off"])
    zero = benefit.y + benefit.height
    assert (absence.y, set_off.y) == (zero, zero + absence.height)
    assert round(benefit.height / absence.height, 6) == 4
    assert round(absence.height / set_off.height, 6) == 2


def test_each_kind_has_its_hue_its_word_and_its_side() -> None:
    assert set(HUES) == set(LINE_KINDS)
    assert len({*HUES.values()}) == len(LINE_KINDS)
    assert set(GIVEN) < set(LINE_KINDS)
    for lang in LANGUAGES:
        assert set(phrases(lang).tables["picture_kind"]) == set(LINE_KINDS)

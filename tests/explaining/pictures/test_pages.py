"""A picture as a file, a page and a part of a page: heard once, alone, in colours that stand out."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import attrs
import pytest

from explaining.languages import each_language
from explaining.pictures.drawn import pictures, weeks
from explaining.week.seen import DOCS, SVG
from explaining.week.test_palette import contrast
from qupcore import Participant, decide
from qupcore.drawing.palette import GROUND, INK, LINE, QUIET, SHADE
from qupcore.drawing.shapes import Badge
from qupcore.drawing.tones import DARK_GROUND, DARK_INK, DARK_LINE, DARK_QUIET, TONES, Tone
from qupcore.errors import BadInput
from qupcore.explaining import decision_picture

NARROW, SMALLEST = 400, 9


PICTURES = pictures("en")
each_picture = pytest.mark.parametrize("name", PICTURES)


@each_picture
def test_the_file_on_the_pages_is_current_and_shown(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == PICTURES[name].svg(), "write it anew: python docs/pictures.py"
    assert [page.name for page in DOCS.glob("*.md") if f"]({name})" in page.read_text("utf-8")], (
        "no page shows it"
    )


@pytest.mark.parametrize("name", weeks("en"))
def test_the_file_of_a_week_is_current_and_shown(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == weeks("en")[name].svg(), (
        "write it anew: python docs/pictures.py"
    )
    assert f"]({name})" in (DOCS / "from-assessment.md").read_text("utf-8")


@each_picture
def test_a_file_says_what_it_is_and_describes_all_that_its_tables_say(name: str) -> None:
    picture = PICTURES[name]
    root = ET.fromstring(picture.svg())
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == picture.title == str(picture)
    described = root.findtext(f"{SVG}desc") or ""
    sheet = picture._sheet
    cells = {cell for table in sheet.tables for row in table.rows for cell in row}
    assert all(cell.rstrip(".") in described for cell in cells)
    ids = {node.get("id") for node in root.iter()} - {None}
    assert {*(root.get("aria-labelledby") or "").split()} < ids
    assert {*re.findall(r"url\(#([^)]+)\)", picture.svg())} < ids
    written = " ".join(node.text or "" for node in root.iter(f"{SVG}text"))
    assert all(word in written for word in picture.title.split())
    assert all(sentence.split()[0] in written for sentence in sheet.lead)


@each_picture
def test_a_page_is_heard_once_and_needs_nothing_else(name: str) -> None:
    picture = PICTURES[name]
    page = picture.html()
    root = ET.fromstring(
        page.removeprefix("<!DOCTYPE html>\n")
        .replace('<meta charset="utf-8">', "")
        .replace('<meta name="viewport" content="width=device-width, initial-scale=1">', "")
        .replace("default-src 'none'; style-src 'unsafe-inline'\">", '"/>')
    )
    (frame,) = [node for node in root.iter("div") if node.get("class") == "picture"]
    assert frame.get("aria-hidden") == "true"
    assert len(list(root.iter("h1"))) == 1
    assert not [node for node in root.iter() if node.tag in ("script", "img", "link")]
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "")
    tables = list(root.iter("table"))
    assert len(tables) == len(picture._sheet.tables)
    for table in tables:
        assert {node.get("scope") for node in table.iter("th")} == {"col", "row"}
    assert picture._repr_html_().count("<svg") == 1
    assert picture._repr_svg_() == picture.svg()


@each_picture
def test_letters_are_large_enough_on_a_small_screen(name: str) -> None:
    drawing = PICTURES[name]._sheet.drawing
    scale = NARROW / drawing.width
    assert min(label.size for label in drawing.labels) * scale >= SMALLEST
    signs = [shape for shape in drawing.shapes if isinstance(shape, Badge) and shape.letter]
    assert all(1.65 * sign.radius * scale >= SMALLEST for sign in signs)


@each_language
def test_a_picture_is_the_same_file_again_and_another_in_another_language(lang: str) -> None:
    again, other = pictures(lang), pictures("nn" if lang != "nn" else "nb")
    for name, picture in pictures(lang).items():
        assert picture.svg() == again[name].svg() != other[name].svg()
        assert picture.html() == again[name].html()
        assert picture == again[name]


def test_two_pictures_in_one_page_share_no_id() -> None:
    ids = [{*re.findall(r' id="([^"]+)"', picture._repr_html_())} for picture in PICTURES.values()]
    assert len(set.union(*ids)) == sum(map(len, ids))


def test_markup_in_a_case_is_text() -> None:
    picture = decision_picture(decide(Participant(ref="a"), on=date(2026, 1, 1)), "nb", "<b>x</b>\x00")
    assert "<b>x" not in picture.html() + picture._repr_html_()
    assert "&lt;b&gt;x" in picture.html()


def test_a_trial_is_told_in_the_picture_and_on_the_page() -> None:
    decision = decide(Participant(ref="a"), on=date(2026, 1, 1))
    tried = attrs.evolve(decision, provenance=attrs.evolve(decision.provenance, law="try", trial=True))
    picture = decision_picture(tried, "nb")
    assert "try" in picture.svg().split("</defs>")[1]
    assert "try" in picture.html()
    assert "ikke et vedtak" not in picture.html()


def test_another_language_is_refused() -> None:
    with pytest.raises(BadInput):
        decision_picture(decide(Participant(ref="a"), on=date(2026, 1, 1)), "sv")


@pytest.mark.parametrize("tone", TONES.values(), ids=TONES)
def test_tones_stand_out_in_light_and_dark(tone: Tone) -> None:
    for strong, soft, ink, quiet, ground in (
        (tone.strong, tone.soft, INK, QUIET, GROUND),
        (tone.dark_strong, tone.dark_soft, DARK_INK, DARK_QUIET, DARK_GROUND),
    ):
        assert contrast(ink, soft) >= 7
        assert contrast(strong, soft) >= 4.5
        assert contrast(strong, ground) >= 4.5
        assert contrast(quiet, ground) >= 4.5


def test_tones_differ_in_pattern_and_lines_stand_out() -> None:
    assert len({tone.pattern for tone in TONES.values()}) == len(TONES)
    assert contrast(LINE, GROUND) >= 3
    assert contrast(DARK_LINE, DARK_GROUND) >= 3
    assert contrast(INK, SHADE) >= 7

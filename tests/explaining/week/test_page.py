"""The page is valid, needs no network, and has tables with the content of the picture."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from cases.week.drawn import courses
from explaining.week.seen import CASE, documented, named
from explaining.week.test_svg import NASTY
from qupcore.cases.week.laying_out import lay_out_week
from qupcore.domain.answers.week import Block, Week
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Slot
from qupcore.domain.iso_week import IsoWeek
from qupcore.explaining import WeekPlan, week_plan
from qupcore.explaining.phrases import LANGUAGES
from qupcore.explaining.week.page import week_fragment, week_html

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Reader(HTMLParser):
    """Tags with their attributes and text; fails where they are not nested properly."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self.open):
            self.cells[-1] += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_sound(lang: str) -> None:
    text = week_html(documented(), lang)
    page = Reader(text)
    assert text.startswith("<!DOCTYPE html>\n")
    assert page.named("html") == [{"lang": lang}]
    assert len(page.named("h1")) == len(page.named("main")) == 1
    assert {"charset": "utf-8"} in page.named("meta")
    assert all(head.get("scope") in ("col", "row", "rowgroup") for head in page.named("th"))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = week_html(documented())
    assert set(re.findall(r"https?://[^\"\s<]+", text)) == {"http://www.w3.org/2000/svg"}
    page = Reader(text)
    assert not {"script", "link", "img", "iframe", "image", "use", "a"} & {tag for tag, _ in page.tags}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert "@import" not in text
    assert "default-src 'none'" in text


@settings(max_examples=50)
@given(courses())
def test_the_tables_say_what_the_picture_shows(course: Course) -> None:
    week = lay_out_week(course, IsoWeek(2026, 20))
    cells = Reader(week_fragment(week, "nn")).cells
    times = [f"{b.start // 60:02}:{b.start % 60:02}–{b.end // 60:02}:{b.end % 60:02}" for b in blocks(week)]
    assert [cell for cell in cells if re.fullmatch(r"\d\d:\d\d–\d\d:\d\d", cell)] == times
    for number, element in enumerate(week.elements, 1):
        assert f"{number} {element.measure}" in cells


def blocks(week: Week) -> list[Block]:
    return [block for day in week.days for block in day.blocks]


def test_markup_in_a_name_is_a_name() -> None:
    page = Reader(week_html(named(NASTY, slots=(Slot(day="monday", start=540, end=900),))))
    assert not page.named("script")
    assert any("<b>&\"'</text><script>alert(1)</script>" in cell for cell in page.cells)


def test_a_notebook_shows_picture_and_tables() -> None:
    plan = week_plan(CASE, "2026-W20", lang="nn")
    assert plan == WeekPlan(plan.week, "nn")
    assert plan._repr_svg_() == plan.svg()
    shown = plan._repr_html_()
    Reader(shown)
    assert shown.startswith('<section lang="nn">')
    assert "<svg" in shown
    assert "<table" in shown


def test_the_same_week_is_the_same_page() -> None:
    assert week_html(documented()) == week_html(documented())


def test_the_title_says_whose_week_it_is_and_which() -> None:
    text = week_html(documented())
    assert "<title>Ukeplan for uke 20 i 2026, 11.–15. mai 2026, Sak constructed-week</title>" in text


def test_each_day_is_a_body_of_the_table() -> None:
    days = week_html(documented()).split("<table")[1].split("</table>")[0]
    bodies = days.split("<tbody")[1:]
    assert [re.findall(r"(\w+dag) \d", body) for body in bodies] == [
        ["Mandag"],
        ["Tirsdag"],
        ["Onsdag"],
        ["Torsdag"],
        ["Fredag"],
    ]


def test_times_that_collide_are_marked_and_the_sum_says_that_they_count_twice() -> None:
    held = (Slot(day="monday", start=480, end=960),)
    week = named("En", "To", "Tre", slots=held)
    text = week_html(week).replace("\N{NO-BREAK SPACE}", " ")
    for others in ("2, 3", "1, 3", "1, 2"):
        assert text.count(f">Kolliderer med nr. {others}<") == 1
    assert "Planlagt: 24 t av 30 t." in text
    assert "Tider som kolliderer, regnes for hvert tiltak, så 16 t er regnet med mer enn én gang." in text


def test_times_that_meet_or_are_cancelled_collide_with_nothing() -> None:
    side_by_side = named(
        "En", slots=(Slot(day="monday", start=480, end=540), Slot(day="monday", start=540, end=600))
    )
    cancelled = named("En", "To", slots=(Slot(day="thursday", start=480, end=540),))
    for week in (side_by_side, cancelled):
        assert 'collision"' not in week_html(week)
        assert "mer enn én gang" not in week_html(week)

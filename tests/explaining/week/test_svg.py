"""The picture is well formed, true to the week, accessible, and the same every time."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.week.drawn import courses
from explaining.week.seen import SVG, boxes, documented, named, references
from qupcore.cases.week.laying_out import lay_out_week
from qupcore.cases.week.policy import WeekPolicy
from qupcore.domain.answers.week import Block, Week, WorkBeside
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.domain.iso_week import IsoWeek
from qupcore.domain.text import text_fault
from qupcore.drawing.lanes import side_by_side
from qupcore.drawing.lettering import text_width
from qupcore.explaining.phrases import LANGUAGES
from qupcore.explaining.week.grid import AXIS, SCALE, WIDTH
from qupcore.explaining.week.svg import week_svg

ANY_NAME = st.text(min_size=1, max_size=60).filter(lambda name: text_fault(name) is None)
# Control characters and lone surrogates are refused when a case is made; tests/wire tests that.
NASTY = "<b>&\"'</text><script>alert(1)</script> 👩‍🍳 ]]> [31m \t\r\n ﷐ é"
MONDAY = IsoWeek(2026, 20).working_days[0]
FEWER = settings(max_examples=50)


def drawn(week: Week, lang: str = "nb") -> ET.Element:
    return ET.fromstring(week_svg(week, lang))


def laid(course: Course) -> Week:
    policy = WeekPolicy(propose=True, travel_minutes=30, break_minutes=30)
    return lay_out_week(course, IsoWeek(2026, 20), policy=policy)


@FEWER
@given(courses())
def test_each_piece_is_drawn_once_in_its_column_at_its_time(course: Course) -> None:
    week = laid(course)
    found = list(boxes(drawn(week)))
    blocks = [(number, block) for number, day in enumerate(week.days) for block in day.blocks]
    assert len(found) == len(blocks)
    starts = [block.start for _, block in blocks]
    first = min([week.frame[0], *starts]) // 60 * 60
    tops = {
        round(box.top - (min(starts) - first) * SCALE, 1)
        for box in found
        if box.top == min(box.top for box in found)
    }
    assert len(tops) <= 1
    column = (WIDTH - AXIS - 4) / len(week.days)
    for number in range(len(week.days)):
        left = AXIS + number * column
        mine = [box for box in found if left <= box.left and box.right <= left + column + 0.02]
        times = sorted((block.start, block.end) for at, block in blocks if at == number)
        heights = sorted(
            (round((box.top - top) / SCALE) + first, round((box.bottom - top) / SCALE) + first)
            for box in mine
            for top in tops
        )
        assert heights == times


@FEWER
@given(courses())
def test_no_piece_is_drawn_over_another_even_where_times_collide(course: Course) -> None:
    for one, two in combinations(boxes(drawn(laid(course))), 2):
        assert not one.overlaps(two)


@pytest.mark.parametrize(
    ("times", "lanes"),
    [
        ([(0, 60), (60, 120)], [(0, 1), (0, 1)]),
        ([(0, 60), (30, 120)], [(0, 2), (1, 2)]),
        ([(0, 300), (30, 60), (60, 90)], [(0, 2), (1, 2), (1, 2)]),
        ([(0, 60), (0, 60), (0, 60), (90, 120)], [(0, 3), (1, 3), (2, 3), (0, 1)]),
        ([(0, 60), (30, 90), (60, 120)], [(0, 2), (1, 2), (0, 2)]),
    ],
)
def test_lanes(times: list[tuple[int, int]], lanes: list[tuple[int, int]]) -> None:
    blocks = [Block(kind="slot", start=start, end=end) for start, end in times]
    assert [(item.lane, item.lanes) for item in side_by_side(blocks)] == lanes


def test_what_collides_stands_side_by_side_and_what_does_not_has_the_whole_width() -> None:
    week = documented()
    friday = [box for box in boxes(drawn(week)) if box.left > AXIS + 4 * 188]
    assert [round(box.right - box.left) for box in friday] == [92, 92]
    monday = [box for box in boxes(drawn(week)) if box.left < AXIS + 188]
    assert [round(box.right - box.left) for box in monday] == [184, 184]


def test_a_weekend_has_columns_beside_the_others_with_its_date_whole() -> None:
    cafe = Element(measure="Kafé", slots=(Slot(day="sunday", start=720, end=900),))
    week = lay_out_week(
        Course(plans=(Plan(valid_from=date(2026, 3, 2), elements=(cafe,)),)), IsoWeek(2026, 38)
    )
    (box,) = boxes(drawn(week))
    assert WIDTH - 140 < box.left < box.right < WIDTH
    said = [node.text for node in drawn(week).iter(f"{SVG}text")]
    assert [on for on in said if on and on.endswith(" september")] == [
        f"{day}. september" for day in range(14, 21)
    ]


@FEWER
@given(st.lists(ANY_NAME, min_size=1, max_size=4), st.integers(0, 95))
def test_any_name_gives_a_picture_that_holds_it(names: list[str], start: int) -> None:
    slot = Slot(day="monday", start=15 * start, end=15 * start + 15)
    root = drawn(named(*names, slots=(slot,)))
    for box in boxes(root):
        for text in box.texts:
            wide = text_width(text.text or "", 11) * (1 if text.get("font-weight") else 0.92)
            assert float(text.get("x", "nan")) + wide <= box.right - box.left


def test_markup_in_a_name_is_a_name() -> None:
    root = drawn(named(NASTY, slots=(Slot(day="monday", start=540, end=900),)))
    assert not list(root.iter(f"{SVG}script"))
    (box,) = boxes(root)
    assert "<b>&\"'</text><script>alert(1)</script> 👩‍🍳 ]]>" in box.title
    assert not {"\x1b", "\x00", "\ud800", "\ufdd0"} & set(box.title)


def test_what_is_cut_stands_whole_in_the_title() -> None:
    name = "Norsk og arbeidslivskunnskap på vaksenopplæringa i Ørsta"
    (box,) = boxes(drawn(named(name, slots=(Slot(day="monday", start=540, end=555),))))
    (text,) = box.texts
    assert (text.text or "").endswith("…")
    assert name in box.title
    assert "09:00–09:15" in box.title


def test_twenty_at_once_still_stand_side_by_side() -> None:
    slots = (Slot(day="friday", start=540, end=600),)
    found = list(boxes(drawn(named(*(f"Tiltak {number}" for number in range(20)), slots=slots))))
    assert len(found) == 20
    assert all(not one.overlaps(two) for one, two in combinations(found, 2))
    assert all(box.right <= WIDTH for box in found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_what_it_is_to_who_cannot_see_it(lang: str) -> None:
    week = documented()
    text = week_svg(week, lang)
    root = ET.fromstring(text)
    assert (root.get("role"), root.get("lang")) == ("img", lang)
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert references(text) <= set(ids)
    described = root.findtext(f"{SVG}desc") or ""
    for day in week.days:
        for block in day.blocks:
            assert f"{block.start // 60:02}:{block.start % 60:02}" in described
    for element in week.elements:
        assert element.name(lang) in described
    assert {"en": "Ascension Day"}.get(lang, "Kristi himmelfartsdag") in described


def test_the_same_week_is_the_same_bytes_and_another_has_other_ids() -> None:
    text = week_svg(documented(), "nn")
    assert week_svg(documented(), "nn") == text
    other = week_svg(documented(policy=WeekPolicy(propose=True)), "nn")
    assert not references(text) & references(other)


def test_a_proposal_and_what_falls_away_differ_in_more_than_colour() -> None:
    root = drawn(documented(policy=WeekPolicy(propose=True)))
    for box in boxes(root):
        dashed = [node for node in box.node.iter() if node.get("stroke-dasharray")]
        said = " ".join(text.text or "" for text in box.texts)
        assert bool(dashed) == bool(re.match(r"\d (Forslag|Utgår): ", said))
    assert any(box.kind == "proposal" for box in boxes(root))


def test_where_a_name_has_no_room_its_number_stands() -> None:
    slots = (Slot(day="friday", start=540, end=600),)
    found = list(boxes(drawn(named(*(f"Tiltak {number}" for number in range(6)), slots=slots))))
    assert [[text.text for text in box.texts] for box in found] == [[str(number)] for number in range(1, 7)]


def test_an_empty_week_is_a_picture_too() -> None:
    course = Course(plans=(Plan(valid_from=MONDAY),))
    root = drawn(lay_out_week(course, IsoWeek(2026, 20)))
    assert not list(boxes(root))
    said = " ".join(node.text or "" for node in root.iter(f"{SVG}text"))
    assert "Planen har ingen tiltak denne uken. Planlagt: 0\N{NO-BREAK SPACE}t av" in said


def test_hours_outside_the_frame_make_the_picture_longer() -> None:
    night = Element(measure="Natt", slots=(Slot(day="monday", start=0, end=1440),))
    week = lay_out_week(Course(plans=(Plan(valid_from=MONDAY, elements=(night,)),)), IsoWeek(2026, 20))
    (box,) = boxes(drawn(week))
    assert round(box.bottom - box.top) == 1440 * SCALE


def test_a_picture_drawn_again_has_the_ids_of_0_1() -> None:
    week = attrs.evolve(documented(), beside=(WorkBeside(kind="work", minutes=600),))
    assert drawn(week).attrib["aria-labelledby"] == "w96eeb59d96-title w96eeb59d96-desc"

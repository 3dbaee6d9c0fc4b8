"""The picture for a sheet of paper: it has the shape of the sheet, and leaves nothing out."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from explaining.week.seen import boxes, documented
from qupcore.cases.week.laying_out import lay_out_week
from qupcore.cases.week.policy import WeekPolicy
from qupcore.domain.answers.week import Week
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.domain.iso_week import IsoWeek
from qupcore.drawing.markup import svg_text
from qupcore.explaining.phrases import phrases
from qupcore.explaining.week.paper import paper_picture
from qupcore.explaining.week.saying import sum_said


def colliding(elements: int, **policy: int) -> Week:
    """A week with elements that all overlap on the Monday."""
    held = tuple(
        Element(measure=f"Kurs {number}", slots=(Slot(day="monday", start=540, end=600),))
        for number in range(elements)
    )
    course = Course(plans=(Plan(valid_from=date(2026, 3, 2), elements=held),))
    return lay_out_week(course, IsoWeek(2026, 21), policy=WeekPolicy(**policy))


def drawn(week: Week, lang: str = "nb") -> ET.Element:
    """The picture as it is read from its text."""
    return ET.fromstring(svg_text(paper_picture(week, lang)))


@pytest.mark.parametrize("end", [960, 1020, 1260, 1440])
def test_the_days_fill_the_sheet_and_do_not_pass_its_foot(end: int) -> None:
    root = drawn(colliding(1, frame_end=end))
    _, _, width, height = map(float, str(root.get("viewBox")).split())
    assert (width, round(height)) == (1400, 872)


def test_each_of_eight_that_collide_has_its_number() -> None:
    pieces = list(boxes(drawn(colliding(8))))
    assert sorted("".join(filter(None, (text.text for text in box.texts))) for box in pieces) == [
        str(number) for number in range(1, 9)
    ]


def test_a_piece_of_half_a_column_has_its_time_on_two_lines() -> None:
    friday = list(boxes(drawn(documented())))[-2:]
    assert [[text.text for text in box.texts][-2:] for box in friday] == [
        ["09:00–", "14:00"],
        ["13:00–", "16:00"],
    ]


def test_the_legend_has_every_element_and_the_sum() -> None:
    week = documented(policy=WeekPolicy(propose=True))
    said = " ".join(text for text in drawn(week, "nn").itertext() if text)
    for number, element in enumerate(week.elements, 1):
        assert f"{number} {element.name('nn')}" in said
    for sentence in sum_said(week, phrases("nn")):
        assert sentence in said

"""Contrast by WCAG 2, and a different pattern for each class."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from explaining.week.seen import documented
from qupcore.domain.case.plan import MeasureClass
from qupcore.drawing.palette import DARK, GROUND, INK, LINE, LOOKS, QUIET, SHADE, Look
from qupcore.explaining.week.svg import week_svg


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast_is_right() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_every_class_has_its_look_and_each_its_own_pattern_and_colour() -> None:
    assert set(LOOKS) == {*get_args(MeasureClass), None}
    for of in ("pattern", "strong", "soft"):
        assert len({getattr(look, of) for look in LOOKS.values()}) == len(LOOKS)


@pytest.mark.parametrize("look", LOOKS.values(), ids=lambda look: look.pattern)
def test_text_and_pattern_stand_out_from_their_ground(look: Look) -> None:
    assert contrast(INK, look.soft) >= 7
    assert contrast(look.strong, look.soft) >= 4.5
    assert contrast(look.strong, GROUND) >= 4.5


def test_quiet_text_and_lines_stand_out_too() -> None:
    for ground in (GROUND, SHADE):
        assert contrast(INK, ground) >= 7
        assert contrast(QUIET, ground) >= 4.5
    assert contrast(LINE, GROUND) >= 3


@pytest.mark.parametrize("look", LOOKS.values(), ids=lambda look: look.pattern)
def test_letters_and_patterns_stand_out_on_a_dark_page(look: Look) -> None:
    assert contrast(DARK[INK], DARK[look.soft]) >= 7
    assert contrast(DARK[look.strong], DARK[look.soft]) >= 4.5
    assert contrast(DARK[look.strong], DARK[GROUND]) >= 4.5


def test_quiet_letters_and_lines_stand_out_on_a_dark_page() -> None:
    for ground in (GROUND, SHADE, "#f4f4f4", "#dddddd"):
        assert contrast(DARK[INK], DARK[ground]) >= 7
        assert contrast(DARK[QUIET], DARK[ground]) >= 4.5
    assert contrast(DARK[LINE], DARK[GROUND]) >= 3


def test_each_colour_of_a_picture_has_one_for_a_dark_page() -> None:
    used = set(re.findall(r"(?:fill|stroke)=\"(#[0-9a-f]{6})\"", week_svg(documented())))
    assert len(used) > 12
    assert used <= set(DARK)

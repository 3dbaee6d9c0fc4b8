"""Pictures of impacts and costs say which laws they compare, and what they leave out."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import polars as pl
import pytest

from impact.test_impact_command import SVG
from qupcore.impact.sheet import MOST_BARS, drawn_groups
from qupcore.population import (
    CostByMonth,
    Impact,
    cost_by_month_of,
    cost_picture,
    impact_of,
    impact_picture,
    synthesize,
)
from qupcore.reforms import Side, held
from qupcore.rules import NATIONAL

SIDES = Side(NATIONAL, date(2018, 12, 31)), Side(NATIONAL, date(2019, 1, 1))
MONTHS = [date(2018, 11, 1), date(2018, 12, 1), date(2019, 1, 1)]
YEARS = {"nb": "1. januar 2019", "nn": "1. januar 2019", "en": "1 January 2019"}
LEFT_OUT = {"nb": "Tegnet er", "nn": "Teikna er", "en": "Drawn are"}


@cache
def people() -> pl.DataFrame:
    return synthesize(seed=1, size=500)


@cache
def by_age_and_household() -> Impact:
    return impact_of(people(), *SIDES, ["age_group", "household.kind", "status"])


@cache
def costs() -> CostByMonth:
    return cost_by_month_of(people(), held(NATIONAL, MONTHS[0]), NATIONAL, MONTHS, ["age_group"])


def letters(svg: str) -> str:
    """What somebody reads who sees the picture alone, without its description."""
    root = ET.fromstring(svg)
    return " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text")).replace("\u00a0", " ")


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_picture_alone_says_which_laws_it_compares(lang: Any) -> None:
    seen = letters(impact_picture(by_age_and_household(), lang).svg())
    assert YEARS[lang] in seen
    assert "national" in seen
    seen = letters(cost_picture(costs(), lang).svg())
    assert "national of 2018-11-01" in seen
    assert "§ 32" in seen, "no forecast"


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_groups_that_are_left_out_are_told_of_in_the_picture_and_on_the_page(lang: Any) -> None:
    found = by_age_and_household()
    assert len(found.groups) > MOST_BARS
    picture = impact_picture(found, lang)
    drawn = drawn_groups(found)
    for text in (letters(picture.svg()), picture.html()):
        assert LEFT_OUT[lang] in text
        assert f" {len(drawn)} " in text
        assert f" {len(found.groups)} " in text
    numbers = [row.changed or 0 for row in drawn]
    assert numbers == sorted(numbers, reverse=True), "no gap among neighbours"
    assert 0 not in numbers
    few = attrs.evolve(found, groups=found.groups[:MOST_BARS])
    assert drawn_groups(few) == few.groups
    assert LEFT_OUT[lang] not in letters(impact_picture(few, lang).svg())
    none = attrs.evolve(found, groups=tuple(attrs.evolve(row, changed=None) for row in found.groups))
    assert drawn_groups(none) == ()
    assert str(len(found.groups)) in impact_picture(none, lang).html()


def test_a_long_name_of_the_groups_is_not_cut_off() -> None:
    by = ("age_group", "household.kind", "household.children_0_to_5")
    root = ET.fromstring(impact_picture(attrs.evolve(by_age_and_household(), by=by), "nb").svg())
    longest = max(len("".join(node.itertext())) for node in root.iter(f"{SVG}tspan"))
    titled = [
        node for node in root.iter(f"{SVG}text") if "Får et annet utfall, etter" in "".join(node.itertext())
    ]
    assert all(len([*node]) > 1 for node in titled), "on several lines"
    assert longest < 60


def test_a_picture_of_costs_says_that_groups_and_open_months_are_not_drawn() -> None:
    found = costs()
    assert "The groups stand in the table." in letters(cost_picture(found, "en").svg())
    assert "The groups stand in the table." in cost_picture(found, "en").html()
    rows = tuple(
        attrs.evolve(row, cost=attrs.evolve(row.cost, after=(row.cost.after[0], None)))
        if row.month == MONTHS[1]
        else row
        for row in found.rows
    )
    one_open = attrs.evolve(found, rows=rows, by=())
    seen = letters(cost_picture(one_open, "en").svg())
    assert "Not drawn, because no upper end is known: December 2018." in seen
    whole, broken = (ET.fromstring(cost_picture(one, "en").svg()) for one in (found, one_open))
    paths = [len([*root.iter(f"{SVG}path")]) for root in (whole, broken)]
    assert paths[1] > paths[0], "the band breaks where a month is not drawn"
    assert "Not drawn" not in letters(cost_picture(found, "en").svg())


def test_a_page_says_each_sentence_once() -> None:
    for page in (impact_picture(by_age_and_household(), "en").html(), cost_picture(costs(), "en").html()):
        assert page.count("Made up: says nothing about people.") == 1
        assert page.count("Compared: the law") == 1

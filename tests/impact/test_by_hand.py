"""People written here: a planted reform by hand, and bounds against every way of filling in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import polars as pl
import pytest

from qupcore.impact.outcomes import IMPACT_CLASSES
from qupcore.laboratory.sides import Sides
from qupcore.population import impact, impact_of
from qupcore.reforms import Reform, Repeal, SetNumber, Side
from qupcore.rules import NATIONAL
from qupcore.table.people_table import table

START = date(2027, 1, 1)
NOW = Side(NATIONAL, START)

HAS_THE_RIGHT: dict[str, Any] = {
    "person.age": 40,
    "judgement.capacity_substantially_reduced": True,
    "benefits.monthly_total": 0,
    "judgement.benefits_very_limited": True,
    "judgement.benefits_very_limited.grounded": True,
    "assessed.work_ability": True,
    "judgement.appropriate_and_necessary": True,
    "judgement.disproportionately_burdensome": False,
    "person.lawful_stay": True,
    "person.fixed_residence": True,
    "person.exempt_from_residence": False,
    "person.introduction_programme_offered": False,
    "benefits.insurance_benefit": False,
    "assessed.conclusion": "specially_adapted",
    "household.kind": "single",
    "household.children_0_to_5": 0,
    "household.children_6_to_10": 0,
    "household.children_11_to_17": 0,
}
TYPES = {bool: pl.Boolean, int: pl.Int64, str: pl.String}
SCHEMA = {name: TYPES[type(value)] for name, value in HAS_THE_RIGHT.items()}


def frame_of(*people: dict[str, Any]) -> pl.DataFrame:
    """People who have the right but for what is told of them; None is unknown."""
    return pl.DataFrame([{**HAS_THE_RIGHT, **told} for told in people], schema=SCHEMA)


def reform(*operations: Any) -> Side:
    return Side(Reform(name="a", source="t", operations=operations)(NATIONAL), START)


OLDER = reform(SetNumber(about="sotjl.29.age_min", start=START, value=20))
FREE = reform(Repeal(about="sotjl.29.appropriate_and_necessary", start=START))
BOTH = reform(
    SetNumber(about="sotjl.29.age_min", start=START, value=20),
    Repeal(about="sotjl.29.appropriate_and_necessary", start=START),
)
AGE, NEEDED, STAY = "person.age", "judgement.appropriate_and_necessary", "person.lawful_stay"

TWELVE = frame_of(
    {AGE: 17},  # refused under both, for the same reason
    {AGE: 18},  # newly refused
    {AGE: 19},  # newly refused
    {AGE: 20},
    {AGE: 66},
    {AGE: 67},  # refused under both
    {AGE: 19, STAY: False},  # refused under both, for another reason more
    {AGE: 18, STAY: None},  # undetermined, and then refused
    {AGE: 20, STAY: None},  # undetermined under both; no condition that differs is open
    {AGE: None},  # undetermined under both; both ages are open
    {AGE: None, STAY: False},  # refused under both
    {},
).with_columns(half=pl.Series(["young", "young", "young", "old", "old", "old"] * 2))


def test_a_planted_reform_by_hand() -> None:
    """From 18 to 20 years."""
    total, *halves = impact(TWELVE, NOW, OLDER, ["half"], least=1).iter_rows(named=True)
    nobody = dict.fromkeys(IMPACT_CLASSES, 0)
    assert {name: total[name] for name in IMPACT_CLASSES} == {
        **nobody,
        "newly_refused": 2,
        "newly_determined": 1,
        "reason": 1,
    }
    assert (total["people"], total["changed"]) == (12, 4)
    assert (total["right_before_least"], total["right_before_most"]) == (5, 8)
    assert (total["right_after_least"], total["right_after_most"]) == (3, 5)
    # Two surely lose; who is undetermined at 18 may lose, and who has an unknown age may do either.
    assert (total["change_least"], total["change_most"]) == (-4, -1)
    old, young = halves
    assert {name: old[name] for name in ("half", "people", "changed")} == {
        "half": "old",
        "people": 6,
        "changed": 0,
    }
    assert {name: young[name] for name in ("half", "newly_refused", "newly_determined", "reason")} == {
        "half": "young",
        "newly_refused": 2,
        "newly_determined": 1,
        "reason": 1,
    }


FILLINGS = {AGE: (17, 18, 19, 20, 40, 70), NEEDED: (True, False), STAY: (True, False)}


def filled(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every way of filling in what is unknown of a row."""
    unknown = [name for name in FILLINGS if row[name] is None]
    for values in product(*(FILLINGS[name] for name in unknown)):
        yield {**row, **dict(zip(unknown, values, strict=True))}


PEOPLE = frame_of(
    *(
        {AGE: age, NEEDED: needed, STAY: stay}
        for age, needed, stay in product((17, 19, 25, None), (True, False, None), (True, None))
    )
)


@pytest.mark.parametrize(
    ("after", "reached"),
    [(NOW, True), (OLDER, False), (FREE, False), (BOTH, False)],
    ids=["same", "older", "free", "both"],
)
@pytest.mark.parametrize("turned", [False, True])
def test_every_way_of_filling_in_lies_within_the_bounds(after: Side, reached: bool, turned: bool) -> None:
    sides = (after, NOW) if turned else (NOW, after)
    rights: list[list[tuple[int, int]]] = []
    tables = [table(law, on=START) for law in Sides(*sides).laws]
    for row in PEOPLE.iter_rows(named=True):
        ways = frame_of(*filled(row))
        outcomes = [(rules.decide(ways)["outcome"] == "right").to_list() for rules in tables]
        rights.append([*zip(*outcomes, strict=True)])
    found = impact_of(PEOPLE, *sides, least=1).bounds
    assert found is not None
    for side, ends in enumerate((found.before, found.after)):
        assert ends == tuple(sum(end(way[side] for way in ways) for ways in rights) for end in (min, max))
    changes = [[after - before for before, after in ways] for ways in rights]
    least, most = (sum(map(end, changes)) for end in (min, max))
    assert found.change[0] <= least <= most <= found.change[1]
    assert found.reached == reached
    if reached:
        assert found.change == (least, most)


def test_only_a_condition_that_one_law_has_can_change_what_is_open() -> None:
    stays_open = frame_of(*[{STAY: None}] * 7)
    for sides in ((NOW, OLDER), (OLDER, NOW), (NOW, FREE), (FREE, BOTH)):
        found = impact_of(stays_open, *sides, least=1).bounds
        assert found is not None
        assert (found.before, found.change) == ((0, 7), (0, 0))

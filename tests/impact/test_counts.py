"""The counts: as case by case, by hand, and the same however the rows are decided."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from typing import Any

import polars as pl

from qupcore import decide
from qupcore.impact.outcomes import IMPACT_CLASSES
from qupcore.population import impact, person_of_row, synthesize
from qupcore.reforms import Reform, SetNumber, Side, Sides
from qupcore.rules import NATIONAL

OLD, NEW = Side(NATIONAL, date(2018, 12, 31)), Side(NATIONAL, date(2019, 1, 1))
START = date(2027, 1, 1)
NOW = Side(NATIONAL, START)
OPEN = "undetermined"


@cache
def people() -> pl.DataFrame:
    return synthesize(seed=1, size=2000)


def class_of(before: Any, after: Any) -> str:
    """The class of a person as the decisions say, by the words of `law_difference`."""
    pair = before.outcome, after.outcome
    if pair == ("no_right", "no_right"):
        failed = [
            {f.rule for f in one.findings if f.counts and f.outcome == "not_met"} for one in (before, after)
        ]
        return "reason" if failed[0] != failed[1] else "same"
    if pair[0] == pair[1]:
        return "same"
    if OPEN in pair:
        return "newly_undetermined" if pair[1] == OPEN else "newly_determined"
    return "newly_right" if pair[1] == "right" else "newly_refused"


def test_the_change_of_2019_is_what_deciding_each_case_comes_to() -> None:
    laws, on = Sides(OLD, NEW).laws, date(2019, 1, 1)
    found: dict[str | None, Counter[str]] = {}
    rights: Counter[tuple[int, str]] = Counter()
    for row in people().iter_rows(named=True):
        case = person_of_row(row, on)
        before, after = (decide(case, on, law=law) for law in laws)
        found.setdefault(row["county"], Counter())[class_of(before, after)] += 1
        rights.update(enumerate((before.outcome, after.outcome)))
    counted = impact(people(), OLD, NEW, ["county"], least=1)
    total, *groups = counted.iter_rows(named=True)
    assert {row["county"]: {name: row[name] for name in IMPACT_CLASSES} for row in groups} == {
        county: {name: classes[name] for name in IMPACT_CLASSES} for county, classes in found.items()
    }
    assert total["people"] == 2000
    assert total["changed"] == sum(
        n for classes in found.values() for name, n in classes.items() if name != "same"
    )
    assert all(total[name] for name in IMPACT_CLASSES), "every class has people in it"
    for side, name in enumerate(("before", "after")):
        least = rights[side, "right"]
        assert total[f"right_{name}_least"] == least
        assert total[f"right_{name}_most"] == least + rights[side, OPEN]


def twelve() -> pl.DataFrame:
    """Twelve people who have the right as far as the age goes: born so that they are 17 to 28 on the day."""
    every: dict[str, Any] = {
        name: value
        for name, value in people().filter(pl.col("person.lawful_stay")).row(0, named=True).items()
        if name not in ("ref", "born")
    }
    yes = {
        "judgement.capacity_substantially_reduced": True,
        "judgement.benefits_very_limited": True,
        "judgement.benefits_very_limited.grounded": True,
        "assessment.work_ability": True,
        "judgement.appropriate_and_necessary": True,
        "judgement.disproportionately_burdensome": False,
        "judgement.adapted_programme_can_be_offered": True,
        "person.lawful_stay": True,
        "person.resides_in_norway": True,
    }
    names = {name for name in yes if name in every}
    ages = [*range(17, 28), None]
    rows = [
        {
            **every,
            **{name: yes[name] for name in names},
            "born": None if age is None else date(START.year - age, 1, 1),
            "half": "young" if age is not None and age < 22 else "older",
        }
        for age in ages
    ]
    schema = {**people().drop("ref").schema, "half": pl.String}
    return pl.DataFrame(rows, schema=schema)


def test_a_planted_reform_by_hand() -> None:
    """From 18 to 20 years: those of 18 and 19 are newly refused; the one of unknown age stays open."""
    after = Side(
        Reform(name="a", source="t", operations=[SetNumber(about="sotjl.29.age_min", start=START, value=20)])(
            NATIONAL
        ),
        START,
    )
    total, *halves = impact(twelve(), NOW, after, ["half"], least=1).iter_rows(named=True)
    assert {name: total[name] for name in IMPACT_CLASSES} == {
        **dict.fromkeys(IMPACT_CLASSES, 0),
        "newly_refused": 2,
    }
    assert (total["people"], total["changed"]) == (12, 2)
    assert (total["right_before_least"], total["right_before_most"]) == (10, 11)
    assert (total["right_after_least"], total["right_after_most"]) == (8, 9)
    assert (total["change_least"], total["change_most"]) == (-3, -1)
    assert [(row["half"], row["people"], row["newly_refused"]) for row in halves] == [
        ("older", 7, 0),
        ("young", 5, 2),
    ]

"""Children in a table of their own are counted as those of a case are."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import attrs
import polars as pl
import pytest

from qupcore import Household, Participant, decide
from qupcore.deciding.facts import CHILD_AGES, facts_of
from qupcore.errors import BadInput
from qupcore.law.national import NATIONAL
from qupcore.table.rows import row_of
from qupcore.tables import table
from table.backends import frame_of
from table.comparing import read, told
from table.people_drawn import people

DAYS = (date(2026, 9, 1), date(2026, 2, 28), date(2026, 3, 1), date(2024, 2, 29))
LEAP = "convention.leap_birthday"


def births(day: date, random: Random) -> list[date]:
    """Birth dates around the ages at which a child is counted otherwise, and of 29 February."""
    ages = [date(day.year - age, day.month, min(day.day, 28)) for age in (0, 6, 11, 18)]
    near = [born + timedelta(step) for born in ages for step in (-1, 0, 1, 2)]
    leap = [date(year, 2, 29) for year in (2008, 2012, 2020)]
    return random.choices([*near, *leap], k=random.choice((0, 1, 2, 4)))


def drawn_on(day: date, count: int = 150) -> list[Participant]:
    random = Random(str(day))
    return [
        Participant(
            ref=f"p{number}",
            household=None
            if random.random() < 0.2
            else Household(kind="single", child_birth_dates=tuple(births(day, random))),
        )
        for number in range(count)
    ]


def tables(drawn: list[Participant], day: date) -> tuple[pl.DataFrame, pl.DataFrame]:
    known = [None if person.household is None else True for person in drawn]
    rows = [
        (person.ref, born)
        for person in drawn
        for born in (person.household.child_birth_dates if person.household else ())
    ]
    mine = pl.DataFrame({"ref": [person.ref for person in drawn], "children_known": known, "day": day})
    return mine, pl.DataFrame(rows, schema={"ref": pl.String, "born": pl.Date}, orient="row")


@pytest.mark.parametrize("own_days", [False, True], ids=["one day", "days of their own"])
@pytest.mark.parametrize("leap_birthday", [None, 301])
def test_children_are_counted_as_those_of_a_case(own_days: bool, leap_birthday: int | None) -> None:
    policy = {LEAP: leap_birthday} if leap_birthday else {}
    seen = set()
    for day in DAYS:
        drawn = drawn_on(day)
        found = table(on=None if own_days else day, policy=policy).with_children(*tables(drawn, day))
        numbers = NATIONAL.in_force(day, policy=policy).numbers()
        for person, row in zip(drawn, found.iter_rows(named=True), strict=True):
            facts = {name: fact.value for name, fact in facts_of(person, day, numbers).items()}
            for name in CHILD_AGES:
                assert row[name] == facts.get(name), (name, day, person)
                seen.add(row[name])
        assert "children_known" not in found.columns
    assert {None, 0, 1, 2} <= seen


def test_a_child_of_unknown_birth_leaves_the_numbers_unknown() -> None:
    people = pl.DataFrame({"ref": [1, 2], "children_known": [True, True]})
    children = pl.DataFrame({"ref": [1, 1, 2], "born": [date(2020, 1, 1), None, date(2020, 1, 1)]})
    found = table(on=DAYS[0]).with_children(people, children)
    assert [found[name].to_list() for name in CHILD_AGES] == [[None, 0], [None, 1], [None, 0]]


def test_faults_of_children_are_told_together() -> None:
    mine, its = tables(drawn_on(DAYS[0], 20), DAYS[0])
    its = its.with_columns(pl.lit("nobody").alias("ref"))
    with pytest.raises(BadInput) as caught:
        table(on=DAYS[0]).with_children(pl.concat([mine, mine.head(1)]), its)
    told = " ".join(f"{fault.path}: {fault.what}" for fault in caught.value.faults)
    assert "a child of nobody in" in told
    assert "a reference of two people in 2 rows" in told


def test_a_count_beside_its_children_is_refused() -> None:
    mine, its = tables(drawn_on(DAYS[0], 5), DAYS[0])
    with pytest.raises(BadInput) as caught:
        table(on=DAYS[0]).with_children(
            mine.with_columns(pl.lit(0).alias("household.children_0_to_5")), its.rename({"born": "birth"})
        )
    assert [fault.path for fault in caught.value.faults] == ["born", "household.children_0_to_5"]


def test_a_table_with_children_decides_as_decide_does() -> None:
    day, random = DAYS[0], Random(5)
    rules, numbers = table(on=day), NATIONAL.in_force(day).numbers()
    drawn = [
        attrs.evolve(
            person,
            ref=f"p{number}",
            household=random.choice(
                (None, Household(kind="single", child_birth_dates=tuple(births(day, random))))
            ),
        )
        for number, person in enumerate(people(day, 120, 4))
    ]
    whole = frame_of([row_of(person, day, rules.columns, numbers) for person in drawn], rules.columns)
    mine, its = tables(drawn, day)
    given = pl.concat([whole.drop(CHILD_AGES), mine.select("ref", "children_known")], how="horizontal")
    answers = rules.decide(rules.with_children(given, its))
    decided = [told(decide(person, day)) for person in drawn]
    assert [read(rules, row) for row in answers.iter_rows(named=True)] == decided

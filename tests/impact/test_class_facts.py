"""Facts of a class: ages that say something of two humps too, and that give no small number away."""

from __future__ import annotations

from datetime import date
from random import Random

import polars as pl
import pytest

from impact.test_by_hand import HAS_THE_RIGHT, NOW, frame_of, reform
from qupcore.impact.class_facts import facts_of_class
from qupcore.population import explain_impact, impact_of
from qupcore.reforms import SetNumber

LEAST = 5
START = date(2027, 1, 1)
NARROWER = reform(
    SetNumber(about="sotjl.29.age_min", start=START, value=20),
    SetNumber(about="sotjl.29.age_max", start=START, value=65),
)


def ages_told(ages: dict[int, int]) -> tuple[tuple[int, int], ...] | None:
    facts = facts_of_class({(1, age): number for age, number in ages.items()}, ("a",), LEAST)
    return None if facts is None else facts.ages


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nb", "Alderen til de fleste av dem: 15 til 19 og 65 til 69 år"),
        ("nn", "Alderen til dei fleste av dei: 15 til 19 og 65 til 69 år"),
        ("en", "Ages of most of them, in years: 15 to 19 and 65 to 69"),
    ],
)
def test_who_loses_the_right_at_both_ends_is_told_by_both_ages(lang: str, said: str) -> None:
    numbers = {18: 20, 19: 20, 40: 30, 65: 20, 66: 15}
    people = frame_of(*({"person.age": age} for age, number in numbers.items() for _ in range(number)))
    found = impact_of(people, NOW, NARROWER)
    assert found.total.classes["newly_refused"] == 75
    assert said in [line.text for line in explain_impact(found, lang)]
    assert "half of them" not in " ".join(line.text for line in explain_impact(found, "en")).lower()


def test_ages_that_say_nothing_are_not_told() -> None:
    assert ages_told(dict.fromkeys(range(15, 70, 5), 100)) == ()
    assert ages_told({20: 30, 25: 30, 30: 30}) == ((20, 34),)
    assert ages_told({20: 24, 25: 25}) is None
    unknown = frame_of(*[HAS_THE_RIGHT] * 60).with_columns(pl.lit(None, pl.Int64).alias("person.age"))
    assert impact_of(unknown, NOW, NARROWER).facts == {}


def test_no_small_number_of_an_age_follows_from_the_ages_that_are_told() -> None:
    """Of each small number: the same ages are told where it is nothing, and where it is the limit."""
    told = 0
    for seed in range(3000):
        random = Random(seed)
        bins = random.sample(range(15, 70, 5), random.randint(2, 7))
        ages = {age: random.choice((1, 2, 4, 9, 10, 11, 12, 20, 40)) for age in bins}
        if not (shown := ages_told(ages)):
            continue
        for age, number in ages.items():
            if not 0 < number < LEAST:
                continue
            told += 1
            assert not any(low <= age <= high for low, high in shown)
            for other in (0, LEAST):
                assert any(ages_told(world) == shown for world in worlds(ages, age, other, shown)), ages
    assert told > 500


def worlds(
    ages: dict[int, int], age: int, other: int, shown: tuple[tuple[int, int], ...]
) -> list[dict[int, int]]:
    """Other people, as many, of whom so many have the age, all the rest an age that is told."""
    people = sum(ages.values())
    many = max(2 * LEAST, -(-people // 10))
    named = [step for low, high in shown for step in range(low, high, 5)]
    first, *rest = named
    return [{age: other, **dict.fromkeys(rest, many), first: people - other - many * len(rest)}]

"""The ages of § 29 on birthdays: the day before, the day itself, the day after, and on 29 February."""

from __future__ import annotations

from datetime import date

import pytest

from law.applicants import decided

INCLUDED, MIN, LEAP = "sotjl.29.age_max_included", "sotjl.29.age_min", "convention.leap_birthday"
RIGHT, NO = "right", "no_right"


def born(day, on, policy=None):
    return decided(on, policy, birth_date=date.fromisoformat(day))


def used(decision):
    """The policy numbers that the decision rests on."""
    return {use.name for use in decision.rests_on_policy}


# E16: eighteen years old on the last day of the old law, and on the first of the new.
@pytest.mark.parametrize(
    ("on", "outcome"),
    [("2018-12-30", NO), ("2018-12-31", NO), ("2019-01-01", RIGHT), ("2019-01-02", RIGHT)],
)
def test_eighteen_is_enough_from_2019_on(on, outcome):
    assert born("2000-06-15", on).outcome == outcome


@pytest.mark.parametrize(
    ("on", "policy", "outcome"),
    [
        # 18 by law, from 2019.
        ("2020-06-14", {}, NO),
        ("2020-06-15", {}, RIGHT),
        ("2020-06-16", {}, RIGHT),
    ],
)
def test_the_eighteenth_birthday_from_2019_on(on, policy, outcome):
    assert born("2002-06-15", on, policy).outcome == outcome


@pytest.mark.parametrize(
    ("on", "age_min", "outcome"),
    [
        ("2014-06-14", 19, NO),
        ("2014-06-15", 19, NO),
        ("2014-06-16", 19, NO),
        ("2014-06-14", 18, NO),
        ("2014-06-15", 18, RIGHT),
        ("2014-06-16", 18, RIGHT),
        ("2015-06-14", 19, NO),
        ("2015-06-15", 19, RIGHT),
        ("2015-06-16", 19, RIGHT),
        ("2015-06-14", 18, RIGHT),
    ],
)
def test_before_2019_the_lower_age_was_practice(on, age_min, outcome):
    assert born("1996-06-15", on, {MIN: age_min}).outcome == outcome


@pytest.mark.parametrize(("on", "outcome"), [("2015-06-14", NO), ("2015-06-15", RIGHT)])
def test_before_2019_practice_was_nineteen(on, outcome):
    assert born("1996-06-15", on).outcome == outcome


@pytest.mark.parametrize(
    ("on", "rests"),
    [("2014-06-14", False), ("2014-06-15", True), ("2015-06-14", True), ("2015-06-15", False)],
)
def test_a_refusal_at_eighteen_before_2019_rests_on_policy_and_says_so(on, rests):
    assert (MIN in used(born("1996-06-15", on))) is rests


@pytest.mark.parametrize(
    ("on", "included", "outcome"),
    [
        ("2020-06-14", 0, RIGHT),
        ("2020-06-15", 0, NO),
        ("2020-06-16", 0, NO),
        ("2020-06-14", 1, RIGHT),
        ("2020-06-15", 1, RIGHT),
        ("2020-06-16", 1, RIGHT),
        ("2021-06-14", 0, NO),
        ("2021-06-14", 1, RIGHT),
        ("2021-06-15", 1, NO),
        ("2021-06-16", 1, NO),
    ],
)
def test_sixty_seven_ends_the_right_on_the_birthday_or_a_year_later(on, included, outcome):
    assert born("1953-06-15", on, {INCLUDED: included}).outcome == outcome


@pytest.mark.parametrize(("on", "outcome"), [("2020-06-14", RIGHT), ("2020-06-15", NO)])
def test_sixty_seven_is_not_included_unless_chosen(on, outcome):
    assert born("1953-06-15", on).outcome == outcome


@pytest.mark.parametrize(
    ("on", "included", "outcome"),
    [("2014-06-14", 0, RIGHT), ("2014-06-15", 0, NO), ("2014-06-15", 1, RIGHT), ("2015-06-15", 1, NO)],
)
def test_before_2019_the_upper_age_was_the_same(on, included, outcome):
    assert born("1947-06-15", on, {INCLUDED: included}).outcome == outcome


@pytest.mark.parametrize(
    ("on", "rests"),
    [("2020-06-14", False), ("2020-06-15", True), ("2021-06-14", True), ("2021-06-15", False)],
)
@pytest.mark.parametrize("included", [0, 1])
def test_a_decision_at_sixty_seven_rests_on_policy_and_says_so(on, rests, included):
    assert (INCLUDED in used(born("1953-06-15", on, {INCLUDED: included}))) is rests


@pytest.mark.parametrize(
    ("on", "leap", "outcome"),
    [
        ("2022-02-27", 228, NO),
        ("2022-02-28", 228, RIGHT),
        ("2022-03-01", 228, RIGHT),
        ("2022-02-27", 301, NO),
        ("2022-02-28", 301, NO),
        ("2022-03-01", 301, RIGHT),
        ("2022-03-02", 301, RIGHT),
    ],
)
def test_the_eighteenth_birthday_of_who_is_born_on_29_february(on, leap, outcome):
    assert born("2004-02-29", on, {LEAP: leap}).outcome == outcome


@pytest.mark.parametrize(
    ("on", "leap", "outcome"),
    [
        ("2011-02-27", 228, NO),
        ("2011-02-28", 228, RIGHT),
        ("2011-02-28", 301, NO),
        ("2011-03-01", 301, RIGHT),
    ],
)
def test_the_nineteenth_birthday_of_who_is_born_on_29_february(on, leap, outcome):
    assert born("1992-02-29", on, {LEAP: leap}).outcome == outcome


@pytest.mark.parametrize(
    ("on", "leap", "outcome"),
    [
        ("2023-02-27", 228, RIGHT),
        ("2023-02-28", 228, NO),
        ("2023-03-01", 228, NO),
        ("2023-02-28", 301, RIGHT),
        ("2023-03-01", 301, NO),
    ],
)
def test_the_sixty_seventh_birthday_of_who_is_born_on_29_february(on, leap, outcome):
    assert born("1956-02-29", on, {LEAP: leap}).outcome == outcome


@pytest.mark.parametrize("leap", [228, 301])
@pytest.mark.parametrize(("on", "outcome"), [("2024-02-28", RIGHT), ("2024-02-29", NO), ("2024-03-01", NO)])
def test_in_a_leap_year_the_birthday_is_the_birthday(on, leap, outcome):
    assert born("1956-02-29", on, {LEAP: leap, INCLUDED: 1}).outcome == outcome


@pytest.mark.parametrize(
    ("on", "rests"), [("2022-02-27", False), ("2022-02-28", True), ("2022-03-01", False)]
)
@pytest.mark.parametrize("leap", [228, 301])
def test_a_decision_on_28_february_rests_on_the_convention_and_says_so(on, rests, leap):
    assert (LEAP in used(born("2004-02-29", on, {LEAP: leap}))) is rests


def test_the_convention_bears_on_nobody_else():
    assert LEAP not in used(born("2004-02-28", "2022-02-28"))
    assert LEAP not in used(born("2004-03-01", "2022-02-28"))

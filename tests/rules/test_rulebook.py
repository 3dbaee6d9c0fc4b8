"""What is in force on a day: frozen, hashed, and open to choice only where the law is."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from qupcore.errors import NoRulesInForce, ParameterError, RuleError
from qupcore.law.national import NATIONAL
from qupcore.rules.nodes import Constant
from qupcore.rules.rulebook import change_days, rulebook_on
from qupcore.rules.writing import RIGHT
from qupcore.testing import PARAMETERS, YEARS, drawn_rules, number, yes_no

# The guideline rates of these years are written down, and nothing reads them before 2010-12-17.
UNREAD = {date(2008, 1, 1), date(2009, 1, 1)}
RIGHTS = [placed for placed in NATIONAL.rules if placed.topic == RIGHT]
CHANGES = [day for day in change_days(RIGHTS, NATIONAL.conventions) if day not in UNREAD]
IN_FORCE = [day for day in CHANGES if day >= date(2007, 11, 1)]
AGREED, WEEKS = yes_no("try.agreed"), number("try.weeks", "weeks", 0, 9)
LIMIT = PARAMETERS[0]
DAY = date(YEARS[0], 7, 1)
ONE_DAY = timedelta(days=1)


def law_on(day, **policy):
    names = {name.replace("__", "."): value for name, value in policy.items()}
    return rulebook_on(NATIONAL.rules, day, names, NATIONAL.conventions)


@pytest.mark.parametrize("day", [date(2007, 10, 31), date(1991, 12, 13), date.min])
def test_before_the_programme_there_are_no_rules(day):
    with pytest.raises(NoRulesInForce, match=f"no rules on {day}") as error:
        law_on(day)
    assert "2007-11-01" in error.value.remedy


@pytest.mark.parametrize("day", [date(2007, 11, 1), date(2026, 9, 1), date.max])
def test_from_its_first_day_on_there_are(day):
    assert law_on(day).conditions


def test_the_changes_of_section_29_are_days_of_change():
    expected = {date(2007, 11, 1), date(2010, 1, 1), date(2010, 12, 17), date(2019, 1, 1)}
    assert expected | {date(2012, 1, 1), date(2014, 5, 1), date(2025, 3, 7)} <= set(CHANGES)


@pytest.mark.parametrize("day", IN_FORCE, ids=str)
def test_the_hash_changes_on_each_day_of_change_and_not_in_between(day):
    before, after = [change for change in CHANGES if change < day], [c for c in CHANGES if c > day]
    last = after[0] - ONE_DAY if after else date.max
    found = law_on(day).hash
    assert law_on(last).hash == found
    assert law_on(day + (last - day) // 2).hash == found
    if before and day > date(2007, 11, 1):
        assert law_on(day - ONE_DAY).hash != found


def test_every_period_has_a_hash_of_its_own():
    assert len({law_on(day).hash for day in IN_FORCE}) == len(IN_FORCE)


def book(*trees, role="condition", day=DAY):
    return rulebook_on(
        [drawn_rules("first", AGREED), *(drawn_rules(f"c{n}", t, role) for n, t in enumerate(trees))], day
    )


@pytest.mark.parametrize(
    "other",
    [
        book(AGREED, WEEKS <= LIMIT),
        book(WEEKS < LIMIT, role="reading"),
        book(WEEKS < LIMIT, AGREED),
        book(number("try.weeks", "weeks", 0, 8) < LIMIT),
        book(WEEKS < LIMIT, day=date(YEARS[1], 7, 1)),
    ],
    ids=["another operator", "another role", "one more", "other bounds of a term", "another number"],
)
def test_what_bears_on_an_answer_is_in_the_hash(other):
    assert book(WEEKS < LIMIT).hash == book(WEEKS < LIMIT).hash
    assert other.hash != book(WEEKS < LIMIT).hash


def test_a_chosen_policy_is_in_the_hash():
    day = date(2024, 1, 1)
    assert law_on(day, sotjl__29__age_max_included=1).hash != law_on(day).hash
    assert law_on(day, sotjl__29__age_max_included=0).hash == law_on(day).hash


def test_a_policy_number_may_be_chosen():
    rulebook = law_on(date(2024, 1, 1), sotjl__29__age_max_included=1)
    assert rulebook.numbers()["sotjl.29.age_max_included"] == 1
    assert dict(rulebook.chosen) == {"sotjl.29.age_max_included": 1}


@pytest.mark.parametrize(
    ("day", "name", "value", "why"),
    [
        (date(2019, 1, 1), "sotjl__29__age_min", 19, "not policy"),
        (date(2019, 1, 1), "sotjl__29__age_min", 18, "not policy"),
        (date(2019, 1, 1), "sotjl__29__age_max", 70, "not policy"),
        (date(2018, 12, 31), "sotjl__29__age_min", 17, "choose one of (18, 19)"),
        (date(2018, 12, 31), "sotjl__29__age_max", 68, "choose one of (67,)"),
        (date(2024, 1, 1), "sotjl__29__age_max_included", 2, "choose one of (0, 1)"),
        (date(2024, 1, 1), "sotjl__29__norm_single", -1, "whole number from zero"),
        (date(2024, 1, 1), "sotjl__29__norm_single", True, "whole number from zero"),
        (date(2024, 1, 1), "convention__leap_birthday", 229, "choose one of (228, 301)"),
    ],
)
def test_the_law_cannot_be_chosen_otherwise_nor_policy_beyond_its_choices(day, name, value, why):
    with pytest.raises(ParameterError, match=f"cannot be {value}") as error:
        law_on(day, **{name: value})
    assert why in str(error.value)


@pytest.mark.parametrize("name", ["sotjl.29.age_maximum", "age_max_included", "budget", ""])
def test_a_policy_that_there_is_not_raises_and_names_those_there_are(name):
    with pytest.raises(ParameterError, match="no policy parameter named") as error:
        rulebook_on(NATIONAL.rules, date(2024, 1, 1), {name: 1}, NATIONAL.conventions)
    assert "sotjl.29.age_max_included" in error.value.remedy
    assert "sotjl.29.age_min" not in error.value.remedy


@pytest.mark.parametrize(
    "tree", [AGREED.is_known(), ~AGREED.is_known(), AGREED | (AGREED & WEEKS.is_known())]
)
def test_a_condition_of_a_right_cannot_ask_whether_a_fact_is_on_record(tree):
    with pytest.raises(RuleError, match="asks whether a fact is on record") as error:
        book(tree)
    assert "must not change because a fact is missing" in error.value.why


def test_a_reading_can():
    assert [entry.id for entry in book(AGREED.is_known(), role="reading").readings] == ["try.1.c0"]


def test_readings_alone_are_no_rules_in_force():
    with pytest.raises(NoRulesInForce):
        rulebook_on([drawn_rules("c", AGREED, "reading")], DAY)


def test_a_rulebook_lists_what_it_reads():
    rulebook = book(WEEKS < LIMIT, Constant(0, "weeks") < WEEKS)
    assert list(rulebook.terms) == ["try.agreed", "try.weeks"]
    assert rulebook.units == {"try.limit_weeks": "weeks"}
    assert [entry.parameters for entry in rulebook.conditions] == [(), ("try.limit_weeks",), ()]


def test_a_rulebook_cannot_be_changed():
    rulebook = book()
    with pytest.raises(TypeError):
        rulebook.terms["try.other"] = WEEKS
    with pytest.raises(TypeError):
        rulebook.values["try.limit_weeks"] = 3
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        rulebook.hash = ""


def test_the_hash_of_meaning_is_the_same_where_only_the_place_or_the_period_is_another():
    one = drawn_rules("c", WEEKS < LIMIT)
    place = one.provisions[0]
    moved = attrs.evolve(
        place, citation=attrs.evolve(place.citation, ledd=2), valid=attrs.evolve(place.valid, end=None)
    )
    found = [
        rulebook_on([item, other], DAY)
        for item, other in (
            (one, drawn_rules("first", AGREED)),
            (attrs.evolve(one, provisions=(moved,)), drawn_rules("renamed", AGREED)),
        )
    ]
    assert found[0].meaning == found[1].meaning
    assert found[0].hash != found[1].hash


def test_the_hash_of_meaning_is_another_where_a_tree_a_term_or_a_number_is():
    limits = [
        attrs.evolve(LIMIT, values=tuple(attrs.evolve(value, **changed) for value in LIMIT.values))
        for changed in ({}, {"value": 7}, {"basis": "policy"}, {"basis": "policy", "open": True})
    ]
    books = [
        *(book(limit > WEEKS) for limit in limits),
        book(WEEKS <= LIMIT),
        book(WEEKS < LIMIT, role="reading"),
        book(number("try.weeks", "weeks", 0, 8) < LIMIT),
        book(number("try.days", "weeks", 0, 9) < LIMIT),
    ]
    assert len({item.meaning for item in books}) == len(books)


def test_on_some_days_of_change_of_section_29_nothing_that_decides_changes():
    meanings = [law_on(day).meaning for day in IN_FORCE]
    assert 1 < len(set(meanings)) < len(IN_FORCE)

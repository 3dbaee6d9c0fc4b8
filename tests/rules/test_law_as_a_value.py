"""A law is a value: what it is made of is checked, and a copy of it is the same law."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from pathlib import Path

import pytest

import qupcore as q
from qupcore.cases import rates
from qupcore.errors import BadInput, NoRulesInForce, ParameterError, RuleError
from qupcore.rules import NATIONAL, Law

ON = date(2026, 9, 1)
EXAMPLE = Path(__file__).parents[2] / "examples" / "E02-standard-course.json"
CASE = q.Participant(ref="a", birth_date=date(1990, 5, 1))


@pytest.mark.parametrize(
    "made_again",
    [copy.copy, copy.deepcopy, lambda law: pickle.loads(pickle.dumps(law))],
    ids=["copy", "deepcopy", "pickle"],
)
def test_a_copy_of_a_law_that_was_used_is_the_same_law(made_again):
    q.decide(CASE, ON, law=NATIONAL)
    NATIONAL.numbers("right")
    again = made_again(NATIONAL)
    assert again is not NATIONAL
    assert again == NATIONAL
    assert hash(again) == hash(NATIONAL)
    assert q.decide(CASE, ON, law=again) == q.decide(CASE, ON)


def test_another_law_of_the_same_name_and_length_is_another_law():
    first, *rest = NATIONAL.rules
    other = Law("national", (rest[0], *rest), NATIONAL.conventions)
    assert other != NATIONAL
    assert pickle.loads(pickle.dumps(other)) != NATIONAL
    assert first is not rest[0]


@pytest.mark.parametrize(
    ("made_of", "code"),
    [
        ((3, ()), "input.type"),
        (("", ()), "input.missing"),
        (("a\x00", ()), "input.text"),
        (("x", "rules"), "input.type"),
        (("x", None), "input.type"),
        (("x", ("sotjl.29.age",)), "input.type"),
        (("x", (), (1,)), "input.type"),
    ],
)
def test_a_law_is_made_of_rules_and_numbers(made_of, code):
    with pytest.raises(BadInput) as told:
        Law(*made_of)
    assert told.value.code == code


def test_rules_may_be_given_as_a_list():
    law = Law("a list", list(NATIONAL.rules), NATIONAL.conventions)
    assert q.review(CASE, ON, law=law).provenance.trial


@pytest.mark.parametrize(
    "lacking",
    [
        "sotjl.35.daily",
        "sotjl.31.latest_start",
        "for-2011-1471.1.final_part_from",
        "sotjl.37.programme_minutes_a_week",
    ],
)
def test_a_law_that_lacks_a_formula_is_told_by_what_it_lacks(lacking):
    law = Law("lacking", tuple(rule for rule in NATIONAL.rules if rule.id != lacking), NATIONAL.conventions)
    case = q.read_case(EXAMPLE.read_bytes())
    asked = (
        lambda: rates(ON, law=law),
        lambda: q.review(case, ON, law=law),
        lambda: q.duties(case, ON, law=law),
        lambda: q.benefit_month(case, 2025, 9, law=law),
    )
    told = []
    for ask in asked:
        try:
            ask()
        except RuleError as error:
            told.append(error.what)
    assert told
    assert all("in the law" in what or "under the law" in what for what in told)


def test_a_law_without_rules_decides_and_reviews_nothing():
    case = q.read_case(EXAMPLE.read_bytes())
    for ask in (q.decide, q.review, q.duties):
        with pytest.raises(NoRulesInForce):
            ask(case, ON, law=Law("empty", (), NATIONAL.conventions))


def test_a_law_without_its_conventions_says_which_one_it_lacks():
    with pytest.raises(ParameterError, match=r"convention\.leap_birthday"):
        q.decide(CASE, ON, law=Law("none", NATIONAL.rules))

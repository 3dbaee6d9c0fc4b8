"""The fields of a picture of two laws: what is drawn is what `decide` says."""

from datetime import date

import pytest

from qupcore import decide
from qupcore.errors import BadInput
from qupcore.laboratory.fields import AGE, BENEFIT, fields_of
from qupcore.laboratory.law_picture import law_difference_picture
from qupcore.laboratory.person import person_with
from qupcore.reforms import Reform, SetNumber, Side, Sides, read_reform
from qupcore.rules import NATIONAL

DAY = date(2027, 1, 1)


REWORDED = b"""
name = "a"
source = "an example"
[[operations]]
reword = "sotjl.29.benefits_very_limited"
start = 2027-01-01
when = "judgement.benefits_very_limited and benefits.monthly_total <= 10000 kr"
"""


def _sides(reform: Reform) -> Sides:
    return Sides(Side(NATIONAL, DAY), Side(reform(NATIONAL), DAY))


def _age(least: int) -> Reform:
    change = SetNumber(about="sotjl.29.age_min", start=DAY, value=least)
    return Reform(name="a", source="an example", operations=[change])


def test_a_higher_age_refuses_two_years_and_benefits_do_not_matter() -> None:
    found = fields_of(_sides(_age(20)))
    assert [(field.youngest, field.oldest, field.least, field.kind) for field in found.fields] == [
        (16, 17, None, "same_none"),
        (18, 19, None, "newly_refused"),
        (20, 66, None, "same_right"),
        (67, 70, None, "same_none"),
    ]


def test_every_age_and_both_ends_of_benefits_are_as_decided() -> None:
    sides = _sides(read_reform(REWORDED))
    found = fields_of(sides)
    assert {field.kind for field in found.fields} == {"same_none", "same_right", "newly_refused"}
    for field in found.fields:
        ends = {(age, sum_) for age in (field.youngest, field.oldest) for sum_ in (field.least, field.most)}
        for age, sum_ in ends:
            case = person_with({**found.fixed, AGE: age, BENEFIT: 5_000_000 if sum_ is None else sum_}, DAY)
            rights = [decide(case, DAY, law=law).outcome == "right" for law in sides.laws]
            expected = {"same_none": [False] * 2, "same_right": [True] * 2, "newly_refused": [True, False]}
            assert rights == expected[field.kind]


def test_the_picture_names_each_class_in_words_and_says_that_people_are_made_up() -> None:
    picture = law_difference_picture(_sides(_age(20)), "en")
    drawn = picture.svg()
    assert drawn == law_difference_picture(_sides(_age(20)), "en").svg()
    for said in (
        "made-up people",
        "Lose the right",
        "ages from 16 to 70",
        "one row stands for all",
        "18\N{EN DASH}19",
    ):
        assert said in drawn


def test_one_age_is_told_as_one_age() -> None:
    reform = Reform(
        name="b", source="a test", operations=[SetNumber(about="sotjl.29.age_max", start=DAY, value=70)]
    )
    html = law_difference_picture(_sides(reform), "nb").html()
    assert "67\N{EN DASH}69" in html
    assert "70\N{EN DASH}70" not in html


def test_neighbouring_sums_of_one_answer_are_one_row() -> None:
    found = fields_of(_sides(read_reform(REWORDED)))
    assert len({field.least for field in found.fields}) == 2


def test_other_facts_can_be_fixed_and_a_wrong_one_is_an_error() -> None:
    found = fields_of(_sides(_age(20)), {"person.lawful_stay": False})
    assert {field.kind for field in found.fields} == {"same_none"}
    for name in ("person.age", "person.lawful_stayy"):
        with pytest.raises(BadInput):
            fields_of(_sides(_age(20)), {name: 1})

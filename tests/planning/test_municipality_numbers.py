"""A number that no municipality has: an error where somebody asks with it, a finding where a case has it."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from planning.few import FULL, ON, PERSON, checked, few, run
from qupcore import Participant, Plan, suggest
from qupcore.catalogue.visible import living_in
from qupcore.domain.case.course import Course
from qupcore.errors import BadInput
from qupcore.explaining import explain_plan, week_plan
from qupcore.plans import Wanted, coverage

NOWHERE = attrs.evolve(PERSON, planning=attrs.evolve(PERSON.planning, municipality="9999"))
FULL_PLAN = Plan(valid_from=ON, elements=(run("arbeidstrening", FULL, percent=100),))


@pytest.mark.parametrize("number", ["9999", "0000"])
def test_to_ask_with_it_is_an_error_with_a_remedy(number: str) -> None:
    nobody = Participant(ref="a", course=Course(plans=(FULL_PLAN,)))
    asks: tuple[Any, ...] = (
        lambda: living_in(nobody, number, ON),
        lambda: coverage([nobody], ON, municipality=number, catalogue=few(), wanted=Wanted(most=2)),
        lambda: week_plan(nobody, "2026-W37", municipality=number),
    )
    for ask in asks:
        with pytest.raises(BadInput, match=rf"'{number}' is no municipality number") as caught:
            ask()
        assert caught.value.code == "catalogue.municipality"
        assert "0301" in str(caught.value.remedy)


@pytest.mark.parametrize(("number", "told"), [("9999", True), ("1804", False), ("3005", False), ("", False)])
def test_in_a_case_it_is_told_and_refuses_nothing(number: str, told: bool) -> None:
    person = attrs.evolve(PERSON, planning=attrs.evolve(PERSON.planning, municipality=number))
    found = checked(*FULL_PLAN.elements, person=person)
    said = [(i.weight, dict(i.values)) for i in found.findings if i.kind == "municipality_known"]
    assert said == ([("warning", {"municipality": number})] if told else [])
    assert found.outcome == checked(*FULL_PLAN.elements).outcome == "valid"


def test_plans_are_suggested_for_such_a_case_and_say_it() -> None:
    (first,) = suggest(NOWHERE, ON, catalogue=few(), want=1).plans
    assert "municipality_known" in {item.kind for item in first.check.findings}


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_it_is_told_with_the_number_and_what_can_be_done(lang: str) -> None:
    lines = explain_plan(checked(*FULL_PLAN.elements, person=NOWHERE), FULL_PLAN, lang)
    text = "\n".join(line.text for line in lines)
    assert "9999" in text
    assert "0301" in text

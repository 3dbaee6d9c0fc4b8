"""The numbers of a reform keep to their unit, and its conditions to the facts of their topic."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore.errors import BadInput, RuleError
from qupcore.law.national import NATIONAL
from qupcore.law.terms.benefit import Pay
from qupcore.law.terms.right import ApplicantFacts, Office
from qupcore.reforms.bounds import check_value
from qupcore.reforms.draft import Draft
from qupcore.reforms.operations import Operation, Reword, SetNumber
from qupcore.reforms.reform import Reform
from qupcore.rules.read_numbers import numbers_read

START = date(2027, 1, 1)


def laid(*operations: Operation) -> None:
    Reform(name="a", source="a test", operations=operations)(NATIONAL)


def number(name: str, value: int) -> SetNumber:
    return SetNumber(about=name, start=START, value=value)


@pytest.mark.parametrize(
    ("name", "sound", "refused"),
    [
        ("sotjl.29.age_min", (0, 17), (-1, -5)),
        ("sotjl.29.age_max", (68, 150), (151,)),
        ("sotjl.30.essential_percent", (0, 100), (-1, 101, 400)),
        ("sotjl.29.age_max_included", (1,), (2, -1)),
        ("sotjl.35.factor_denominator", (1, 100), (0,)),
        ("full_time.minutes_a_week", (1, 10_080), (10_081,)),
        ("sotjl.32.maximum_months", (0, 12), (1_801, -12)),
    ],
)
def test_a_number_keeps_to_the_bounds_of_its_unit(
    name: str, sound: tuple[int, ...], refused: tuple[int, ...]
) -> None:
    for value in sound:
        laid(number(name, value))
    for value in refused:
        with pytest.raises(RuleError, match=f"{name} cannot be {value}") as error:
            laid(number(name, value))
        assert error.value.remedy.startswith("give a whole number from")


@pytest.mark.parametrize("value", ["20", 20.0, True, None])
def test_a_value_that_is_no_whole_number_is_refused(value: object) -> None:
    with pytest.raises(BadInput, match=r"SetNumber\.value: expected a whole number"):
        SetNumber(about="sotjl.29.age_min", start=START, value=value)  # type: ignore[arg-type]


def test_the_numbers_of_the_law_keep_to_them() -> None:
    """Else a reform that goes back to a value of the law would be refused."""
    draft = Draft(NATIONAL.rules, NATIONAL.conventions, "a", "a test")
    for parameter in numbers_read(NATIONAL.rules, NATIONAL.conventions).values():
        for number in {value.value for value in parameter.values} - {None}:
            check_value(draft, parameter, number)


def test_a_least_age_above_the_largest_is_refused_on_the_days_on_which_it_is() -> None:
    with pytest.raises(RuleError, match="is 70, above") as error:
        laid(number("sotjl.29.age_min", 70))
    assert error.value.remedy == "change the other of the two in an operation before this one"
    laid(number("sotjl.29.age_max", 80), number("sotjl.29.age_min", 70))
    later = date(2028, 1, 1)
    raised = SetNumber(about="sotjl.29.age_max", start=START, end=date(2027, 12, 31), value=80)
    with pytest.raises(RuleError, match=f"on {later}"):
        laid(raised, number("sotjl.29.age_min", 70))


def test_a_condition_reads_the_facts_of_its_topic_only() -> None:
    capacity = "sotjl.29.capacity"
    with pytest.raises(RuleError, match=r"no answer about right is asked for pay\.two_thirds") as error:
        laid(Reword(about=capacity, start=START, tree=Pay.two_thirds == 0))
    assert "person.age" in error.value.remedy
    laid(Reword(about=capacity, start=START, tree=ApplicantFacts.lawful_stay & Office.nav_office_established))

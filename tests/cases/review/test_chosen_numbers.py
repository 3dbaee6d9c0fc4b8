"""A deadline shows the number that it was calculated with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qupcore import duties, read_case, review
from qupcore.cases import deadlines, programme_rulings
from qupcore.errors import ParameterError

EXAMPLE = Path(__file__).parents[3] / "examples" / "E02-standard-course.json"
NAME = "convention.missing_day"


def test_a_duty_shows_the_number_that_was_chosen():
    case = read_case(EXAMPLE.read_bytes())
    for chosen in (0, 1):
        found = duties(case, date(2026, 9, 1), policy={NAME: chosen})
        shown = [use for duty in found for use in duty.parameters if use.name == NAME]
        assert {(use.value, use.chosen) for use in shown} == {(chosen, True)}


@pytest.mark.parametrize("ask", [review, duties, deadlines, programme_rulings])
@pytest.mark.parametrize(
    ("name", "number"), [(NAME, 10), ("sotjl.30.position_minutes", -7), ("sotjl.32.earlier_counts", 9)]
)
def test_a_number_that_may_be_chosen_on_no_day_is_refused(ask, name, number):
    with pytest.raises(ParameterError, match=r"cannot be|is read here"):
        ask(read_case(EXAMPLE.read_bytes()), date(2026, 9, 1), policy={name: number})

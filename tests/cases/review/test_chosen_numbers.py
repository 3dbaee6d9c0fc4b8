"""A deadline shows the number that it was calculated with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qupcore import duties, read_case

EXAMPLE = Path(__file__).parents[3] / "examples" / "E02-standard-course.json"
NAME = "convention.missing_day"


def test_a_duty_shows_the_number_that_was_chosen():
    case = read_case(EXAMPLE.read_bytes())
    for chosen in (0, 1):
        found = duties(case, date(2026, 9, 1), policy={NAME: chosen})
        shown = [use for duty in found for use in duty.parameters if use.name == NAME]
        assert {(use.value, use.chosen) for use in shown} == {(chosen, True)}

"""The slips that are made, and that a slip in a function is a slip for all who hold the function."""

from __future__ import annotations

import ast
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from mutants.change import change, functions_of
from mutants.rooms import ROOMS, TOP
from mutants.source import made, slips
from mutants.tally import told
from qupcore.cases.ruling import weekdays

TEXT = """
class House:
    def rooms(self, doors, *, of=1):
        \"\"\"Words.\"\"\"
        assert doors > 1
        if doors and not of or doors == 3:
            self.close(doors)
        return [door for door in doors if door >= 2], min(doors)
"""


def test_each_slip_is_one_change_and_another_program() -> None:
    before = ast.unparse(ast.parse(TEXT))
    programs = [ast.unparse(made(TEXT, slip)) for slip in slips(TEXT)]
    assert before not in programs
    assert len(set(programs)) == len(programs)
    for program in programs:
        compile(program, "house", "exec")


def test_the_slips_are_those_of_authors_and_words_are_left_alone() -> None:
    found = list(slips(TEXT))
    assert {slip.function for slip in found} == {"House.rooms"}
    assert Counter(slip.kind for slip in found) == {
        "condition": 3,  # never, always, and the test of the comprehension left out
        "and or": 2,
        "part dropped": 4,
        "negated": 1,
        "comparison": 2,
        "number by one": 4,
        "left out": 1,
        "call": 1,
    }


def test_leaving_out_the_test_for_weekdays_between_two_runs_is_among_them() -> None:
    path = TOP / "src/qupcore/cases/benefit/runs.py"
    said = {slip.what for slip in slips(path.read_text(encoding="utf-8")) if slip.function == "runs_of"}
    assert "without not has_weekday(day_after(waiting.last), day_before(begin))" in said


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_slip_is_there_for_all_who_hold_the_function() -> None:
    file = weekdays.__file__
    text = Path(file).read_text(encoding="utf-8")
    slip = next(s for s in slips(text) if s.function == "has_weekday")
    held = weekdays.has_weekday
    assert (file, "has_weekday") in functions_of([file])
    process = os.fork()
    if not process:
        days = [date(2026, 9, day) for day in range(1, 15)]
        before = [held(first, last) for first in days for last in days if first <= last]
        change(file, slip, ROOMS["cases"].above())
        after = [held(first, last) for first in days for last in days if first <= last]
        os._exit(0 if before != after else 1)
    assert os.waitpid(process, 0)[1] == 0


def test_what_did_not_fit_in_the_time_is_told() -> None:
    drawn = [("house.py", slip) for slip in slips(TEXT)][:3]
    ends = {drawn[0]: "killed", drawn[1]: "survived"}
    lines = list(told("house", 9, drawn, ends, lambda mutant: mutant[1].what))
    assert "2 tried of 3 drawn of 9 slips; 1 not tried in time" in lines
    assert [line for line in lines if line.startswith("survived")] == [f"survived: {drawn[1][1].what}"]

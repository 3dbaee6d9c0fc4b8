"""Every month is computed twice: by the library, and by a program that shares nothing with it but the law.

What differs stands in differences.toml with who is right and why. The list is exact: what no longer differs
must be taken out of it.
"""

from __future__ import annotations

import ast
import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings

from calculator.compare import SHAPES, differences, every_month, live_months
from calculator.drawn import courses

HERE = Path(__file__).parent
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
NAMED = tomllib.loads((HERE / "differences.toml").read_text(encoding="utf-8")).get("difference", [])
# What the law leaves open and the calculator reads otherwise: the difference "supplement-under-38".
READ_ALIKE = {"sotjl.38.child_supplement_too": 1}
CALCULATOR = sorted({*HERE.glob("*.py")} - {HERE / "compare.py", Path(__file__)})


def named(shape: str) -> set[str]:
    return {when for entry in NAMED for when in entry["months"].get(shape, [])}


@pytest.mark.parametrize("shape", SHAPES)
def test_both_programs_say_the_same_of_every_month(shape: str) -> None:
    case = SHAPES[shape]
    found = differences(case, every_month() if THOROUGH else live_months(case))
    expected = named(shape)
    new = {when: said for when, said in found.items() if when not in expected}
    assert not new, (
        "they differ: find who is right by the statute, and mend it or name it in differences.toml"
    )
    assert not expected - set(found), "they no longer differ: take these out of differences.toml"


def test_there_are_forty_shapes_and_more() -> None:
    assert len(SHAPES) >= 40


def test_each_named_difference_says_who_is_right_and_why() -> None:
    for entry in NAMED:
        assert entry["right"] in ("calculator", "library", "open"), entry
        assert len(entry["why"]) > 40, entry
        assert entry["months"].keys() <= SHAPES.keys(), entry
    listed = [
        (shape, when) for entry in NAMED for shape in entry["months"] for when in entry["months"][shape]
    ]
    assert len(listed) == len(set(listed)), "a month of a shape is named once"


@pytest.mark.parametrize("path", CALCULATOR, ids=lambda path: path.name)
def test_the_calculator_knows_nothing_of_the_library(path: Path) -> None:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [item.name for item in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    assert not [name for name in names if name.startswith("qupcore")]


@settings(max_examples=2000 if THOROUGH else 40)
@given(courses())
def test_both_programs_say_the_same_of_drawn_courses(case: dict[str, object]) -> None:
    assert not differences(case, live_months(case), READ_ALIKE)

"""The list of the files that take longest names files that exist, and they are run first."""

from __future__ import annotations

from pathlib import Path

from longest import LONGEST, longest_first

TOP = Path(__file__).parents[2]


def test_every_file_of_the_list_exists() -> None:
    assert [file for file in LONGEST if not (TOP / file).is_file()] == []


def test_the_longest_come_first_and_the_others_stay_in_order() -> None:
    others = ["tests/a.py::test_b", "src/qupcore/c.py::line:1", "tests/a.py::test_a"]
    mixed = [others[0], f"{LONGEST[1]}::test_x", *others[1:], f"{LONGEST[0]}::test_y[1::2]"]
    assert sorted(mixed, key=longest_first) == [
        f"{LONGEST[0]}::test_y[1::2]",
        f"{LONGEST[1]}::test_x",
        *others,
    ]

"""What errors and modules show to somebody who meets them for the first time."""

from __future__ import annotations

import warnings
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import qupcore
import qupcore.errors
import qupcore.memory
from qupcore.cases import Work
from qupcore.errors import QupError


@pytest.mark.parametrize("module", [qupcore.errors, qupcore.memory])
def test_a_module_shows_its_own_names_and_none_that_it_imports(module: ModuleType) -> None:
    assert dir(module) == sorted(module.__all__)


def test_an_old_name_warns_once() -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        exec("from qupcore import Limit", {})
    assert [str(item.message) for item in told] == [
        "qupcore.Limit is qupcore.plans.SearchLimit since 0.2.0; the old name ends in 0.3.0"
    ]
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert qupcore.Limit is qupcore.plans.SearchLimit  # type: ignore[attr-defined]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("given", "remedy"),
    [
        ("{}", "text.encode()"),
        ("case.json", "Path(name).read_bytes()"),
        ({"ref": "a"}, "json.dumps(value).encode()"),
        (Path("case.json"), "path.read_bytes()"),
        (None, "the bytes of the file"),
    ],
)
def test_what_is_no_file_is_refused_with_the_way_to_make_one(given: Any, remedy: str) -> None:
    with pytest.raises(QupError) as error:
        qupcore.read_case(given)
    assert remedy in error.value.remedy


def test_minutes_that_cannot_be_are_told_with_whose_they_are() -> None:
    with pytest.raises(QupError, match="minutes_a_week of the element 'no:jobbklubb' is 0"):
        qupcore.Element(measure="no:jobbklubb", minutes_a_week=0)
    with pytest.raises(QupError, match="minutes_a_week of the work from 2026-01-01 is -1"):
        Work(first=date(2026, 1, 1), minutes_a_week=-1)
    with pytest.raises(QupError, match=r"Wanted\.hours of 'no:jobbklubb' has 1 minutes a week"):
        qupcore.plans.Wanted(hours={"no:jobbklubb": (1,)})


def test_a_single_fault_is_not_told_as_several_where_values_are_hidden() -> None:
    with pytest.raises(QupError) as error:
        qupcore.read_case(b'{"ref": "a", "birth_date": "1990-02-30"}')
    told = str(error.value.without_values())
    assert told.startswith("input.faults: one or several values are wrong")
    assert "$.birth_date: input.date" in told

"""`QUPCORE_LIMITS` sets the limits of what a command reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qupcore.domain.input_limits import InputLimits, limit_inputs

Run = Callable[..., Any]
Example = Callable[[str], Path]


@pytest.fixture(autouse=True)
def _limits() -> Iterator[None]:
    yield
    limit_inputs(InputLimits())


@pytest.mark.parametrize(
    ("said", "status", "told"),
    [
        ("case_bytes=10", 2, "has more than the 10 bytes"),
        ("case_bytes=8000000, cases=2", 0, ""),
        ("case_byte=10", 2, "did you mean 'case_bytes'?"),
        ("cases=many", 2, "write NAME=NUMBER"),
        ("cases=0", 2, "give a whole number from 1"),
    ],
)
def test_the_environment_sets_limits(qup: Run, example: Example, said: str, status: int, told: str) -> None:
    ran = qup(
        "decide", example("E07"), "--on", "2026-09-01", env={"QUPCORE_LIMITS": said, "QUPCORE_LANG": "en"}
    )
    assert (ran.status, told in ran.err) == (status, True), ran.err

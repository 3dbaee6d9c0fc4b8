"""`qup rules uses` with a misspelt name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("person.agee", "person.age"),
        ("sotjl.29.agee", "sotjl.29.age"),
        ("benefit.monthly_total", "benefits.monthly_total"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_one_meant(qup: Run, written: str, meant: str) -> None:
    ran = qup("rules", "uses", written, "--on", "2026-09-01")
    assert ran.status == 2
    assert f"did you mean '{meant}'?" in ran.err

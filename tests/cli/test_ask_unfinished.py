"""`qup ask` asks for the grounds of a judgement that lacks them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]
ON = ("--on", "2026-09-07")


def test_a_judgement_without_grounds_is_open(qup: Run, example: Callable[[str], Path]) -> None:
    told = qup("ask", example("E06"), *ON, "--lang", "en").out
    assert "What is needed before the assessment is complete" in told
    assert "Write down reasons." in told
    assert {"question": "judgement.capacity_substantially_reduced", "lacks": ["grounds"]} in qup(
        "ask", example("E06"), *ON, "--json"
    ).json["unfinished"]


def test_nothing_is_said_to_be_open_where_nothing_is(qup: Run, example: Callable[[str], Path]) -> None:
    assert "final" not in qup("ask", example("E02"), *ON, "--lang", "en").out
    assert qup("ask", example("E02"), *ON, "--json").json["unfinished"] == []

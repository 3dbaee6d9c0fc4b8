"""From assessment to a year's course: the commands run in order, and agree with the Python."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docs.running import commands_of, run_commands
from qupcore import read_case

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "from-assessment.md").read_text("utf-8")
MOST_LINES = 230


def test_the_commands_run_one_after_the_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    commands = [command for block in commands_of(PAGE) for command in block]
    assert [command.split()[1:3] for command in commands] == [
        ["decide", "docs/year-case.json"],
        ["plan", "course"],
        ["plan", "adopt"],
        ["plan", "check"],
        ["plan", "week"],
    ]
    run_commands(commands, monkeypatch, tmp_path)
    adopted = read_case((tmp_path / "adopted.json").read_bytes())
    assert adopted.course
    for plan in adopted.course.plans:
        assert f"{plan.valid_from}" in PAGE
    assert (tmp_path / "year.html").read_text("utf-8").count("<h2>") == 2


def test_the_case_says_that_no_source_stands_behind_it_and_every_judgement_who_made_it() -> None:
    case = json.loads((TOP / "docs" / "year-case.json").read_text("utf-8"))
    assert "no source stands behind them" in PAGE.replace("\n", " ")
    for judged in (*case["assessments"], *case["planning"]["manages"]):
        assert judged["by"]
        assert judged["at"]
        assert judged["grounds"]
    assert len(PAGE.splitlines()) <= MOST_LINES

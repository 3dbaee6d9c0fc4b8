"""The page about populations: its commands run, and print what it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "population.md").read_text("utf-8")
COMMANDS = [*re.findall(r"^\$ qup (.*)$", PAGE, re.MULTILINE), *re.findall(r"`qup (synth [^`]+)`", PAGE)]


def test_the_commands_of_the_page_run(qup: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("margins.toml").write_text(PAGE.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    for command in COMMANDS:
        ran = qup(*shlex.split(command))
        assert ran.status == 0, (command, ran.err)
    assert len(COMMANDS) == 3
    assert len([*Path("cases").glob("*.json")]) == 50
    assert len(Path("people.csv").read_text("utf-8").splitlines()) == 1001


def test_the_page_shows_what_the_command_prints(
    qup: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ((command, shown),) = re.findall(r"^\$ qup (.*)\n((?:[^`]+\n)+)```$", PAGE, re.MULTILINE)
    assert qup(*shlex.split(command)).out.startswith(shown)

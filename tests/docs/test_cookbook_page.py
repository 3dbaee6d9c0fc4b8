"""The cookbook: every command of the page runs, in a folder where it may write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.running import commands_of, run_commands

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "cookbook.md").read_text("utf-8")
BLOCKS = commands_of(PAGE)


def test_the_page_has_its_questions_and_their_commands() -> None:
    questions = re.findall(r"^### (\d+)\. .*\?$", PAGE, re.MULTILINE)
    assert questions == [str(number) for number in range(1, len(questions) + 1)]
    assert len(questions) >= 20
    assert len(BLOCKS) >= 12
    assert len(PAGE.splitlines()) <= 400


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: " ".join(block[0].split()[1:3]))
def test_the_commands_run(block: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    run_commands(block, monkeypatch, tmp_path)

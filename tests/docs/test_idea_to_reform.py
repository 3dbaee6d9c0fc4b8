"""The tutorial from an idea to a proved reform, followed word for word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docs.console import blocks_of, run_console
from plugins.reader import readers_environment

PAGE = (Path(__file__).parents[2] / "docs" / "idea-to-reform.md").read_text("utf-8")
DIFFERS, REFUTED = 1, 1


@pytest.mark.skipif(os.name != "posix", reason="the tutorial is written for a POSIX shell")
def test_the_tutorial_runs_word_for_word(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    environment = readers_environment(tmp_path_factory.mktemp("reader"))
    statuses = []
    for block in blocks_of(PAGE):
        if block["file"]:
            (tmp_path / block["file"]).write_text(block["text"], "utf-8")
        else:
            statuses += run_console(block["console"], tmp_path, environment)
    assert statuses == [0, DIFFERS, DIFFERS, 0, 0, DIFFERS, 0, 0, REFUTED, 0, 0, 0]
    shown = Path(__file__).parents[2] / "docs" / "older.svg"
    assert (tmp_path / "older.svg").read_text("utf-8") == shown.read_text("utf-8")

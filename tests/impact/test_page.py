"""The pages about the impact of a change: their commands run, and their pictures are what they draw."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from docs.console import COMMAND, blocks_of, fits

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    ("page", "picture", "statuses"),
    [("impact.md", "impact.svg", [0, 1, 1]), ("what-would-it-cost.md", "cost.svg", [0, 1, 1])],
)
def test_the_page_is_followed_word_for_word(
    qup: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, picture: str, statuses: list[int]
) -> None:
    monkeypatch.chdir(tmp_path)
    found = []
    for block in blocks_of((DOCS / page).read_text("utf-8")):
        if block["file"]:
            Path(block["file"]).write_text(block["text"], "utf-8")
            continue
        for command, expected in COMMAND.findall(block["console"]):
            ran = qup(*shlex.split(command)[1:])
            said = (ran.out + ran.err).replace("\N{NO-BREAK SPACE}", " ")
            assert fits(said, expected.replace("\N{NO-BREAK SPACE}", " ")), said
            found.append(ran.status)
    assert found == statuses
    drawn = Path(picture).read_text("utf-8")
    assert drawn == (DOCS / picture).read_text("utf-8"), "write it anew: python docs/pictures.py"

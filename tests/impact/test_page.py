"""The page about the impact of a change: its commands run, and its picture is what they draw."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from docs.console import COMMAND, fits

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "impact.md").read_text("utf-8")


def test_the_page_is_followed_word_for_word(
    qup: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    consoles = re.findall(r"```console\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    statuses = []
    for command, expected in COMMAND.findall("".join(consoles)):
        ran = qup(*shlex.split(command)[1:])
        assert fits(ran.out + ran.err, expected), ran.out + ran.err
        statuses.append(ran.status)
    assert statuses == [0, 1, 1]
    drawn = Path("impact.svg").read_text("utf-8")
    assert drawn == (DOCS / "impact.svg").read_text("utf-8"), "write it anew: python docs/pictures.py"

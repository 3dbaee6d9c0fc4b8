"""The tutorials about plugins, followed word for word, each in an environment of its own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from docs.console import blocks_of, run_console
from plugins.reader import readers_environment

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return readers_environment(tmp_path_factory.mktemp("reader"))


@pytest.mark.skipif(
    os.name != "posix" or not shutil.which("sh"), reason="the tutorial is written for a POSIX shell"
)
@pytest.mark.parametrize("name", ["plugins", "catalogue-without-python"])
def test_every_command_and_file(name: str, environment: dict[str, str], tmp_path: Path) -> None:
    page = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    for block in blocks_of(page):
        if block["file"]:
            path = tmp_path / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
        else:
            run_console(block["console"], tmp_path, environment)

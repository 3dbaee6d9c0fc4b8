"""The tutorials about plugins, followed word for word, each in an environment of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.reader import readers_environment

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(
    r"^```(?:console\n(?P<console>.*?)|\{code-block\} \w+\n:caption: (?P<file>\S+)\n\n(?P<text>.*?))^```$",
    re.DOTALL | re.MULTILINE,
)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return readers_environment(tmp_path_factory.mktemp("reader"))


@pytest.mark.skipif(
    os.name != "posix" or not shutil.which("sh"), reason="the tutorial is written for a POSIX shell"
)
@pytest.mark.parametrize("name", ["plugins", "catalogue-without-python"])
def test_every_command_and_file(name: str, environment: dict[str, str], tmp_path: Path) -> None:
    page = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(page))
    assert len(blocks) == page.count("\n```console") + page.count("\n```{code-block}")
    for block in blocks:
        if block["file"]:
            path = tmp_path / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
            continue
        for command, expected in COMMAND.findall(block["console"]):
            done = subprocess.run(
                command,
                shell=True,
                cwd=tmp_path,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            said = done.stdout + done.stderr
            assert _fits(said, expected), f"$ {command}\nsaid\n{said}\nnot\n{expected}"


def _fits(said: str, expected: str) -> bool:
    """Whether the output is what the page shows; `...` stands for what the page leaves out."""
    parts = [re.escape(part) for part in expected.strip().split("...")]
    return re.fullmatch(".*?".join(parts), said.strip(), re.DOTALL) is not None


def test_fits() -> None:
    assert _fits("a\nb\nc\n", "a\n...\nc\n")
    assert not _fits("a\nb\n", "a\n")
    assert not _fits("b\na\n", "a\n...\n")

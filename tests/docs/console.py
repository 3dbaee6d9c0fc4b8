"""The consoles and files of a page, followed word for word."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

BLOCK = re.compile(
    r"^```(?:console\n(?P<console>.*?)"
    r"|\{code-block\} (?P<kind>\w+)\n:caption: (?P<file>\S+)\n\n(?P<text>.*?))^```$",
    re.DOTALL | re.MULTILINE,
)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def fits(said: str, expected: str) -> bool:
    """Whether what a command said is what the page shows; `...` stands for what the page leaves out."""
    pattern = ".*?".join(re.escape(part) for part in expected.strip().split("..."))
    return re.fullmatch(pattern, said.strip(), re.DOTALL) is not None


def blocks_of(page: str) -> list[re.Match[str]]:
    """The blocks of a page: each console and each file."""
    found = list(BLOCK.finditer(page))
    assert len(found) == page.count("\n```console") + page.count("\n```{code-block}")
    return found


def run_console(console: str, folder: Path, environment: Mapping[str, str]) -> list[int]:
    """Run the commands of a console, compare what they say, and give their exit statuses."""
    statuses = []
    for command, expected in COMMAND.findall(console):
        done = subprocess.run(
            command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        said = done.stdout + done.stderr
        assert fits(said, expected), f"$ {command}\nsaid\n{said}\nnot\n{expected}"
        statuses.append(done.returncode)
    return statuses

"""The commands of a page run, in a folder where they may write."""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path
from types import ModuleType

import pytest

from qupcore.cli import main

TOP = Path(__file__).parents[2]
WITHOUT_WORDS = ("plan adopt",)
"""Commands that write a file, and say nothing."""


def commands_of(page: str) -> list[list[str]]:
    """The commands of a page, by block."""
    return [block.splitlines() for block in re.findall(r"^```sh\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)]


def run_commands(commands: list[str], monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Run commands one after the other: each succeeds, says something, and writes the files that it names."""
    for name in ("examples", "plugins", "docs"):
        (folder / name).symlink_to(TOP / name)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("QUPCORE_DISABLE_PLUGINS", "1")
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    for command in commands:
        said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        monkeypatch.setattr(sys, "argv", shlex.split(command))
        monkeypatch.setattr(sys, "stdout", said)
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code, command
        assert said.buffer.getvalue() or any(silent in command for silent in WITHOUT_WORDS), command
        for name in re.findall(r"(?:--html|--svg|--ics|--receipt|-o) (\S+)", command):
            assert (folder / name).stat().st_size, name

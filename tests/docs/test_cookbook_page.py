"""The cookbook: every command of the page runs, in a folder where it may write."""

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
PAGE = (TOP / "docs" / "cookbook.md").read_text("utf-8")
BLOCKS = [block.splitlines() for block in re.findall(r"^```sh\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)]


def test_the_page_has_its_questions_and_their_commands() -> None:
    questions = re.findall(r"^### (\d+)\. .*\?$", PAGE, re.MULTILINE)
    assert questions == [str(number) for number in range(1, len(questions) + 1)]
    assert len(questions) >= 20
    assert len(BLOCKS) >= 12
    assert len(PAGE.splitlines()) <= 400


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: " ".join(block[0].split()[1:3]))
def test_the_commands_run(block: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for folder in ("examples", "plugins", "docs"):
        (tmp_path / folder).symlink_to(TOP / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUPCORE_DISABLE_PLUGINS", "1")
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    for command in block:
        said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        monkeypatch.setattr(sys, "argv", shlex.split(command))
        monkeypatch.setattr(sys, "stdout", said)
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code, command
        assert said.buffer.getvalue(), command
        for name in re.findall(r"--(?:html|svg|ics|receipt) (\S+)", command):
            assert (tmp_path / name).stat().st_size, name

"""The statuses of docs/exit-statuses.md: every command ends with 2 for bad input, and few can end with 1."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.test_hostile import COMMANDS, called, words_of

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "exit-statuses.md").read_text("utf-8")
CLI = ROOT / "src" / "qupcore" / "cli"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_wrong_option_is_bad_input(qup: Run, name: str) -> None:
    ran = qup(*name.split(), "--no-such-option")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err


@pytest.mark.parametrize("name", COMMANDS)
def test_a_wrong_language_and_a_missing_argument_are_bad_input(qup: Run, tmp_path: Path, name: str) -> None:
    parameters = {called(parameter): parameter for parameter in COMMANDS[name].params}
    if "--lang" in parameters:
        assert qup(*words_of(name, "--lang", "sv", tmp_path)).status == 2
    if any(parameter.required for parameter in parameters.values()):
        assert qup(*name.split()).status == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_that_is_not_there_is_bad_input(qup: Run, tmp_path: Path, name: str) -> None:
    files = {
        "case",
        "receipt",
        "file",
        "before",
        "after",
        "path",
        "old",
        "new",
        "files",
        "people",
        "--with",
        "--catalogue",
    }
    for parameter in COMMANDS[name].params:
        if called(parameter) in files:
            ran = qup(*words_of(name, called(parameter), str(tmp_path / "not-there"), tmp_path))
            assert ran.status == 2, (called(parameter), ran)


def test_only_the_commands_of_the_page_can_end_with_one() -> None:
    found = {
        path.stem
        for path in CLI.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node) in ("typer.Exit(1)", "sys.exit(1)")
    }
    assert found == {"impact", "replaying", "plugin_package", "plugin_importing", "reform_testing", "rules"}
    listed = re.findall(r"^\| `qup ([^`]+)` \|", PAGE, re.MULTILINE)
    ones = ["impact", "plugin check", "plugin import", "prove", "reform test", "replay", "rules check"]
    assert sorted(listed) == ones
    assert {*listed} <= {*COMMANDS}

"""The recipe for a new rule in docs/rules.md, followed word for word in a copy of the sources."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from docs.console import blocks_of, run_console

TOP = Path(__file__).parents[2]
COPIED = ("src", "catalogue", "tests", "docs", "examples", "pyproject.toml", "conftest.py")
SCRIPTS = {"qup": "qupcore", "pytest": "pytest"}


def recipe() -> str:
    return (TOP / "docs" / "rules.md").read_text("utf-8").partition("\n## To add a rule\n")[2]


def inserted(text: str, change: str) -> str:
    """A text with the lines marked `+` after the ones that are not, which must stand in it once."""
    lines = change.splitlines(keepends=True)
    where = "".join(line[1:] for line in lines if line.startswith(" "))
    new = "".join(line[1:] for line in lines if line.startswith("+"))
    assert new
    assert len(new) + len(where) + len(lines) == len(change), "lines of a change begin with a space or +"
    found = [match.end() for match in re.finditer(f"^{re.escape(where)}", text, re.MULTILINE)]
    assert len(found) == 1, f"stands {len(found)} times in the file:\n{where}"
    return f"{text[: found[0]]}{new}{text[found[0] :]}"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sources, where the recipe may write."""
    for name in COPIED:
        source = TOP / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "receipts"))
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory, copy: Path) -> dict[str, str]:
    """The commands of the page, run by this Python on the copy."""
    scripts = tmp_path_factory.mktemp("bin")
    for script, module in SCRIPTS.items():
        path = scripts / script
        path.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m {module} \"$@\"\n", "utf-8")
        path.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "QUPCORE"))}
    return kept | {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(copy / "src"),
        "PYTHONUTF8": "1",
        "COLUMNS": "80",
    }


@pytest.mark.skipif(os.name != "posix", reason="the recipe is written for a POSIX shell")
def test_the_recipe_makes_a_rule_that_decides(copy: Path, environment: dict[str, str]) -> None:
    page = recipe()
    blocks = blocks_of(page)
    assert len(blocks) > 5
    for block in blocks:
        if block["file"]:
            path = copy / block["file"]
            if block["kind"] == "diff":
                path.write_text(inserted(path.read_text("utf-8"), block["text"]), "utf-8")
            else:
                assert not path.exists(), f"{block['file']} is no new file"
                path.write_text(block["text"], "utf-8")
            continue
        statuses = run_console(block["console"], copy, environment)
        assert not any(statuses), block["console"]


def test_every_file_that_the_page_names_is_there() -> None:
    page = (TOP / "docs" / "rules.md").read_text("utf-8")
    made = {block["file"] for block in blocks_of(recipe()) if block["file"] and block["kind"] != "diff"}
    named = set(re.findall(r"`([\w/{},-]+\.(?:py|toml)|[\w/]+/)`", page)) - made
    assert named
    for name in sorted(named):
        assert any((TOP / base / name).exists() for base in ("", "src/qupcore")), name


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("a\nb\n", " c\n+d\n"),
        ("a\na\n", " a\n+d\n"),
        ("a\nb\n", " a\n"),
        ("a\nb\n", " a\nd\n"),
        ("xa\n", " a\n+d\n"),
    ],
    ids=["no such line", "two such lines", "nothing new", "a line of no kind", "the end of a line"],
)
def test_a_step_that_does_not_fit_is_found(text: str, change: str) -> None:
    with pytest.raises(AssertionError):
        inserted(text, change)


def test_a_step_puts_lines_after_those_it_shows() -> None:
    assert inserted("a\nb\nc\n", " a\n b\n+x\n+y\n") == "a\nb\nx\ny\nc\n"

"""The page that says where to change what: its paths exist, the names are in them, and its commands run."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from qupcore.cli import main

TOP = Path(__file__).parents[2]
PAGE = TOP / "docs" / "find-your-room.md"
ROW = re.compile(r"^\| \.\.\. (?P<question>.+?\?) \| (?P<open>.+) \| (?P<command>.+) \|$", re.MULTILINE)
ROWS = [match.groupdict() for match in ROW.finditer(PAGE.read_text("utf-8"))]
TARGETS = sorted({target for row in ROWS for target in re.findall("`([^`]+)`", row["open"])})
COMMANDS = sorted({row["command"].strip("`") for row in ROWS})
FEWEST = 20


def names_in(path: Path) -> set[str]:
    """What a file defines at its top: names of Python with the fields of classes, or keys of TOML."""
    if path.suffix == ".toml":
        return set(tomllib.loads(path.read_text("utf-8")))
    found = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.add(name)
            case ast.ClassDef(name=name, body=body):
                fields = [n.target for n in body if isinstance(n, ast.AnnAssign)]
                found |= {name, *(f"{name}.{f.id}" for f in fields if isinstance(f, ast.Name))}
            case ast.Assign(targets=targets):
                found |= {target.id for target in targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
    return found


def fault_of(target: str, top: Path = TOP) -> str:
    """What is wrong with a path of the page; empty where nothing is."""
    place, _, name = target.partition(":")
    path = top / place
    if not path.exists() or path.is_dir() != place.endswith("/"):
        return f"{place} is not there"
    return f"{name} is not in {place}" if name and name not in names_in(path) else ""


def test_the_page_answers_at_least_twenty_questions_each_once() -> None:
    questions = [row["question"] for row in ROWS]
    assert len(questions) >= FEWEST
    assert len(questions) == len(set(questions))
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|")]
    tables = sum(line.startswith("| Where") for line in lines)
    assert len(lines) == len(ROWS) + 2 * tables, "a row that this test does not read"


def test_no_link_is_empty_where_markdown_is_read_as_it_is() -> None:
    assert "[](" not in PAGE.read_text("utf-8")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["question"])
def test_each_question_names_a_path_and_a_command(row: dict[str, str]) -> None:
    assert re.findall("`([^`]+)`", row["open"])
    assert re.fullmatch("`(qup|pytest|make) [^`]+`", row["command"])


@pytest.mark.parametrize("target", TARGETS)
def test_the_path_exists_and_the_name_is_in_it(target: str) -> None:
    assert fault_of(target) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        "src/qupcore/nowhere.py",
        "src/qupcore/errors.py/",
        "src/qupcore/law",
        "src/qupcore/errors.py:QupErrors",
        "src/qupcore/errors.py:QupError.whats",
        "src/qupcore/law/sotjl/p29.toml:age_least",
    ],
)
def test_a_path_or_a_name_that_is_not_there_is_seen(wrong: str) -> None:
    assert fault_of(wrong)


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith("qup ")])
def test_the_command_runs(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(TOP)
    monkeypatch.setenv("QUPCORE_DISABLE_PLUGINS", "1")
    monkeypatch.setattr("sys.argv", shlex.split(command))
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert ended.value.code in (0, None), said.err
    assert said.out.strip()


@pytest.mark.parametrize("command", [command for command in COMMANDS if not command.startswith("qup ")])
def test_the_tests_and_targets_that_it_names_exist(command: str) -> None:
    tool, *words = shlex.split(command)
    if tool == "make":
        rules = (TOP / "Makefile").read_text("utf-8")
        assert all(re.search(rf"^{re.escape(word)}:", rules, re.MULTILINE) for word in words)
    else:
        assert all((TOP / word).exists() for word in words)

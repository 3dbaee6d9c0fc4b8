"""One word for one thing: the page of words is what the code says, and no public name means two things."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
SOURCE = TOP / "src" / "qupcore"
PAGE = TOP / "docs" / "words.md"
ROW = re.compile(r"^\| (?P<word>[^|]+) \| [^|]+ \| [^|]+ \| [^|]+ \| `(?P<place>[^`|]+)` \|$", re.MULTILINE)
ROWS = [match.groups() for match in ROW.finditer(PAGE.read_text("utf-8"))]

ONE_MEANING = {
    "TOPICS": "the topics of each part of cases; cases.review.entries reads them all",
    "deadlines": "the deadlines of each part of cases; cases.review.entries reads them all",
    "rulings": "the rulings of each part of cases; cases.review.entries reads them all",
    "app": "the commands of each module of cli; cli.main gathers them",
    "main": "where a process begins: the command, the lean command before it, and the process of a plugin",
}
"""Names that several modules define with one meaning, and why."""

TO_RENAME: dict[str, dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "renames.toml").read_text("utf-8")
)


def defined(tree: ast.Module) -> set[str]:
    """What a module makes at its top, without what it imports."""
    found = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Assign(targets=targets):
                found |= {target.id for target in targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
    return found


def offered(tree: ast.Module) -> set[str]:
    """What `__all__` names; a public face makes nothing of its own."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=ast.List() as value):
                return set(ast.literal_eval(value))
    return set()


def trees(source: Path = SOURCE) -> dict[str, ast.Module]:
    """Every module below `qupcore`, by its name."""
    found = {}
    for path in sorted(source.rglob("*.py")):
        name = ".".join(path.relative_to(source).with_suffix("").parts).removesuffix("__init__").rstrip(".")
        found[name] = ast.parse(path.read_text("utf-8"))
    return found


def homes(modules: Mapping[str, ast.Module]) -> dict[str, set[str]]:
    """The modules that define a public name, by the name."""
    found: dict[str, set[str]] = {}
    for module, tree in modules.items():
        for name in defined(tree) & offered(tree):
            found.setdefault(name, set()).add(module)
    return found


MODULES = trees()
HOMES = homes(MODULES)
DOUBLED = {name: places for name, places in HOMES.items() if len(places) > 1}


def test_every_row_is_read_and_no_word_stands_twice() -> None:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|")]
    tables = sum(line.startswith("| word ") for line in lines)
    assert len(lines) == len(ROWS) + 2 * tables, "a row of another form"
    for column in zip(*ROWS, strict=True):
        assert sorted(column) == sorted(set(column))


@pytest.mark.parametrize(("word", "place"), ROWS)
def test_the_name_is_where_the_page_says(word: str, place: str) -> None:
    module, _, name = place.partition(":")
    assert module in MODULES, word
    tree = MODULES[module]
    assert name in defined(tree), word
    assert not name.startswith("_")


def test_every_public_class_of_domain_and_rules_has_a_row() -> None:
    places = {place for _, place in ROWS}
    without = [
        f"{module}:{node.name}"
        for module, tree in MODULES.items()
        if module.partition(".")[0] in ("domain", "rules")
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        if f"{module}:{node.name}" not in places
    ]
    assert without == [], "write a row in docs/words.md"


def test_no_public_name_means_two_things() -> None:
    new = {name: places for name, places in DOUBLED.items() if name not in {*ONE_MEANING, *TO_RENAME}}
    assert new == {}, "choose another name, or say in ONE_MEANING why it is one thing"


def test_the_list_of_names_to_change_only_shrinks() -> None:
    assert [name for name in TO_RENAME if name not in DOUBLED] == [], "done: take it out of renames.toml"
    for name, renames in TO_RENAME.items():
        gone = set(renames) - DOUBLED[name]
        assert not gone, f"{name} does not stand in {gone} any more: take it out of renames.toml"
        assert len(DOUBLED[name] - set(renames)) <= 1, f"{name} would still mean two things"
    assert set(ONE_MEANING) <= set(DOUBLED)


def test_the_names_to_come_are_free_and_each_its_own() -> None:
    coming = [new for renames in TO_RENAME.values() for new in renames.values()]
    assert sorted(coming) == sorted(set(coming))
    assert [name for name in coming if name in HOMES] == []


def test_a_name_in_two_modules_is_seen(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.py").write_text('__all__ = ["Door"]\nclass Door:\n    pass\n', "utf-8")
    (tmp_path / "c.py").write_text('from a import Door\n__all__ = ["Door"]\n', "utf-8")
    assert homes(trees(tmp_path)) == {"Door": {"a", "b"}}

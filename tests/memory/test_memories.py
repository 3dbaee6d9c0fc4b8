"""All memories are in `qupcore.memory`, with the bounds that docs/memories.md lists."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qupcore.cases import rates
from qupcore.memory import Table, forget, forgetful, found_once, limited_to, memories, remembered

TOP = Path(__file__).parents[2]
CACHES = {"cache", "lru_cache", "cached_property"}


def kept_elsewhere(tree: ast.Module) -> Iterator[str]:
    """Caches of functools, and dictionaries at the top of a module that something writes to."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="functools", names=names):
                yield from (alias.name for alias in names if alias.name in CACHES)
            case ast.Attribute(value=ast.Name(id="functools"), attr=name) if name in CACHES:
                yield name
    tops = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
        and isinstance(node.value, ast.Dict | ast.List | ast.Set | ast.DictComp)
    }
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for node in ast.walk(function):
            match node:
                case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()) if name in tops:
                    yield name
                case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=how)) if (
                    name in tops and how in {"append", "add", "setdefault", "update", "extend", "pop"}
                ):
                    yield name


@pytest.mark.parametrize(
    "text",
    [
        "from functools import lru_cache\n",
        "import functools\n@functools.cache\ndef f(): ...\n",
        "KNOWN = {}\ndef f(a):\n    KNOWN[a] = 1\n",
        "KNOWN: list[int] = []\ndef f(a):\n    KNOWN.append(a)\n",
    ],
)
def test_a_memory_elsewhere_is_found(text: str) -> None:
    assert list(kept_elsewhere(ast.parse(text)))


@pytest.fixture(scope="module")
def modules() -> dict[Path, ast.Module]:
    """The modules of the library, parsed once."""
    paths = (path for path in (TOP / "src/qupcore").rglob("*.py") if path.name != "memory.py")
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def test_nothing_is_kept_outside_memory(modules: dict[Path, ast.Module]) -> None:
    found = {path.name: list(kept_elsewhere(tree)) for path, tree in modules.items()}
    assert {name: names for name, names in found.items() if names} == {}


def memories_of(path: Path, tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The memories that a module makes, as `qupcore.memory` names them, and their bounds."""
    module = ".".join(path.relative_to(TOP / "src/qupcore").with_suffix("").parts).removesuffix(".__init__")
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(
                name=name, decorator_list=[*_, ast.Call(func=ast.Name(id="remembered")) as made]
            ):
                yield f"{module}.{name}", ast.literal_eval(made.keywords[0].value)
            case ast.Call(
                func=ast.Name(id="Table"), args=[ast.Constant(value=str() as owner)], keywords=[most, *_]
            ):
                yield owner, ast.literal_eval(most.value)


def test_the_page_names_every_memory_and_its_bound(modules: dict[Path, ast.Module]) -> None:
    made = {item for path, tree in modules.items() for item in memories_of(path, tree)}
    page = (TOP / "docs/memories.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w.]+)` \| ([\d ]+) \|", page, re.M)
    assert {(owner, int(most.replace(" ", ""))) for owner, most in rows} == made


def test_memories_that_live_are_told_with_their_owner_and_bound() -> None:
    rates(date(2026, 9, 1))
    told = dict(memories())
    assert (told["engines.agreement.agreement_of"], told["cases.ruling.answers.answers_of"]) == (256, 512)


def test_a_table_never_holds_more_than_its_bound() -> None:
    table: Table[int, int] = Table("example", most=3)
    for number in range(10):
        assert table.keep(number, -number) == -number
        assert len(table) <= 3
    with limited_to(1):
        assert not table
        table.keep(1, 1)
        table.keep(2, 2)
        assert table == {2: 2}
    assert not table


def test_tables_together_hold_little_more_than_their_bound() -> None:
    """An owner with a table for each of many objects: the bound is not that of each."""
    tables: list[Table[int, int]] = [Table("example of many", most=80, together=True) for _ in range(20)]
    for number in range(1000):
        assert tables[number % 20].keep(number, -number) == -number
        assert sum(map(len, tables)) <= 90
    assert any(tables)
    again = pickle.loads(pickle.dumps(tables[0]))
    assert (again.together, again.most, len(again)) == (True, 80, 0)


def test_a_function_is_asked_again_once_it_has_forgotten() -> None:
    asked_for = []

    @remembered(most=2)
    def half(number: int) -> int:
        asked_for.append(number)
        return number // 2

    assert [half(2), half(2), half(4), half(6), half(2)] == [1, 1, 2, 3, 1]
    assert asked_for == [2, 4, 6, 2]
    forget()
    half(2)
    assert asked_for[-2:] == [2, 2]
    with limited_to(1):
        half(2), half(4), half(2)
    assert asked_for[-3:] == [2, 4, 2]
    asked_for.clear()
    with forgetful(1, one_in=1):
        half(2), half(2)
    assert asked_for == [2, 2]
    assert len(half) == 0


def test_what_follows_from_a_value_is_found_once_unless_all_is_forgotten() -> None:
    times = []

    class Value:
        @found_once
        def double(self) -> int:
            times.append(1)
            return 2

    value = Value()
    assert (value.double, value.double, len(times)) == (2, 2, 1)
    with forgetful(1):
        other = Value()
        assert (other.double, other.double, len(times)) == (2, 2, 3)

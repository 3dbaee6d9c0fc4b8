"""No module imports itself through others, not even for type checking only."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path, known: set[str]) -> Iterator[str]:
    """The modules that a module imports as it is loaded or checked; a function may import when called."""
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, ast.FunctionDef):
            waiting += ast.iter_child_nodes(node)
        match node:
            case ast.ImportFrom(module=str() as module, names=names):
                for name in names:
                    whole = f"{module}.{name.name}"
                    yield whole if whole in known else module
            case ast.Import(names=names):
                yield from (name.name for name in names)


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_reads_one_that_reads_it() -> None:
    paths = {name_of(path): path for path in sorted(SOURCE.rglob("*.py"))}
    known = set(paths)
    graph = {
        name: {found for found in imports(path, known) if found in known} for name, path in paths.items()
    }
    del graph["qupcore"]  # the face: only its users read it
    for found in graph.values():
        found.discard("qupcore")
    assert circle(graph) == []


def test_a_circle_is_seen() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})
    assert not circle({"a": {"b", "c"}, "b": {"c"}})

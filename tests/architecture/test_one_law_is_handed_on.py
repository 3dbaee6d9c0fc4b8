"""Every function that decides gets the law as an argument and never falls back on the national rules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "qupcore"
FILES = sorted(SOURCE.rglob("*.py"))
DECIDING = [path for path in FILES if path.relative_to(SOURCE).parts[0] in ("cases", "deciding")]
OF_THE_LAW = {"qupcore.law.topics.TOPICS"}
NATIONAL_ON_PURPOSE = {
    "cases/week/laying_out.py": "a week is laid out under the national law",
}


def imported(tree: ast.AST) -> Iterator[str]:
    """The whole names that a module imports from others, and those that it reads of a module."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str() as module, names=names):
                yield from (f"{module}.{name.name}" for name in names)
            case ast.Attribute(value=ast.Name(id="law"), attr=name):
                yield f"qupcore.law.{name}"


def by_default(tree: ast.AST) -> set[int]:
    """The nodes that stand as the default of an argument called `law`."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            places = [*node.args.posonlyargs, *node.args.args]
            pairs = [*zip(reversed(places), reversed(node.args.defaults), strict=False)]
            pairs += [*zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)]  # type: ignore[list-item]
            found |= {id(default) for argument, default in pairs if argument.arg == "law"}
    return found


def test_nothing_reads_the_rules_by_name_outside_the_room_of_the_law() -> None:
    outside = [path for path in FILES if path.relative_to(SOURCE).parts[0] != "law"]
    readers = {
        str(path.relative_to(SOURCE))
        for path in outside
        if OF_THE_LAW & set(imported(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert readers == set()


def test_a_law_is_never_left_out_below_a_public_function() -> None:
    """Without a default, a type checker finds every call that does not hand the law on."""
    for path in DECIDING:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                arguments = [argument.arg for argument in node.args.args]
                if "applied" in arguments:
                    required = len(arguments) - len(node.args.defaults)
                    assert arguments.index("applied") < required, f"{path.name}: {node.name}"


def test_the_national_law_is_named_only_as_a_default_or_on_purpose() -> None:
    named = set()
    for path in DECIDING:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        defaults = by_default(tree)
        if any(
            isinstance(node, ast.Name)
            and node.id in ("NATIONAL", "AS_IT_STANDS")
            and id(node) not in defaults
            for node in ast.walk(tree)
        ):
            named.add(str(path.relative_to(SOURCE)))
    assert named == set(NATIONAL_ON_PURPOSE)

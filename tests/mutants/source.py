"""A function with one thing in it changed, in every way that an author could have slipped.

Words are left alone, and so are what is raised and what is asserted: no answer lies in them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy

import attrs

__all__ = ["Slip", "made", "slips"]

_SLIPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_SIGNS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
}
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
_LEFT_ALONE = (ast.Assert, ast.Raise, ast.Import, ast.ImportFrom, ast.arguments, ast.JoinedStr)


@attrs.frozen
class Slip:
    """One change: in which function, where, what, and how to find it again."""

    function: str
    line: int
    kind: str
    what: str
    place: int
    way: int


def slips(text: str) -> Iterator[Slip]:
    """Every slip in the functions of a module, in order."""
    tree = ast.parse(text)
    for place, (function, node) in enumerate(_nodes(tree)):
        for way, (kind, what, _) in enumerate(_ways(node)):
            yield Slip(function, node.lineno, kind, what, place, way)


def made(text: str, slip: Slip) -> ast.Module:
    """The module with the slip in it."""
    tree = ast.parse(text)
    _, node = list(_nodes(tree))[slip.place]
    new = [found for _, _, found in _ways(node)][slip.way]
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is node:
                setattr(parent, field, new)
            elif isinstance(value, list):
                value[:] = [new if item is node else item for item in value]
    return ast.fix_missing_locations(tree)


def _nodes(tree: ast.Module) -> Iterator[tuple[str, ast.expr | ast.stmt]]:
    """What may be changed, with the function it is in: the outermost, as Python names it."""

    def functions(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, ast.expr | ast.stmt]]:
        for item in body:
            if isinstance(item, ast.ClassDef):
                yield from functions(item.body, f"{prefix}{item.name}.")
            elif isinstance(item, ast.FunctionDef):
                for statement in item.body:
                    yield from ((prefix + item.name, node) for node in _inside(statement))

    return functions(tree.body, "")


def _inside(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    if isinstance(node, _LEFT_ALONE) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        return
    if isinstance(node, ast.expr | ast.stmt):
        yield node
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list"}:
            continue
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, ast.AST):
                yield from _inside(part)


def _ways(node: ast.expr | ast.stmt) -> Iterator[tuple[str, str, ast.AST]]:
    """Each way to change what stands here: the kind, what it is, and what then stands here."""
    said = ast.unparse(node).split("\n")[0][:70]

    def other(**fields: object) -> ast.AST:
        new = deepcopy(node)
        for name, value in fields.items():
            setattr(new, name, value)
        return new

    match node:
        case ast.Compare(ops=[op], left=left, comparators=[right]) if type(op) in _SLIPS:
            slip = _SLIPS[type(op)]()
            yield "comparison", ast.unparse(ast.Compare(left, [slip], [right])), other(ops=[slip])
        case ast.BoolOp(op=op, values=parts):
            yield (
                "and or",
                f"the other in {said}",
                other(op=ast.Or() if isinstance(op, ast.And) else ast.And()),
            )
            for number, part in enumerate(parts):
                rest = [*parts[:number], *parts[number + 1 :]]
                yield (
                    "part dropped",
                    f"without {ast.unparse(part)[:60]}",
                    deepcopy(rest[0]) if len(rest) == 1 else other(values=deepcopy(rest)),
                )
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yield "negated", f"{ast.unparse(inner)[:60]} without its not", deepcopy(inner)
        case ast.BinOp(op=op) if type(op) in _SIGNS:
            yield "calculation", f"another sign in {said}", other(op=_SIGNS[type(op)]())
        case ast.AugAssign(op=op) if type(op) in _SIGNS:
            yield "calculation", f"another sign in {said}", other(op=_SIGNS[type(op)]())
        case ast.Constant(value=bool() as value):
            yield "yes and no", f"{not value} for {value}", ast.copy_location(ast.Constant(not value), node)
        case ast.Constant(value=int() as value):
            for number in (value - 1, value + 1):
                yield "number by one", f"{number} for {value}", ast.copy_location(ast.Constant(number), node)
        case ast.Call(func=ast.Name(id=name)) if name in _NAMES:
            yield "call", f"{_NAMES[name]} for {name}", other(func=ast.Name(_NAMES[name], ast.Load()))
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield "condition", f"never: {ast.unparse(test)[:60]}", other(test=ast.Constant(False))
            if not isinstance(node, ast.While):
                yield "condition", f"always: {ast.unparse(test)[:60]}", other(test=ast.Constant(True))
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            for number, loop in enumerate(node.generators):
                for place, test in enumerate(loop.ifs):
                    loops = deepcopy(node.generators)
                    del loops[number].ifs[place]
                    yield "condition", f"always: {ast.unparse(test)[:60]}", other(generators=loops)
        case ast.Expr(value=ast.Call()):
            yield "left out", said, ast.copy_location(ast.Pass(), node)

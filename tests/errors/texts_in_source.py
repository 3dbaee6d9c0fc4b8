"""The texts of errors that stand in the source: templates of `worded`, and plain texts given to an error."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "qupcore"
ERRORS = {
    "BadInput",
    "EngineDisagreement",
    "EngineFault",
    "Fault",
    "NoRulesInForce",
    "OutputLostError",
    "ParameterError",
    "PluginError",
    "QupError",
    "RuleError",
}
TEXTS = ("what", "why", "remedy")
NAMED = re.compile(rf"\b(?:worded|in_order|week_minutes|{'|'.join(sorted(ERRORS))})\s*\(")
"""A call that `_texts` reads. A file without one has no text."""


@cache
def texts_in_source() -> Mapping[str, str]:
    """Each text, and the room that it stands in."""
    found: dict[str, str] = {}
    for file in sorted(SOURCE.rglob("*.py")):
        room = file.relative_to(SOURCE).parts[0].removesuffix(".py")
        source = file.read_text("utf-8")
        if not NAMED.search(source):  # every file is read when the tests are collected: parse few of them
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call):
                for text in _texts(node):
                    found.setdefault(text, room)
    return found


def _texts(call: ast.Call) -> Iterator[str]:
    function = call.func
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    if name == "worded":
        yield from _plain(call.args[0])
    if name == "in_order" and len(call.args) > 2:
        yield from _plain(call.args[2])
    if name == "week_minutes" and len(call.args) > 1:
        yield from _plain(call.args[1])
    if name not in ERRORS:
        return
    places = ("path", "what", "remedy") if name == "Fault" else ("what", "where", "why", "remedy")
    given = [*zip(places, call.args, strict=False), *((item.arg, item.value) for item in call.keywords)]
    for place, value in given:
        if place in TEXTS:
            yield from _plain(value)


def _plain(value: ast.expr) -> Iterator[str]:
    """The text of a constant, or of both branches of a choice."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
        yield value.value
    if isinstance(value, ast.IfExp):
        yield from _plain(value.body)
        yield from _plain(value.orelse)

"""Every error has a stable code, and docs/errors.md lists every code."""

from __future__ import annotations

import ast
import copy
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import attrs
import pytest

from qupcore import errors
from qupcore.errors import CODES, BadInput, Code, EngineDisagreement, Fault, QupError

TOP = Path(__file__).parents[2]
KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, QupError)]
ERRORS = {kind.__name__ for kind in KINDS} | {"OutputLostError", "Fault"}


def codes_in(path: Path) -> Iterator[str]:
    """The codes that a module gives to errors and faults."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Constant(value=str() as text) if text in CODES:
                yield text
            case ast.Call(func=ast.Name(id=name), keywords=named) if name in ERRORS:
                yield from (
                    word.value.value
                    for word in named
                    if word.arg == "code" and isinstance(word.value, ast.Constant)
                )


SOURCES = sorted((TOP / "src").rglob("*.py"))


def test_every_code_has_a_meaning() -> None:
    assert tuple(CODES) == get_args(Code)
    assert all(told.what and told.remedy for told in CODES.values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_error_has_a_code_of_its_own(kind: type[QupError]) -> None:
    assert kind("wrong").code == kind.USUAL
    assert kind.USUAL in CODES
    assert kind("wrong", code="file.syntax").code == "file.syntax"


def test_every_code_that_is_given_is_known_and_every_known_one_is_given() -> None:
    given = {code for path in SOURCES if path.name != "codes.py" for code in codes_in(path)}
    assert given == set(CODES)


def constructions(path: Path) -> Iterator[tuple[str, bool]]:
    """Each place where a module makes a general error: the place, and whether it gives a code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="QupError" | "BadInput" | "PluginError"), keywords=named):
                yield f"{path.name}:{node.lineno}", "code" in {word.arg for word in named}
            case ast.Call(func=ast.Name(id="Fault"), args=places, keywords=named):
                starred = any(isinstance(place, ast.Starred) for place in places)
                yield (
                    f"{path.name}:{node.lineno}",
                    starred or len(places) == 4 or "code" in {word.arg for word in named},
                )


def test_every_general_error_is_given_a_code_where_it_is_made() -> None:
    """The default code of a class is for users who raise such an error in their own programs."""
    without = [place for path in SOURCES for place, given in constructions(path) if not given]
    assert without == []


def test_the_page_tells_every_code() -> None:
    page = (TOP / "docs" / "errors.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert rows == [f"| `{code}` | {told.what} | {told.remedy} |" for code, told in CODES.items()]


def test_an_error_of_a_process_is_the_same_in_another() -> None:
    for error in (
        BadInput("a", where="b", faults=(Fault("$.c", "d", "e", "input.date"),), code="input.faults"),
        EngineDisagreement("a", why="b", traces={"reference": {"c": None}}),
    ):
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
            assert type(again) is type(error)
            assert attrs.asdict(again) == attrs.asdict(error)
            assert (str(again), repr(again), again.args) == (str(error), repr(error), error.args)

"""The public modules, and the stubs that type checkers read beside them.

Write the stubs and the pages of reference anew: PYTHONPATH=tests python -m architecture.faces
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from qupcore.moved import NEW_PLACES

__all__ = ["FACES", "PLAIN", "PUBLIC", "SRC", "stubs"]

SRC = Path(__file__).parents[2] / "src"
FACES = (
    "qupcore",
    "qupcore.answers",
    "qupcore.asking",
    "qupcore.cases",
    "qupcore.catalogue",
    "qupcore.explaining",
    "qupcore.observing",
    "qupcore.plans",
    "qupcore.plugins",
    "qupcore.population",
    "qupcore.records",
    "qupcore.reforms",
    "qupcore.rules",
    "qupcore.tables",
    "qupcore.testing",
)
"""The modules that users import from, with names that are imported when they are asked for."""

PLAIN = ("qupcore.errors", "qupcore.memory")
"""The other modules that users import from: each defines its own names."""

PUBLIC = (*FACES, *PLAIN)
"""All modules that users import from, in the order of the reference."""

ROOMS = ("qupcore.engines",)
"""Rooms inside the house that import their names in the same way."""

HEAD = '"""{}"""\n\n# Written by tests/architecture/faces.py.\n'


def stubs() -> dict[Path, str]:
    """By file: the text of each stub."""
    found = {}
    for module in (*FACES, *ROOMS):
        face = import_module(module)._FACE
        lines = [*_imports({name: (place, name) for name, place in face.place.items()})]
        lines += [f"from {module} import {name} as {name}\n" for name in face.modules]
        if module == "qupcore":
            lines.append("from qupcore.moved import *\n")
        else:
            lines += [f"\n{old} = {now}\n" for old, (_, now) in face.moved.items()]
        said = (import_module(module).__doc__ or "").splitlines()[0]
        found[_file(module)] = HEAD.format(said) + "\n" + "".join(lines)
    old = "".join(_imports(NEW_PLACES))
    said = (import_module("qupcore.moved").__doc__ or "").splitlines()[0]
    found[_file("qupcore.moved")] = HEAD.format(said) + "\n" + old + "\nMOVED: dict[str, tuple[str, str]]\n"
    return found


def _imports(places: Mapping[str, tuple[str, str]]) -> list[str]:
    """One import a name; where the module calls it otherwise, the old name is given afterwards."""
    same = [(name, module) for name, (module, now) in sorted(places.items()) if name == now]
    other = [(name, module, now) for name, (module, now) in sorted(places.items()) if name != now]
    return [
        *(f"from {module} import {name} as {name}\n" for name, module in same),
        *(f"from {module} import {now} as _{now}\n" for _, module, now in other),
        *(f"\n{name} = _{now}\n" for name, _, now in other),
    ]


def _file(module: str) -> Path:
    path = SRC.joinpath(*module.split("."))
    return path / "__init__.pyi" if path.is_dir() else path.with_suffix(".pyi")


if __name__ == "__main__":
    for path, text in stubs().items():
        path.write_text(text, encoding="utf-8")
    from architecture.reference import write

    write(SRC.parent / "docs")

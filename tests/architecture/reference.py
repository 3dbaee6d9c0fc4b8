"""The pages of reference in docs: one for all public modules, and one for each."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from textwrap import indent

import qupcore
from architecture.faces import FACES, PUBLIC
from qupcore.memory import Remembered

__all__ = ["reference", "reference_pages", "write"]


def reference(page: str) -> str:
    """The first page: what is written by hand, then the modules with their names of today."""
    head, _, _ = page.partition(f"## [{FACES[0]}]")
    modules = "".join(map(_section, PUBLIC))
    listed = "".join(f"reference/{module}\n" for module in PUBLIC)
    return f"{head}{modules}```{{toctree}}\n:hidden:\n\n{listed}```\n"


def reference_pages() -> dict[str, str]:
    """By name of the file: the page of each module."""
    return {f"{module}.md": _page(module) for module in PUBLIC}


def write(docs: Path) -> None:
    """Write all pages anew."""
    first = docs / "reference.md"
    first.write_text(reference(first.read_text("utf-8")), encoding="utf-8")
    for name, text in reference_pages().items():
        (docs / "reference" / name).write_text(text, encoding="utf-8")


def _section(module: str) -> str:
    said = (import_module(module).__doc__ or "").splitlines()[0].removeprefix(f"{module}: ")
    names = _listed(sorted(import_module(module).__all__), module)
    return f"## [{module}](reference/{module}.md)\n\n{said[0].upper()}{said[1:]}\n\n{names}\n\n"


def _page(module: str) -> str:
    """The names of a module; those that are at the top of the house too are described there only."""
    names = sorted(import_module(module).__all__)
    top = [name for name in names if module != "qupcore" and name in qupcore.__all__]
    values = [name for name in names if name not in top and _is_value(module, name)]
    lead = f"Also here, and described in [qupcore](qupcore.md): {_listed(top)}.\n\n" if top else ""
    left = f"   :exclude-members: {', '.join((*top, *values))}\n" if top or values else ""
    described = "".join(f"\n.. {_directive(module, name)}\n" for name in values)
    return (
        f"# {module}\n\n{lead}```{{eval-rst}}\n.. automodule:: {module}\n   :members:\n{left}{described}```\n"
    )


def _listed(names: Iterable[str], module: str = "") -> str:
    """Names as links to where they are described."""
    return ", ".join(f"{{py:obj}}`~{'qupcore' if n in qupcore.__all__ else module}.{n}`" for n in names)


def _is_value(module: str, name: str) -> bool:
    """Whether a name is neither a class nor a function: Sphinx finds no description of such a name."""
    value = getattr(import_module(module), name)
    return not (inspect.isclass(value) or inspect.isfunction(value))


def _directive(module: str, name: str) -> str:
    """What describes a value: the text below its definition, or for a remembered function its docstring."""
    value = getattr(import_module(module), name)
    if isinstance(value, Remembered):
        return f"autofunction:: {module}.{name}"
    face = getattr(import_module(module), "_FACE", None)
    places = [face.place[name]] if face else sorted(m for m in sys.modules if m.startswith(module))
    said = next(text for place in places for text in _below(place, name))
    return f"py:data:: {name}\n\n{indent(said, '   ')}"


def _below(module: str, name: str) -> Iterator[str]:
    """The text below the definition of a name, where the module has one."""
    tree = ast.parse(Path(str(import_module(module).__file__)).read_text("utf-8"))
    for node, following in pairwise(tree.body):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            match following:
                case ast.Expr(value=ast.Constant(value=str(text))):
                    yield text

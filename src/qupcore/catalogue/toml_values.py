"""A TOML text as values, with every fault at its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from qupcore.catalogue.positions import line_numbers, line_of, shown
from qupcore.catalogue.structure import Flaws, RelativeFault
from qupcore.catalogue.toml_text import parse_toml
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded

__all__ = ["flawed", "toml_values"]

T = TypeVar("T")


def toml_values(text: str, name: str, read: Callable[[dict[str, Any]], T]) -> T:
    """Read a TOML text.

    Args:
        text: The text.
        name: The name of its file, for faults.
        read: From the tree to the values; it raises `Flaws`.

    Raises:
        BadInput: with a fault for everything wrong in the text.
    """
    tree = parse_toml(text, name)
    if isinstance(tree, Fault):
        raise _cannot_read(name, [tree])
    try:
        return read(tree)
    except Flaws as error:
        raise flawed(text, name, error.flaws) from None


def flawed(text: str, name: str, flaws: Iterable[RelativeFault]) -> BadInput:
    """The error for faults of a sound TOML text, each with its line and its path."""
    lines = line_numbers(text)
    faults = []
    for flaw in flaws:
        place = worded("{file}:{line}", file=name, line=line_of(lines, flaw.path))
        path = shown(flaw.path)
        where = worded("{place}: {path}", place=place, path=path) if path else place
        faults.append(Fault(where, flaw.what, flaw.remedy, flaw.code))
    return _cannot_read(name, faults)


def _cannot_read(name: str, faults: list[Fault]) -> BadInput:
    return BadInput(
        worded(
            "{names} cannot be read: {count} {part}",
            names=name,
            count=len(faults),
            part=worded("fault") if len(faults) == 1 else worded("faults"),
        ),
        remedy="mend each",
        faults=tuple(faults),
        code="input.faults",
    )

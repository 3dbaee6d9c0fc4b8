"""A TOML text as values, with every fault at its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from qupcore.catalogue.positions import line_numbers, line_of, shown
from qupcore.catalogue.structure import Flaws, RelativeFault
from qupcore.catalogue.toml_text import parse_toml
from qupcore.domain.input_limits import input_limits, limit_remedy
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded

__all__ = ["flawed", "toml_file", "toml_values"]

T = TypeVar("T")


def toml_file(data: bytes, name: str, read: Callable[[dict[str, Any]], T], *, wanted: str) -> T:
    """Read the TOML of a file.

    Args:
        data: The file, in UTF-8.
        name: Its name, for faults.
        read: From the tree to the values; it raises `Flaws`.
        wanted: What to give instead of a file that is too large.

    Raises:
        BadInput: it is larger than `catalogue_bytes` or not UTF-8, or has faults; all are told.
    """
    most = input_limits().catalogue_bytes
    if len(data) > most:
        raise BadInput(
            worded("{name} has more than {count} bytes", name=name, count=most),
            remedy=limit_remedy("catalogue_bytes", wanted),
            code="file.too-large",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(
            worded("{name} is not UTF-8", name=name), remedy="save it as UTF-8", code="file.unreadable"
        ) from None
    return toml_values(text, name, read)


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

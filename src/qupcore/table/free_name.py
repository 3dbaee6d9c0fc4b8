"""A name for a column that is added to a table of somebody else's."""

from __future__ import annotations

from collections.abc import Container

__all__ = ["free_name"]


def free_name(name: str, taken: Container[str]) -> str:
    """The name, or a longer one where the table has it already.

    >>> free_name("row", {"row", "row_"})
    'row__'
    """
    while name in taken:
        name += "_"
    return name

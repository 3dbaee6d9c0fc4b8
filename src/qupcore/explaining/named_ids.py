"""Measures, offers and needs by name, in a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["Names", "bare_id", "named_ids"]

Names = Mapping[str, str]
"""The name of each measure, offer and need by its id; one without a name is shown by its id."""


def named_ids(ids: Iterable[str], names: Names) -> str:
    """The names of some ids, with commas."""
    return ", ".join(names.get(id, id) for id in ids)


def bare_id(id: str) -> str:
    """The id without the number of an element in a plan."""
    return id.partition("#")[0]

"""A tree as TOML in one line for each entry: enough for a reader, whatever it holds."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

__all__ = ["toml_bytes"]


def toml_bytes(tree: Any) -> bytes:
    """The bytes of a file with a tree."""
    if not isinstance(tree, dict):
        return _text(tree).encode("utf-8", "replace")
    return "\n".join(f"{json.dumps(str(key))} = {_text(tree[key])}" for key in tree).encode()


def _text(tree: Any) -> str:
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{json.dumps(str(key))} = {_text(tree[key])}" for key in tree) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(_text, tree)) + "]"
    if isinstance(tree, bool):
        return str(tree).lower()
    if isinstance(tree, date):
        return tree.isoformat()
    if isinstance(tree, int | float):
        return str(tree)
    return json.dumps("" if tree is None else str(tree))

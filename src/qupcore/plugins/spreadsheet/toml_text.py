"""Writing a catalogue as TOML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

__all__ = ["catalogue_text", "toml_value"]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


def catalogue_text(entries: Mapping[str, Iterable[Mapping[str, Any]]], head: Iterable[str] = ()) -> str:
    """A catalogue file: lines at its head, then each entry as a table of its list.

    >>> print(catalogue_text({"measures": [{"id": "3301:a", "covers": ["debt"]}]}), end="")
    [[measures]]
    id = "3301:a"
    covers = ["debt"]
    """
    parts = ["".join(f"{line}\n" for line in head)] if head else []
    parts += [
        f"[[{kind}]]\n" + "".join(f"{key} = {toml_value(value)}\n" for key, value in entry.items())
        for kind, found in entries.items()
        for entry in found
    ]
    return "\n".join(part for part in parts if part)


def toml_value(value: Any) -> str:
    """A text, number, day, list or table as TOML on one line.

    >>> toml_value({"nb": "Én", "days": [date(2026, 9, 1)], "sure": True})
    '{ nb = "Én", days = [2026-09-01], sure = true }'
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{"".join(map(_letter, value))}"'
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {toml_value(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_value, value))}]"
    return str(value)


def _letter(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    return letter if letter >= " " and letter != "\x7f" else f"\\u{ord(letter):04x}"

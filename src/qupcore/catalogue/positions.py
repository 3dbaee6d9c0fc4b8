"""The line of each key in a TOML text.

`tomllib` gives values without positions. This module reads the same text again once a fault is found. The
text is known to be valid TOML, so only the beginnings and ends of keys and values matter.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

__all__ = ["Path", "line_numbers", "line_of", "shown"]

Path = tuple[str | int, ...]
"""Keys and numbers from the root of the file: `("measures", 0, "limits", 1, "months")`."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+')
_TEXT = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'{3}[\s\S]*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_BARE = re.compile(r"[^,\]}#\n]*")


def line_numbers(text: str) -> dict[Path, int]:
    """The line, counted from 1, of each key, table and list element of a sound TOML text.

    >>> lines = line_numbers("[[measures]]\\nlimits = [\\n  { months = 6 },\\n]")
    >>> lines[("measures", 0, "limits", 0, "months")]
    3
    """
    return _Scan(text).found


def line_of(lines: dict[Path, int], path: Path) -> int:
    """The line of a path, or of the nearest enclosing entry in the file."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def shown(path: Path) -> str:
    """A path in its written form: `measures[0].limits[1].months`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


class _Scan:
    """Reads the text once and notes the start of each path."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, int] = {}
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._counts: dict[Path, int] = {}
        table: Path = ()
        while self._skip(_BLANK) < len(text):
            if text.startswith("[[", self.at):
                self.at += 2
                table = self._list_table(self._dotted())
                self.at = text.index("]]", self.at) + 2
            elif text[self.at] == "[":
                self.at += 1
                table = self._placed(self._dotted())
                self.found.setdefault(table, self._line())
                self.at = text.index("]", self.at) + 1
            else:
                self._pair(table)

    def _line(self) -> int:
        return bisect_right(self._starts, self.at)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
        return self.at

    def _dotted(self) -> tuple[str, ...]:
        keys = []
        while True:
            self._skip(_SPACE)
            start = self.at
            key = self.text[start : self._skip(_KEY)]
            keys.append(str(tomllib.loads(f"k = {key}")["k"]) if key[:1] in "\"'" else key)
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return tuple(keys)
            self.at += 1

    def _placed(self, keys: tuple[str, ...]) -> Path:
        """A table's path, through the newest element of each list of tables before it."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _list_table(self, keys: tuple[str, ...]) -> Path:
        path = (*self._placed(keys[:-1]), keys[-1])
        number = self._counts.get(path, 0)
        self._counts[path] = number + 1
        self.found.setdefault(path, self._line())
        self.found[(*path, number)] = self._line()
        return (*path, number)

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for key in self._dotted():
            path = (*path, key)
            self.found.setdefault(path, line)
        self.at = self.text.index("=", self.at) + 1
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Path) -> None:
        first = self.text[self.at : self.at + 1]
        if first in ('"', "'"):
            self._skip(_TEXT)
        elif first in ("[", "{"):
            self._inside(path, "]" if first == "[" else "}")
        else:
            self._skip(_BARE)

    def _inside(self, path: Path, closing: str) -> None:
        self.at += 1
        number = 0
        while self._skip(_BLANK) < len(self.text) and self.text[self.at] != closing:
            if self.text[self.at] == ",":
                self.at += 1
            elif closing == "}":
                self._pair(path)
            else:
                self.found[(*path, number)] = self._line()
                self._value((*path, number))
                number += 1
        self.at += 1

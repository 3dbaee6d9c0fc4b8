"""Series of one cell, for truths, bits, numbers and words that are the same in every row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qupcore.table.loading import polars_library

__all__ = ["BYTE", "Constants"]

BYTE = 8
"""Bits of a byte."""


class Constants:
    """Series of one cell. To make one takes longer than to work with it, so each is made once."""

    def __init__(self) -> None:
        self._pl: Any = polars_library()
        self._bits = [self._pl.Series([1 << place], dtype=self._pl.UInt8) for place in range(BYTE)]
        self.zero = self._pl.Series([0], dtype=self._pl.UInt8)
        self._truths: dict[bool | None, Any] = {}
        self._numbers: dict[int, Any] = {}
        self._words: dict[tuple[str, ...], Mapping[str | None, Any]] = {}

    def bit(self, place: int) -> Any:
        """A byte with one bit set."""
        return self._bits[place]

    def truth(self, value: bool | None) -> Any:
        """A truth."""
        if value not in self._truths:
            self._truths[value] = self._pl.Series([value], dtype=self._pl.Boolean)
        return self._truths[value]

    def number(self, value: int) -> Any:
        """A number of 64 bits."""
        if value not in self._numbers:
            self._numbers[value] = self._pl.Series([value], dtype=self._pl.Int64)
        return self._numbers[value]

    def word(self, value: str | None, among: tuple[str, ...]) -> Any:
        """A word of an answer."""
        if among not in self._words:
            every = self._pl.Series([None, *among], dtype=self._pl.Enum(among))
            self._words[among] = {one: every[n : n + 1] for n, one in enumerate((None, *among))}
        return self._words[among][value]

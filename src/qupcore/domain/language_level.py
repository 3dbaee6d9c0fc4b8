"""The levels of language of the Common European Framework of Reference for Languages (CEFR)."""

from __future__ import annotations

from typing import Literal

__all__ = ["LEVELS", "LanguageLevel"]

LanguageLevel = Literal["A0", "A1", "A2", "B1", "B2", "C1", "C2"]
"""A level of language; `A0` is below A1."""

LEVELS: tuple[LanguageLevel, ...] = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
"""The levels, lowest first."""

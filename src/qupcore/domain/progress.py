"""The callback by which a long call reports its progress."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

__all__ = ["Progress"]

Progress: TypeAlias = Callable[[int, "int | None"], None]
"""Called with how many are done, and how many there are; None where that is not known."""

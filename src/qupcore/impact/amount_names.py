"""What a change of the law does to the benefit of a month, by name."""

from __future__ import annotations

from typing import Literal, get_args

__all__ = ["AMOUNT_NAMES", "AmountName"]

AmountName = Literal["gained", "lost", "raised", "lowered"]
"""Of those who get a right, of those who lose it, and of those who have one under both laws."""

AMOUNT_NAMES: tuple[AmountName, ...] = get_args(AmountName)

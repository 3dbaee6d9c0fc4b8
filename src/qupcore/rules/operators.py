"""The signs of the rule language, and how a division rounds."""

from __future__ import annotations

from typing import Literal

__all__ = ["COMPLEMENT", "Operator", "Rounding", "Sign"]

Operator = Literal["<", "<=", "==", "!=", ">=", ">"]
Sign = Literal["+", "-", "*", "min", "max"]
Rounding = Literal["down", "up", "half_up"]

COMPLEMENT: dict[Operator, Operator] = {
    "<": ">=",
    ">=": "<",
    "<=": ">",
    ">": "<=",
    "==": "!=",
    "!=": "==",
}
"""Each comparison and the one that holds where it does not."""

"""The operators and the roundings of the rule language."""

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
"""By comparison: its negation."""

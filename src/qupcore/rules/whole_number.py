"""The check that a literal number of a rule is a whole number."""

from __future__ import annotations

from qupcore.errors import RuleError
from qupcore.errors.worded import worded

__all__ = ["whole_number"]


def whole_number(node: object, attribute: object, value: int) -> None:
    """Refuse the value of a constant that is no whole number; `True` is none.

    Raises:
        RuleError: the value has another type than `int`.
    """
    if type(value) is not int:
        raise RuleError(
            worded("a constant is a {name}", name=type(value).__name__),
            remedy="give a whole number, and its unit if it has one",
        )

"""What the code needs of a law and a trial law may lack: a formula, or a rule that stands for a deadline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from qupcore.errors import RuleError
from qupcore.errors.worded import worded

__all__ = ["Amounts", "found_in_law"]

T = TypeVar("T")


class Amounts(dict[str, "int | None"]):
    """The calculated terms; one that no formula of the law gives is told by its name.

    >>> Amounts({"rate.yearly": 1})["rate.daily"]
    Traceback (most recent call last):
        ...
    qupcore.errors.RuleError: nothing in the law gives rate.daily
      remedy: keep a rule or a formula for it in the law
    """

    def __missing__(self, name: str) -> int | None:
        raise _lacking(name)


def found_in_law(found: Iterable[T], name: str) -> T:
    """The first of what was found.

    Args:
        found: Rules, formulas or findings.
        name: What was looked for: a term or the id of a rule.

    Raises:
        RuleError: nothing was found; the law lacks it.

    >>> found_in_law([1, 2], "rate.daily")
    1
    """
    for item in found:
        return item
    raise _lacking(name)


def _lacking(name: str) -> RuleError:
    return RuleError(
        worded("nothing in the law gives {name}", name=name),
        remedy="keep a rule or a formula for it in the law",
    )

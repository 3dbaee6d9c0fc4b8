"""What the bits and columns of an answer stand for: rules, missing terms and amounts, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from qupcore.domain.truth import Outcome, Verdict, outcome_of, verdict_of
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.rules.rulebook import Rulebook

__all__ = ["Amount", "Legend", "legend_of"]

_MOST = 63
"""Bits of a mask: as many as a whole number of 64 bits with a sign has beside it."""


@attrs.frozen
class Amount:
    """A calculated term among the answers.

    Attributes:
        name: The name of the term.
        unit: Its unit: `øre`, `days`, `date` and so on.
    """

    name: str
    unit: str


@attrs.frozen
class Legend:
    """What the columns of an answer stand for.

    Attributes:
        outcomes: The words of `outcome`: holds, does not hold, not known.
        conditions: The ids of the conditions, which `failed_rule` names.
        rules: The ids of all rules, in the order of the bits of `failed` and `unknown`, the lowest first.
        terms: The terms, in the order of the bits of `missing`, the lowest first.
        amounts: The calculated terms, each a column of its own.
    """

    outcomes: tuple[Outcome | Verdict, ...]
    conditions: tuple[str, ...]
    rules: tuple[str, ...]
    terms: tuple[str, ...]
    amounts: tuple[Amount, ...]

    def rules_in(self, mask: int) -> tuple[str, ...]:
        """The ids of the rules whose bit is set in `failed` or `unknown`.

        >>> Legend((), (), ("a", "b", "c"), (), ()).rules_in(5)
        ('a', 'c')
        """
        return tuple(name for place, name in enumerate(self.rules) if mask >> place & 1)

    def terms_in(self, mask: int) -> tuple[str, ...]:
        """The terms whose bit is set in `missing`."""
        return tuple(name for place, name in enumerate(self.terms) if mask >> place & 1)


def legend_of(rulebooks: Iterable[Rulebook], *, right: bool) -> Legend:
    """The legend of the answers of some rulebooks of one topic; several where rows have days of their own.

    Args:
        rulebooks: The rulebooks.
        right: Whether the topic is the right, whose outcome has words of its own.

    Raises:
        RuleError: there are more rules or terms than a mask has bits.
    """
    books = tuple(rulebooks)
    truths = (True, False, None)
    outcomes = tuple(map(outcome_of, truths)) if right else tuple(map(verdict_of, truths))
    conditions = dict.fromkeys(entry.id for book in books for entry in book.conditions)
    others = dict.fromkeys(entry.id for book in books for entry in book.entries)
    read = dict.fromkeys(name for book in books for entry in book.conditions for name in entry.terms)
    worked_out = {item.gives: item.terms for book in books for item in book.calculations}
    terms: dict[str, None] = {}
    waiting = list(reversed(read))
    while waiting:
        name = waiting.pop()
        if name in worked_out:
            waiting += reversed(tuple(worked_out[name]))
        else:
            terms[name] = None
    amounts = {
        item.gives: Amount(item.gives, item.formula.gives.unit)
        for book in books
        for item in book.calculations
    }
    rules = tuple({**conditions, **others})
    for several, what in ((rules, worded("rules")), (tuple(terms), worded("facts"))):
        if len(several) > _MOST:
            raise RuleError(
                worded(
                    "a table has {count} {what}, and a mask holds {most}",
                    count=len(several),
                    what=what,
                    most=_MOST,
                ),
                remedy="give one day for all rows, or decide case by case",
            )
    return Legend(outcomes, tuple(conditions), rules, tuple(terms), tuple(amounts.values()))

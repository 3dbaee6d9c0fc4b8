"""The rules and conventions of a law while a reform changes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

import attrs

from qupcore.domain.hint import remedy
from qupcore.domain.period import Period
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.rules.nodes import Condition, Node, Number
from qupcore.rules.parameters import Parameter
from qupcore.rules.rebuilding import rebuilt
from qupcore.rules.writing import Formula, Placed, Provision, Rule

__all__ = ["FIRST_DAY", "LAST_DAY", "Draft", "with_tree"]

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
"""The days between which a reform begins and ends."""

ONE_DAY = timedelta(days=1)
_MOST_NAMED = 12


def with_tree(placed: Placed, tree: Node) -> Placed:
    """The same rule or formula with another tree."""
    if isinstance(placed, Formula):
        assert isinstance(tree, Number)
        return attrs.evolve(placed, number=tree)
    assert isinstance(placed, Rule)
    assert isinstance(tree, Condition)
    return attrs.evolve(placed, when=tree)


@attrs.frozen
class Draft:
    """The content of a law between two operations of a reform.

    Attributes:
        rules: Every rule and formula of every period, in the order of evaluation.
        conventions: The numbers that no rule reads.
        reform: The name of the reform, for errors and citations.
        source: The source of the reform.
    """

    rules: tuple[Placed, ...]
    conventions: tuple[Parameter, ...]
    reform: str
    source: str

    def with_id(self, rule: str) -> tuple[Placed, ...]:
        """The rules with an id, one for each wording.

        Raises:
            RuleError: the law has none.
        """
        found = tuple(placed for placed in self.rules if placed.id == rule)
        if not found:
            ids = dict.fromkeys(placed.id for placed in self.rules)
            raise RuleError(
                worded("the law has no rule {rule}", rule=rule),
                where=self.reform,
                remedy=remedy(rule, ids, most=_MOST_NAMED),
            )
        return found

    def replacing(self, change: Callable[[Placed], Iterable[Placed]]) -> Draft:
        """The draft with each rule replaced by those that `change` gives for it."""
        return attrs.evolve(self, rules=tuple(new for placed in self.rules for new in change(placed)))

    def with_numbers(self, new: Mapping[str, Parameter]) -> Draft:
        """The draft in which the new numbers are read wherever the old ones of their names were."""

        def other(node: Node) -> Node | None:
            return new.get(node.name) if isinstance(node, Parameter) else None

        def change(placed: Placed) -> tuple[Placed, ...]:
            tree = rebuilt(placed.tree, other)
            return (placed if tree is placed.tree else with_tree(placed, tree),)

        conventions = tuple(new.get(number.name, number) for number in self.conventions)
        return attrs.evolve(self.replacing(change), conventions=conventions)


def until(placed: Placed, start: date) -> Placed | None:
    """The rule with its provisions before a day only; None where it has none."""
    return _kept(placed, lambda valid: _cut(valid, None, start - ONE_DAY))


def since(placed: Placed, after: date) -> Placed | None:
    """The rule with its provisions after a day only; None where it has none."""
    return _kept(placed, lambda valid: _cut(valid, after + ONE_DAY, None))


def _kept(placed: Placed, cut: Callable[[Period], Period | None]) -> Placed | None:
    provisions: list[Provision] = []
    for place in placed.provisions:
        valid = cut(place.valid)
        if valid is not None:
            provisions.append(place if valid == place.valid else attrs.evolve(place, valid=valid))
    return attrs.evolve(placed, provisions=tuple(provisions)) if provisions else None


def _cut(valid: Period, first: date | None, last: date | None) -> Period | None:
    """The part of a period from one day to another; None where nothing is left."""
    start = max(valid.start, first or valid.start)
    ends = [day for day in (valid.end, last) if day is not None]
    end = min(ends) if ends else None
    return None if end is not None and end < start else Period(start, end)

"""What a condition and a number are as formulas: pairs that say what is known of them."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from qupcore.laboratory.smt.logic import Formal, Numeral, all_hold, negated, one_holds

__all__ = ["Held", "Quantity", "all_of_them", "any_of_them"]


@attrs.frozen(eq=False)
class Held:
    """A condition.

    Attributes:
        yes: Whether it is surely true.
        no: Whether it is surely false. Never both; neither is "unknown".
    """

    yes: Formal
    no: Formal

    @property
    def open(self) -> Formal:
        """Whether it is unknown."""
        return all_hold((negated(self.yes), negated(self.no)))

    @property
    def contrary(self) -> Held:
        """The condition that is true where this one is false."""
        return Held(self.no, self.yes)


@attrs.frozen(eq=False)
class Quantity:
    """A number.

    Attributes:
        known: Whether it is known.
        value: The number where it is known; any number where it is not.
    """

    known: Formal
    value: Numeral


def all_of_them(parts: Iterable[Held]) -> Held:
    """True if all are, false if one is."""
    parts = tuple(parts)
    return Held(all_hold(part.yes for part in parts), one_holds(part.no for part in parts))


def any_of_them(parts: Iterable[Held]) -> Held:
    """True if one is, false if all are."""
    parts = tuple(parts)
    return Held(one_holds(part.yes for part in parts), all_hold(part.no for part in parts))

"""Money as whole øre: exact, never a float."""

from __future__ import annotations

import re
from functools import total_ordering

import attrs

from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["Money"]

_DECIMAL = re.compile(r"(\d{1,14})(?:\.(\d{1,2}))?", re.ASCII)
_LARGEST_ORE = 10**15  # far above any benefit, far below 2**53: engines compare these as machine integers


@total_ordering
@attrs.frozen(order=False)
class Money:
    """An amount in whole øre, zero or more (100 øre = 1 krone).

    >>> Money.from_nok(12_000)
    Money(ore=1200000)
    >>> Money.from_nok("12000.50").ore
    1200050
    >>> str(Money.from_nok("12000.50"))
    '12000.50'
    >>> Money(5) < Money(7) and Money(5) + Money(7) == Money(12)
    True
    """

    ore: int = attrs.field()

    @ore.validator
    def _whole(self, _: object, ore: object) -> None:
        if type(ore) is not int or not 0 <= ore <= _LARGEST_ORE:
            raise BadInput(
                worded(
                    "an amount is a whole number of øre from 0 to {largest_ore}, got {ore!r}",
                    largest_ore=_LARGEST_ORE,
                    ore=ore,
                ),
                remedy="use Money.from_nok for kroner",
                code="input.number",
            )

    @classmethod
    def from_nok(cls, nok: int | str) -> Money:
        """Read kroner given as a whole number or a decimal string with a point and at most two decimals.

        Raises:
            BadInput: for anything else: floats and bools, spaces, commas, signs, exponents.
        """
        if type(nok) is int and nok >= 0:
            return cls(nok * 100)
        if isinstance(nok, str) and (match := _DECIMAL.fullmatch(nok)):
            kroner, hundredths = match.groups()
            return cls(int(kroner) * 100 + int((hundredths or "").ljust(2, "0")))
        raise BadInput(
            "expected a whole number or a decimal string",
            remedy='write 12000 or "12000.50"',
            code="input.number",
        )

    def __lt__(self, other: Money) -> bool:
        return self.ore < other.ore if isinstance(other, Money) else NotImplemented

    def __add__(self, other: Money) -> Money:
        return Money(self.ore + other.ore)

    def __str__(self) -> str:
        kroner, rest = divmod(self.ore, 100)
        return f"{kroner}.{rest:02}" if rest else str(kroner)

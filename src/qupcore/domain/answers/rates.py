"""The rates of the benefit on a day."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore.domain.answers.decision import ParameterUse
from qupcore.domain.answers.provisional import Provisional
from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.money import Money

__all__ = ["Rates"]


@attrs.frozen(kw_only=True)
class Rates:
    """What the benefit is on a day, before anything is deducted.

    Attributes:
        on: The day.
        g: The basic amount of the National Insurance (G) a year.
        factor_thousandths: How many thousandths of G the benefit is a year (2041 for 2.041).
        full: The full rate a year.
        under_25: The rate a year for a participant under 25.
        per_day: The full rate for one of 260 benefit days.
        per_day_under_25: The same under 25.
        child_per_day: The supplement for each child and benefit day, None where it is not known.
        parameters: The numbers behind them, with their sources.
        provisional: The numbers that may yet be set otherwise for the day, and how long each is known.
        rulebook: SHA-256 of the rules and numbers in force.
        engines: Name and version of each engine that calculated; they agreed.
        under: The law that the answer was given under.
    """

    on: date
    g: Money
    factor_thousandths: int
    full: Money
    under_25: Money
    per_day: Money
    per_day_under_25: Money
    child_per_day: Money | None
    parameters: tuple[ParameterUse, ...]
    provisional: tuple[Provisional, ...]
    rulebook: str
    engines: tuple[tuple[str, str], ...]
    under: UnderLaw = attrs.field(factory=UnderLaw)

    @property
    def final(self) -> bool:
        """Whether no number is provisional on the day."""
        return not self.provisional

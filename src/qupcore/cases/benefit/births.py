"""The births on which the rate of § 35 depends: groups that have the same rate on each of some days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

import attrs

from qupcore.cases.ruling.age import age_in_years
from qupcore.cases.ruling.ruling import evaluate
from qupcore.law.sotjl import p35_right
from qupcore.law.terms.right import ApplicantFacts
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["Births", "births_of"]

_OLDEST = ApplicantFacts.age.high or 150
_AFTER = 6
"""Days after the 28th of a month, or the day itself if it is earlier: no birthday of the day is later."""


@attrs.frozen
class Births:
    """Groups of birth dates, the oldest people first.

    Attributes:
        through: The last birth date of each group but the last one.
        lowered: For each day, whether each group gets two thirds on it: 1, or 0 for the full rate.
    """

    through: tuple[date, ...]
    lowered: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.through) + 1


def births_of(days: Sequence[date], applied: AppliedLaw) -> Births:
    """The groups of births for some days.

    Args:
        days: The days, by date.
        applied: The law, and the numbers chosen where it leaves them open.

    Source: sosialtjenesteloven § 35 (2).

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> births_of([date(2026, 9, 1), date(2026, 9, 2)], AS_IT_STANDS)
    Births(through=(datetime.date(2001, 9, 1), datetime.date(2001, 9, 2)), lowered=((0, 1, 1), (0, 0, 1)))
    """
    changes = sorted(applied.law.changes(p35_right.AGE))
    by_age: dict[int, tuple[int, ...]] = {}
    for day in days:
        edition = bisect_right(changes, day)
        if edition not in by_age:
            by_age[edition] = _lowered_by_age(day, applied)
    lowered = {day: by_age[bisect_right(changes, day)] for day in days}
    through = sorted(
        {
            _last_birth(day, age, applied)
            for day, found in lowered.items()
            for age in range(1, len(found))
            if found[age] != found[age - 1]
        }
    )
    someone = [*through, through[-1] + timedelta(days=1)] if through else [None]
    return Births(
        tuple(through),
        tuple(
            tuple(found[age_in_years(born, day, applied) if born else 0] for born in someone)
            for day, found in lowered.items()
        ),
    )


def _lowered_by_age(day: date, applied: AppliedLaw) -> tuple[int, ...]:
    """Whether somebody gets two thirds, by age in years."""
    rulings = (
        evaluate(p35_right.AGE, day, {ApplicantFacts.age.name: age}, applied) for age in range(_OLDEST + 1)
    )
    return tuple(int(ruling.holds is False) for ruling in rulings)


def _last_birth(day: date, age: int, applied: AppliedLaw) -> date:
    """The latest birth date of somebody who has reached an age on a day."""
    born = date(day.year - age, day.month, min(day.day, 28)) + timedelta(days=_AFTER)
    while age_in_years(born, day, applied) < age:
        born -= timedelta(days=1)
    return born

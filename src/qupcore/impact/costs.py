"""What the benefit comes to by month under two laws: for everybody and by group."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from qupcore.impact.counts import RowKind
from qupcore.impact.rounding import Ends
from qupcore.rules.law import Law

__all__ = ["CostBounds", "CostByMonth", "CostRow"]


@attrs.frozen(kw_only=True)
class CostBounds:
    """A number at least and at most, both included; None where no end is known.

    Attributes:
        before: Under the first law.
        after: Under the second.
        change: From the first to the second.
    """

    before: Ends
    after: Ends
    change: tuple[int | None, int | None]


@attrs.frozen(kw_only=True)
class CostRow:
    """What a month comes to for everybody or one group.

    Attributes:
        kind: Whose row it is.
        group: The words of the group, as in `ImpactRow`.
        month: The first day of the month; None: all months together.
        right: The number of people who have a right on the first day of the month; None for all months.
        cost: What the benefit of the whole month comes to if each of them takes part throughout, in øre,
            before tax.
    """

    kind: RowKind
    group: tuple[str | None, ...] = ()
    month: date | None
    right: CostBounds | None
    cost: CostBounds


@attrs.frozen(kw_only=True)
class CostByMonth:
    """What the benefit would come to by month under two laws, if all who have a right took part.

    Attributes:
        laws: The two laws, each followed through time.
        months: The first day of each month.
        by: The traits by which people are grouped.
        policy: Numbers that both laws leave open, chosen otherwise than the default, by full name.
        least: Ends are moved outwards by what so many people can add to them; 1 leaves them as they are.
        made_up: Whether the people are made up, so that nothing here says anything about people.
        with_children: Whether the child supplement is in the cost.
        provisional: The months for which a rate was not known, and the last known one was used.
        rows: Each month, and in it everybody and then the groups.
        together: All months: everybody, and then the groups.
    """

    laws: tuple[Law, Law]
    months: tuple[date, ...]
    by: tuple[str, ...]
    policy: Mapping[str, int]
    least: int
    made_up: bool
    with_children: bool
    provisional: tuple[date, ...]
    rows: tuple[CostRow, ...]
    together: tuple[CostRow, ...]

    @property
    def of_everybody(self) -> tuple[CostRow, ...]:
        """The row of everybody in each month."""
        return tuple(row for row in self.rows if row.kind == "all")

    @property
    def differs(self) -> bool:
        """Whether the second law may cost something else in any month, or give others a right."""
        ends = (
            end for row in self.rows for bounds in (row.cost, row.right) if bounds for end in bounds.change
        )
        return any(end != 0 for end in ends)

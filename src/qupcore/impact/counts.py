"""What comes of a change of the law for a table of people: counts, some of them hidden, and bounds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import attrs

from qupcore.impact.outcomes import ImpactClass
from qupcore.laboratory.sides import Sides

__all__ = ["Impact", "ImpactAmounts", "ImpactAverage", "ImpactBounds", "ImpactFacts", "ImpactRow", "RowKind"]

RowKind = Literal["all", "group", "small_groups"]
"""Everybody, one group, or the groups that are too small to be named, together."""


@attrs.frozen(kw_only=True)
class ImpactAmounts:
    """What a change of the law gives and takes in the month, in øre, before tax: at least and at most.

    Each person counts with the benefit of the whole month. The ends are moved outwards; None is an end that
    is not known.

    Attributes:
        gained: The benefit of those who get a right.
        lost: The benefit of those who lose it.
        raised: How much more those get together who have a right under both and get more.
        lowered: How much less those get together who have a right under both and get less.
    """

    gained: tuple[int, int | None]
    lost: tuple[int, int | None]
    raised: tuple[int, int | None]
    lowered: tuple[int, int | None]


@attrs.frozen(kw_only=True)
class ImpactAverage:
    """What people of a class gain or lose in the month on average, of those who do.

    Attributes:
        age_group: Their age.
        children: Whether there are children in the household; None: not known.
        average_ore: The average, in øre, rounded to two digits.
    """

    age_group: str
    children: bool | None
    average_ore: int


@attrs.frozen(kw_only=True)
class ImpactRow:
    """The people of one group, counted; None stands for a number that is hidden.

    Attributes:
        kind: Whose row it is.
        group: The words of the group, one for each trait; None where a trait is unknown. Empty for `all` and
            `small_groups`.
        people: The number of people.
        changed: The number of people who are decided otherwise.
        classes: The number of people of each class.
        amounts: What they gain and lose; None where a number of the row is hidden.
    """

    kind: RowKind
    group: tuple[str | None, ...] = ()
    people: int | None
    changed: int | None
    classes: Mapping[ImpactClass, int | None]
    amounts: ImpactAmounts | None = None

    @property
    def hides(self) -> bool:
        """Whether a number is hidden."""
        return None in (self.people, self.changed, *self.classes.values())


@attrs.frozen(kw_only=True)
class ImpactBounds:
    """The number of people with a right: at least and at most, both included.

    Attributes:
        before: Under the first law.
        after: Under the second.
        change: From the first to the second.
        reached: Whether some way of filling in all that is unknown reaches each end of `change`, apart from
            rounding; else it may be nearer to the other end.
    """

    before: tuple[int, int]
    after: tuple[int, int]
    change: tuple[int, int]
    reached: bool


@attrs.frozen(kw_only=True)
class ImpactFacts:
    """Facts of a class of people, rounded so that they are about nobody in particular.

    Attributes:
        ages: Ages that three quarters of them or more have, each from the first to the last, in whole years:
            steps of five years, each with at least a tenth of those whose age is known. Empty where none are
            told.
        conditions: The conditions that fail under the law that refuses them, by id, with the share of the
            class in percent, in steps of ten; the largest first.
    """

    ages: tuple[tuple[int, int], ...]
    conditions: Mapping[str, int]


@attrs.frozen(kw_only=True)
class Impact:
    """Whom a change of the law touches in a table of people, and how many.

    Attributes:
        sides: The two laws, each as it is on a day. People are looked at on the later day.
        by: The traits by which people are counted.
        policy: Numbers that both laws leave open, chosen otherwise than the default, by full name.
        least: The least number that is shown besides 0.
        made_up: Whether the people are made up, so that nothing that is counted says anything about people.
        total: Everybody.
        groups: The groups, by name.
        bounds: The number with a right, for everybody; None where it would give away a hidden number.
        facts: Who gets a right and who loses it: facts of the class, where it has many people. Empty beside
            groups, since the facts could give a hidden number away.
        most: Who gains most (`gain`) and who loses most (`lose`): classes of many people. Empty beside
            groups, and where a number of everybody is hidden.
    """

    sides: Sides
    by: tuple[str, ...]
    policy: Mapping[str, int]
    least: int
    made_up: bool
    total: ImpactRow
    groups: tuple[ImpactRow, ...]
    bounds: ImpactBounds | None
    facts: Mapping[ImpactClass, ImpactFacts]
    most: Mapping[str, tuple[ImpactAverage, ...]]

    @property
    def month(self) -> date:
        """The first day of the month of which the amounts are."""
        return self.sides.on.replace(day=1)

    @property
    def somebody_changes(self) -> bool:
        """Whether anybody is decided otherwise, or it is hidden whether somebody is."""
        return self.total.changed != 0

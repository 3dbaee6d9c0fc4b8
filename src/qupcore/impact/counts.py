"""What comes of a change of the law for a table of people: counts, some of them hidden, and bounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from qupcore.impact.outcomes import ImpactClass
from qupcore.laboratory.sides import Sides

__all__ = ["Impact", "ImpactBounds", "ImpactFacts", "ImpactRow", "RowKind"]

RowKind = Literal["all", "group", "small_groups"]
"""Everybody, one group, or the groups that are too small to be named, together."""


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
    """

    kind: RowKind
    group: tuple[str | None, ...] = ()
    people: int | None
    changed: int | None
    classes: Mapping[ImpactClass, int | None]

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
        ages: Half of them are from the first to the last age, in whole years; steps of five years. None where
            ages are not known.
        conditions: The conditions that fail under the law that refuses them, by id, with the share of the
            class in percent, in steps of ten; the largest first.
    """

    ages: tuple[int, int] | None
    conditions: Mapping[str, int]


@attrs.frozen(kw_only=True)
class Impact:
    """Whom a change of the law touches in a table of people, and how many.

    Attributes:
        sides: The two laws, each as it is on a day. People are looked at on the later day.
        by: The traits by which people are counted.
        least: The least number that is shown besides 0.
        made_up: Whether the people are made up, so that nothing that is counted says anything about people.
        total: Everybody.
        groups: The groups, by name.
        bounds: The number with a right, for everybody; None where it would give away a hidden number.
        facts: Who gets a right and who loses it: facts of the class, where it has many people. Empty beside
            groups, since the facts could give a hidden number away.
    """

    sides: Sides
    by: tuple[str, ...]
    least: int
    made_up: bool
    total: ImpactRow
    groups: tuple[ImpactRow, ...]
    bounds: ImpactBounds | None
    facts: Mapping[ImpactClass, ImpactFacts]

    @property
    def somebody_changes(self) -> bool:
        """Whether anybody is decided otherwise; a hidden number is never 0."""
        return self.total.changed != 0

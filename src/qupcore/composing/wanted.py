"""The wishes for a plan: weights for comparing plans, and the measures to choose among. None of it is law."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import attrs

from qupcore.catalogue.structure import near
from qupcore.domain.sound import sound_entry
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.searching.problem import MOST_UNITS

__all__ = ["Wanted", "Weights", "check_ids"]

_MOST = 10**6


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Weights:
    """The weights for comparing plans, which the caller chooses: the law ranks no measure.

    Both approaches can be given weight: early ordinary work (integrated), and step by step.

    Attributes:
        interest: Points for a measure or offer that the participant wants.
        need: Points for each need of the participant that a measure meets. Needs that can be met are met in
            any case, unless `Wanted.needs_met` is False.
        ordinary_work: Points for a measure at an ordinary employer. More than usual also lets such work begin
            in the first part of a course, as the integrated approach does.
        step_by_step: Points for a measure that prepares for work: supporting, health, own activity.
        available: Points for an offer that is open and has a free place.
        waiting_day: Points subtracted from these for each day of waiting, down to 0: an offer that states
            nothing has none, so that not knowing is never better than knowing.
        element: Points subtracted for each element: a plan of few elements is easier to follow.
    """

    interest: int = 100
    need: int = 0
    ordinary_work: int = 10
    step_by_step: int = 0
    available: int = 10
    waiting_day: int = 1
    element: int = 20

    def __attrs_post_init__(self) -> None:
        if any(abs(number) > _MOST for number in attrs.astuple(self)):
            raise BadInput(
                "a weight is out of bounds",
                remedy=worded("keep each within {value} and {most}", value=-_MOST, most=_MOST),
                code="input.number",
            )


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Wanted:
    """The wishes for a plan and the measures to choose among, besides those in the case.

    Attributes:
        most: The largest number of elements.
        until: The last day of the elements; if left out, of the programme as granted, else one year.
        needs_met: Whether a plan must meet every need that some measure can meet.
        local_needs: Whether only the municipality's own measures and offers meet needs, as `coverage` counts
            them: a national measure that nobody offers there meets none.
        assess: Whether plans may hold measures that must be assessed first.
        without: Ids of measures and offers to leave out.
        opened: Ids of full offers to treat as if they had a free place, to see the effect of one more.
        hours: The possible minutes a week, by measure; if left out, whole days for work, hours for the rest.
        weights: The weights for comparing plans.
    """

    most: int = 8
    until: date | None = None
    needs_met: bool = True
    local_needs: bool = False
    assess: bool = False
    without: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    hours: Mapping[str, tuple[int, ...]] = attrs.field(factory=dict)
    weights: Weights = attrs.field(factory=Weights)

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.most <= MOST_UNITS:
            raise BadInput(
                worded("{most} elements", most=self.most), remedy="give 0 or more", code="input.number"
            )
        wrong = [(id, m) for id, several in self.hours.items() for m in several if m <= 0 or m % 15]
        if wrong:
            raise BadInput(
                worded(
                    "Wanted.hours of {wrong!r} has {wrong2} minutes a week",
                    wrong=wrong[0][0],
                    wrong2=wrong[0][1],
                ),
                remedy="give whole quarter hours, more than 0",
                code="input.number",
            )


def check_ids(where: str, ids: Iterable[str], *known: Collection[str]) -> None:
    """Refuse ids that no catalogue has on any day: a misspelt id would otherwise have no effect.

    Args:
        where: The field that holds the ids, for the message.
        ids: The ids.
        known: The ids of measures and offers in the catalogues.

    Raises:
        BadInput: an id is not known; there is one `Fault` for each such id.
    """
    wrong = sorted(id for id in ids if not any(id in part for part in known))
    if wrong:
        there = [id for part in known for id in part]
        what = [worded("no measure or offer is called {id!r}", id=id) for id in wrong]
        raise BadInput(
            worded("{where}: {what}", where=where, what=what[0]),
            remedy=near(wrong[0], there),
            faults=tuple(
                Fault(where, text, near(id, there), "input.unknown-id")
                for id, text in zip(wrong, what, strict=True)
            ),
            code="input.unknown-id",
        )

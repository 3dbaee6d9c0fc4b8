"""Disclosure control: which numbers are hidden, so that none below a limit can be worked out.

A number from 1 up to the limit is hidden. The numbers that are shown must not give it away:

- Groups with fewer people than the limit are put together, and none of them is named.
- Two tables are looked at one after the other: how many change and how many do not, of the people of each
  group; and how many are in each class, of those who change. A group with a small number is hidden whole in
  that table. What the hidden groups have together follows from what is shown. So further groups are hidden,
  until each small number could be 0, and could be the limit or more, for all that can be seen.
- Of everybody, another class is hidden too, until the hidden ones together reach the limit.

The second is exact. Who sees a table knows of the hidden groups how many people each has, and how many are in
each class together. For a group with r people and a class with s, of n people, the smallest number that fits
is the larger of 0 and r + s - n, and the largest is the smaller of r and s. Of classes that are hidden of
everybody only their sum is known, and the smallest number of one of them is 0.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

import attrs

from qupcore.impact.outcomes import IMPACT_CLASSES, Counted

__all__ = ["Counts", "Hidden", "hidden_numbers", "small_groups"]

Counts = Mapping[Counted, int]
G = TypeVar("G")
_ROWS = Sequence[Mapping[str, int]]


@attrs.frozen
class Hidden:
    """What is hidden.

    Attributes:
        total: The classes that are hidden of everybody.
        total_changed: Whether it is hidden of everybody how many change.
        changed: The places of the groups of which it is hidden how many change.
        classes: The places of the groups of which the classes are hidden; those of `changed` among them.
    """

    total: frozenset[str]
    total_changed: bool
    changed: frozenset[int]
    classes: frozenset[int]


def small_groups(people: Mapping[G, int], least: int) -> frozenset[G]:
    """The groups that are put together: those below the limit, and the next ones until they reach it.

    >>> sorted(small_groups({"a": 3, "b": 40, "c": 7}, 5))
    ['a', 'c']
    """
    ordered = sorted(people, key=lambda group: people[group])
    found: list[G] = [group for group in ordered if people[group] < least]
    for group in ordered[len(found) :]:
        if not found or (len(found) > 1 and sum(people[one] for one in found) >= least):
            break
        found.append(group)
    return frozenset(found)


def hidden_numbers(groups: Sequence[Counts], least: int) -> Hidden:
    """Which numbers are hidden.

    Args:
        groups: The counts of each group, all classes of each; each group has at least the limit of people.
        least: The limit: the least number that is shown besides 0.
    """
    classes = [{str(name): group[name] for name in IMPACT_CLASSES} for group in groups]
    sums = [sum(found.values()) for found in classes]
    halves = [{"changed": total, "same": group["same"]} for total, group in zip(sums, groups, strict=True)]
    first = _Table(halves, least)
    first.hide()
    if first.columns:  # of everybody it is hidden how many change, so no class may be shown
        some = {place for place, total in enumerate(sums) if total}
        return Hidden(frozenset(IMPACT_CLASSES), True, frozenset(first.rows), frozenset(first.rows | some))
    free = {place for place in first.rows if 0 < sums[place] < least}
    second = _Table(classes, least, first.rows, free)
    second.hide()
    return Hidden(frozenset(second.columns), False, frozenset(first.rows), frozenset(second.rows))


@attrs.frozen
class _GivenAway:
    """Columns of which a small number can be worked out, and whether people in them hide it, or in others."""

    names: tuple[str, ...]
    inside: bool


class _Table:
    """A table in which numbers are hidden until none that is small can be worked out.

    Groups that are `free` could have no people at all in this table, for all that another one shows.
    """

    def __init__(
        self, groups: _ROWS, least: int, rows: Iterable[int] = (), free: Collection[int] = ()
    ) -> None:
        self._groups, self._least, self._free = groups, least, free
        self._sums = [sum(group.values()) for group in groups]
        self._total = {name: sum(group[name] for group in groups) for name in (groups[0] if groups else ())}
        self.columns: set[str] = set()
        self.rows = set(rows)

    def hide(self) -> None:
        """Hide what is small, and what gives it away."""
        for place, group in enumerate(self._groups):
            if any(map(self._small, group.values())):
                self.rows.add(place)
        self._hide_columns([name for name, number in self._total.items() if self._small(number)])
        while (found := self._given_away()) is not None:
            waiting = [place for place in range(len(self._groups)) if place not in self.rows]
            if waiting:
                self.rows.add(min(waiting, key=lambda place: self._cost(place, found)))
            else:
                self._hide_columns(found.names)

    def _given_away(self) -> _GivenAway | None:
        hidden = sorted(self.rows)
        people = sum(self._sums[place] for place in hidden)
        apart = [(name,) for name in self._total if name not in self.columns]
        for names in (*apart, tuple(name for name in self._total if name in self.columns)):
            holding = [place for place in hidden if any(self._small(self._groups[place][n]) for n in names)]
            if not holding:
                continue
            together = sum(_of(self._groups[place], names) for place in hidden)
            if together < self._least:
                return _GivenAway(names, inside=True)
            largest = max((self._sums[place] for place in holding if place not in self._free), default=0)
            if len(names) == 1 and people - together < largest:
                return _GivenAway(names, inside=False)
        return None

    def _cost(self, place: int, found: _GivenAway) -> tuple[bool, int, int]:
        """The smallest group that helps comes first."""
        within = _of(self._groups[place], found.names)
        helps = within if found.inside else self._sums[place] - within
        return helps == 0, self._sums[place], place

    def _small(self, number: int) -> bool:
        return 0 < number < self._least

    def _hide_columns(self, names: Collection[str]) -> None:
        """Hide columns of everybody, and the next ones until together they reach the limit."""
        if not names:
            return
        self.columns.update(names)
        others = [name for name in self._total if name not in self.columns]
        for name in sorted(others, key=lambda name: (not self._total[name], self._total[name])):
            if len(self.columns) > 1 and _of(self._total, self.columns) >= self._least:
                break
            self.columns.add(name)


def _of(group: Mapping[str, int], names: Iterable[str]) -> int:
    return sum(group[name] for name in names)

"""The relations and groups of the catalogues as bounds of the lines of a course, with their days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from qupcore.composing.relating import holds, met_before
from qupcore.domain.period import Period
from qupcore.phasing.bounds import Bounds, Days
from qupcore.phasing.item import Item
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.spans import Spans
from qupcore.planning.checker import Checker
from qupcore.planning.rules.held import MeasureRelation
from qupcore.planning.rules.prepared import Choosable

__all__ = ["bounds_of"]

_APART = ("forbids", "unknown")
"""The kinds of relations of which a course never has both measures."""


def bounds_of(
    lines: tuple[CourseLine, ...], items: Sequence[Item], checker: Checker, among: Choosable, spans: Spans
) -> Bounds:
    """What lines may run together.

    Args:
        lines: The lines.
        items: Their items.
        checker: The rules, with the person, on the first day.
        among: What plans may be made of on that day.
        spans: The days of the course.
    """
    found = _Found(items)
    person = checker.person.on(checker.on)
    for item in items:
        for one in checker.rules.view.relations.get(item.of, ()):
            days = _days(one.relation.valid)
            if holds(one, among, person) is not False and _meets(spans, days):
                found.relation(item, one, days, checker)
    for group in checker.rules.view.groups:
        members = found.of(frozenset(group.members))
        days = _days(group.valid)
        if group.at_most is None or group.authority == "advice" or not _meets(spans, days):
            continue
        if len(members) > group.at_most:
            name = "groups" if group.overlap == "same_time" else "whole"
            found.add(name, (members, group.at_most), days)
    return found.bounds(lines, spans)


class _Found:
    """Bounds by the field of `Bounds` that holds them, each with its days."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.held: dict[tuple[str, object], list[Days]] = {}
        self.undecided = False

    def of(self, measures: frozenset[str]) -> frozenset[str]:
        """The ids of the items of some measures."""
        return frozenset(item.id for item in self.items if item.of in measures)

    def add(self, name: str, bound: object, days: Days) -> None:
        several = self.held.setdefault((name, bound), [])
        if days not in several:
            several.append(days)

    def relation(self, item: Item, one: MeasureRelation, days: Days, checker: Checker) -> None:
        """What a relation of the measure of an item binds."""
        relation, others = one.relation, self.of(one.others) - {item.id}
        if relation.kind.startswith("requires"):
            if relation.overlap != "before":
                name = "required" if relation.overlap == "same_time" else "companions"
                self.add(name, (item.id, others), days)
                return
            choice = next(choice for choice in item.choices if choice is not None)
            if not met_before(choice, one, checker):
                self.add("required", (item.id, frozenset()), days)
                self.undecided |= bool(others)  # a course might have what is required first
        elif relation.kind in _APART:
            for other in others:
                if relation.overlap == "same_time":
                    self.add("forbidden", frozenset((item.id, other)), days)
                else:
                    name = "apart" if relation.overlap == "programme" else "too_late"
                    self.add(name, (item.id, other), days)

    def bounds(self, lines: tuple[CourseLine, ...], spans: Spans) -> Bounds:
        several = {key: tuple(sorted(days)) for key, days in self.held.items()}
        return Bounds(
            lines=lines,
            forbidden=frozenset(self._all("forbidden")),
            apart=frozenset(frozenset(pair) for pair in self._all("apart")),
            too_late=frozenset(self._all("too_late")),
            groups=tuple(self._all("groups")),
            whole=tuple(self._all("whole")),
            required=self._by_id("required"),
            companions=self._by_id("companions"),
            days=several,
            restarts=tuple(last + timedelta(days=1) for _, last in spans.leaves),
            undecided=self.undecided or any(_cuts(spans, one) for days in several.values() for one in days),
        )

    def _all(self, name: str) -> Iterator[Any]:
        return (bound for field, bound in self.held if field == name)

    def _by_id(self, name: str) -> dict[str, tuple[frozenset[str], ...]]:
        found: dict[str, tuple[frozenset[str], ...]] = {}
        for id, one_of in self._all(name):
            found[id] = (*found.get(id, ()), one_of)
        return found


def _days(valid: Period) -> Days:
    return valid.start, valid.end or date.max


def _meets(spans: Spans, days: Days) -> bool:
    return any(days[0] <= span.last and span.first <= days[1] for span in spans.phases)


def _cuts(spans: Spans, days: Days) -> bool:
    """Whether the days begin or end within a phase: no line of a course is cut there."""
    edges = [days[0]] if days[1] == date.max else [days[0], days[1] + timedelta(days=1)]
    return any(span.first < edge <= span.last for span in spans.phases for edge in edges)

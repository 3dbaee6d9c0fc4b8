"""The relations of each measure, and the other measures that each is about.

A relation `unknown` does not apply to a pair of measures on days for which another relation or a group limit
covers the pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations

import attrs

from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.domain.days import day_after, day_before
from qupcore.domain.period import Period

__all__ = ["MeasureRelation", "measure_relations"]


@attrs.frozen
class MeasureRelation:
    """A relation as it applies to one measure (`of`), and the other measures that it is about."""

    relation: Relation
    of: str
    others: frozenset[str]


def measure_relations(relations: Iterable[Relation], groups: Iterable[Group]) -> Iterator[MeasureRelation]:
    """Each relation for each measure that it is about, in an order that does not depend on the input's."""
    ordered = [relation for _, relation in sorted({repr(r): r for r in relations}.items())]
    members: dict[str, frozenset[str]] = {}
    for group in groups:
        members[group.id] = members.get(group.id, frozenset()) | frozenset(group.members)
    said: dict[tuple[str, str], list[Period]] = {}
    for group in groups:
        if group.at_most is not None:
            for pair in permutations(sorted(group.members), 2):
                said.setdefault(pair, []).append(group.valid)
    for relation in ordered:
        if relation.kind != "unknown":
            for item in _of(relation, members):
                for other in item.others:
                    said.setdefault((item.of, other), []).append(relation.valid)
                    said.setdefault((other, item.of), []).append(relation.valid)
    for relation in ordered:
        for item in _of(relation, members):
            yield from _giving_way(item, said) if relation.kind == "unknown" else (item,)


def _of(relation: Relation, members: Mapping[str, frozenset[str]]) -> Iterator[MeasureRelation]:
    to = [members.get(id, frozenset((id,))) for id in relation.to]
    everyone: frozenset[str] = frozenset().union(*to)
    # Any one member of a required group is enough; of several required measures, each is required.
    parts = to if relation.kind == "requires" else [everyone]
    for id in sorted({m for named in relation.of for m in members.get(named, frozenset((named,)))}):
        for others in parts:
            within = others - {id} if relation.scope == "group" else others
            if within:
                yield MeasureRelation(relation, id, within)


def _giving_way(
    item: MeasureRelation, said: Mapping[tuple[str, str], list[Period]]
) -> Iterator[MeasureRelation]:
    """What is left of a relation `unknown`, as one relation for each period and its measures."""
    left: dict[Period, set[str]] = {}
    for other in item.others:
        for period in _without(item.relation.valid, said.get((item.of, other), ())):
            left.setdefault(period, set()).add(other)
    for period in sorted(left, key=lambda period: (period.start, period.end is None, str(period))):
        yield MeasureRelation(attrs.evolve(item.relation, valid=period), item.of, frozenset(left[period]))


def _without(period: Period, taken: Iterable[Period]) -> list[Period]:
    """The periods that are left of a period without the others."""
    parts = [period]
    for other in taken:
        parts = [piece for part in parts for piece in _less(part, other)]
    return parts


def _less(part: Period, other: Period) -> Iterator[Period]:
    if not part.overlaps(other):
        yield part
        return
    if part.start < other.start:
        yield Period(part.start, day_before(other.start))
    if other.end is not None and (part.end is None or other.end < part.end):
        yield Period(day_after(other.end), part.end)

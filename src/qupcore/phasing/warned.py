"""Warnings of the catalogue about two measures that run together, on the days on which they hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qupcore.composing.relating import holds
from qupcore.phasing.bounds import Days
from qupcore.phasing.lines import CourseLine
from qupcore.planning.checker import Checker
from qupcore.planning.rules.prepared import Choosable

__all__ = ["warned_pairs"]


def warned_pairs(
    lines: Sequence[CourseLine], checker: Checker, among: Choosable
) -> frozenset[frozenset[str]]:
    """Pairs of measures that a warning is about, on some day on which both could run.

    A relation with an exception that holds for the person warns of nothing.

    Args:
        lines: The lines of which courses are made.
        checker: The rules, with the person, on the first day.
        among: What plans may be made of on that day.
    """
    of: dict[str, list[CourseLine]] = {}
    for line in lines:
        of.setdefault(line.item.of, []).append(line)
    person = checker.person.on(checker.on)
    found: dict[frozenset[str], list[Days]] = {}
    for one in of:
        for item in checker.rules.view.relations.get(one, ()):
            relation = item.relation
            if relation.kind != "warns" or relation.overlap != "same_time":
                continue
            if holds(item, among, person) is False:
                continue
            days = relation.valid.start, relation.valid.end or date.max
            for other in (item.others & of.keys()) - {one}:
                found.setdefault(frozenset((one, other)), []).append(days)
    return frozenset(
        pair
        for pair, days in found.items()
        if any(_together(days, a, b) for a in of[min(pair)] for b in of[max(pair)])
    )


def _together(several: Sequence[Days], one: CourseLine, other: CourseLine) -> bool:
    first, last = max(one.first, other.first), min(one.last, other.last)
    return any(max(first, days[0]) <= min(last, days[1]) for days in several)

"""Gaps and overlaps between the periods of a rule, and between those of the values of a number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise

from qupcore.domain.period import Period
from qupcore.rules.law import Law

__all__ = ["gaps", "overlaps"]


def gaps(law: Law, topic: str) -> list[str]:
    """The rules and numbers of a topic that are in force, then not, then again: `id (first day after)`."""
    return list(_between(law, topic, lambda one, other: one.end + timedelta(days=1) < other.start))


def overlaps(law: Law, topic: str) -> list[str]:
    """The rules and numbers of a topic with two values or wordings on one day."""
    return list(_between(law, topic, lambda one, other: other.start <= one.end))


def _between(law: Law, topic: str, found: Callable[[Period, Period], bool]) -> Iterator[str]:
    for name, periods in _periods(law, topic):
        for one, other in pairwise(sorted(periods, key=lambda period: period.start)):
            if one.end is not None and found(one, other):
                yield f"{name} ({one} | {other})"


def _periods(law: Law, topic: str) -> Iterator[tuple[str, list[Period]]]:
    for placed in law.rules:
        if placed.topic == topic:
            yield placed.id, [provision.valid for provision in placed.provisions]
    for name, number in law.numbers(topic).items():
        yield name, [value.valid for value in number.values]

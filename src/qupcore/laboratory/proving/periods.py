"""Gaps and overlaps between the periods of a rule, and between those of the values of a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from qupcore.domain.period import Period
from qupcore.rules.law import Law

__all__ = ["period_gaps", "period_overlaps"]


def period_gaps(law: Law, topic: str) -> list[str]:
    """The rules and numbers of a topic that are in force, then not, then again, with the periods."""
    return [told for told, days in _between(law, topic) if days > 1]


def period_overlaps(law: Law, topic: str) -> list[str]:
    """The rules and numbers of a topic with two values or wordings on one day, with the periods."""
    return [told for told, days in _between(law, topic) if days < 1]


def _between(law: Law, topic: str) -> Iterator[tuple[str, int]]:
    """From the last day of each period to the first of the next."""
    for name, periods in _periods(law, topic):
        for one, other in pairwise(sorted(periods, key=lambda period: period.start)):
            yield f"{name} ({one} | {other})", (other.start - (one.end or date.max)).days


def _periods(law: Law, topic: str) -> Iterator[tuple[str, list[Period]]]:
    """By rule and by number. A reform may split a rule in several of one id."""
    rules: dict[str, list[Period]] = {}
    for placed in law.rules:
        if placed.topic == topic:
            rules.setdefault(placed.id, []).extend(place.valid for place in placed.provisions)
    yield from rules.items()
    for name, number in law.numbers(topic).items():
        yield name, [value.valid for value in number.values]

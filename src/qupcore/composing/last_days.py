"""The latest day on which an element may end: its length, its age limit, and the days of its offer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations

import attrs

from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.case.plan import Element
from qupcore.planning.checker import Checker
from qupcore.planning.rules.listing import Listing
from qupcore.rules.calendar import months_later

__all__ = ["alone", "last_day_of"]

_LENGTH = (
    *("length", "extension", "soft_max", "absolute_max", "end_age"),
    *("offer_runs", "existence", "admission_later"),
)
"""The kinds of findings that a day may be too late for."""


def last_day_of(element: Element, listing: Listing, checker: Checker) -> tuple[date, list[PlanFinding]]:
    """The latest last day with which no rule about the length is broken or unknown, and its findings.

    Args:
        element: The element, with the latest last day that is wanted.
        listing: Its entry in the catalogue.
        checker: The rules, with the person. They alone say whether a day is too late.
    """
    assert element.first is not None
    assert element.last is not None
    found = alone(element, listing, checker)
    if not _too_long(found):
        return element.last, found
    shortest = alone(attrs.evolve(element, last=element.first), listing, checker)
    if _too_long(shortest):
        return element.last, found
    findings = {element.first.toordinal(): shortest}

    def fits(day: int) -> bool:
        tried = alone(attrs.evolve(element, last=date.fromordinal(day)), listing, checker)
        findings[day] = tried
        return not _too_long(tried)

    low = _latest(element.first.toordinal(), element.last.toordinal(), _likely(element.first, listing), fits)
    return date.fromordinal(low), findings[low]


def alone(element: Element, listing: Listing, checker: Checker) -> list[PlanFinding]:
    """The findings about the element alone; the search sees to the measures that it requires."""
    found = checker.of_one(element, listing)
    return [item for item in found if not item.kind.startswith("requires")]


def _latest(low: int, high: int, likely: Iterator[int], fits: Callable[[int], bool]) -> int:
    """The latest day that fits: one of the likely days as a rule, so that few days are tried.

    Args:
        low: A day that fits.
        high: A later day that does not.
        likely: Days on which a limit of the measure may end.
        fits: Whether a day fits.
    """
    days: Sequence[int] = sorted({day for day in likely if low < day < high})
    known = False
    while days:
        middle = len(days) // 2
        if fits(days[middle]):
            low, known, days = days[middle], True, days[middle + 1 :]
        else:
            high, days = days[middle], days[:middle]
    if known and high - low > 1:
        if not fits(low + 1):
            return low
        low += 1
    while high - low > 1:  # fits at low, not at high
        middle = (low + high) // 2
        if fits(middle):
            low = middle
        else:
            high = middle
    return low


def _likely(first: date, listing: Listing) -> Iterator[int]:
    """The last days by the limits of the measure, with any extensions, and by the days of its offer."""
    measure, offer = listing.measure, listing.offer
    if offer is not None and offer.period.end is not None:
        yield offer.period.end.toordinal()
    if measure is None:
        return
    if measure.valid.end is not None:
        yield measure.valid.end.toordinal()
    lengths = [(limit.kind, limit.months or 0, 7 * (limit.weeks or 0)) for limit in measure.limits]
    added = [one for one in lengths if one[0] == "extension"]
    for base in lengths:
        for many in range(len(added) + 1 if base[0] == "base" else 1):
            for some in combinations(added, many):
                after = months_later(first.toordinal(), sum(months for _, months, _ in (base, *some)))
                if after is not None:
                    yield after + sum(days for _, _, days in (base, *some)) - 1


def _too_long(findings: list[PlanFinding]) -> bool:
    heavy = ("breach", "needs_assessment")
    return any(
        item.kind in _LENGTH and (item.weight in heavy or item.kind == "extension") for item in findings
    )

"""Two interruptions where the later decision does not say whether it replaces the earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import permutations

import attrs

from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.days import day_after, day_before, last_day
from qupcore.domain.period import Period

__all__ = ["Contradicted", "contradicted_stops"]


@attrs.frozen(kw_only=True)
class Contradicted:
    """Days of an interruption that a later decision leaves out although it is about others of its days.

    Attributes:
        number: The number of the interruption.
        by: The number of the later decision.
        days: The days that only the first has.
    """

    number: int
    by: int
    days: Period


def contradicted_stops(
    decisions: Sequence[ProgrammeDecision | None], on: date | None = None
) -> Iterator[Contradicted]:
    """The days of interruptions where the record does not tell whether they are interrupted.

    A later decision that ends before the first interruption may shorten it. A decision made before the first
    interruption began may postpone it. The field `reverses` of the later decision tells which interruption is
    in force.

    >>> day = date(2026, 6, 1)
    >>> month = ProgrammeDecision(kind="interrupted", decided_on=day, applies_from=date(2026, 7, 6),
    ...                           applies_to=date(2026, 7, 31))
    >>> weeks = attrs.evolve(month, decided_on=date(2026, 6, 20), applies_to=date(2026, 7, 17))
    >>> [str(item.days) for item in contradicted_stops((month, weeks))]
    ['2026-07-18/2026-07-31']
    """
    stops = [
        (number, item, item.applies_from, last_day(item.applies_to))
        for number, item in enumerate(decisions)
        if item is not None
        and item.kind == "interrupted"
        and item.applies_from is not None
        and (on is None or item.decided_on <= on)
    ]
    for (number, one, first, last), (by, other, begins, ends) in permutations(stops, 2):
        later = one.decided_on < other.decided_on
        if not (later or (one.decided_on == other.decided_on and first == begins)):
            continue
        if begins > (last or date.max) or first > (ends or date.max):
            continue
        if ends is not None and (last is None or ends < last):
            yield Contradicted(number=number, by=by, days=Period(day_after(ends), last))
        if later and first < begins and other.decided_on <= first:
            yield Contradicted(number=number, by=by, days=Period(first, day_before(begins)))

"""Times away from a programme: leave, interruptions, and absence because of the pandemic."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import attrs

from qupcore.domain.case.absence import Absence, Leave
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.law.terms.duration import DurationFacts
from qupcore.rules.terms import Value

__all__ = ["OF_PERIOD", "Away", "TimesAway", "away_in", "laid_from"]

OF_PERIOD = frozenset({DurationFacts.period_leave_days.name, DurationFacts.period_interruption_days.name})
"""The facts about the time away in a period."""


@attrs.frozen
class Away:
    """Numbers of days away, each of one kind only."""

    leave: int = 0
    interruption: int = 0
    pandemic: int = 0

    @property
    def days(self) -> int:
        """All of them."""
        return self.leave + self.interruption + self.pandemic

    @property
    def impossible(self) -> bool:
        """Whether there are fewer than none."""
        return min(self.leave, self.interruption, self.pandemic) < 0

    def less(self, part: Away) -> Away:
        """The days that are not among those of a part."""
        return Away(
            self.leave - part.leave, self.interruption - part.interruption, self.pandemic - part.pandemic
        )


def away_in(facts: Mapping[str, Value], *, period: bool) -> Away:
    """The days away in a programme, or in one period of it; those said of one of the two are of both.

    Args:
        facts: The facts about duration.
        period: Whether those of the period are meant.
    """

    def days(of_programme: str, of_period: str) -> int:
        said, other = (of_period, of_programme) if period else (of_programme, of_period)
        return int(facts.get(said, facts.get(other, 0)))

    return Away(
        days(DurationFacts.leave_days.name, DurationFacts.period_leave_days.name),
        days(DurationFacts.interruption_days.name, DurationFacts.period_interruption_days.name),
        0 if period else int(facts.get(DurationFacts.pandemic_days.name, 0)),
    )


@attrs.frozen
class TimesAway:
    """The entries of a course for days away."""

    leaves: tuple[Leave, ...]
    interruptions: tuple[ProgrammeDecision, ...]
    absences: tuple[Absence, ...]


def laid_from(first: date, away: Away) -> TimesAway:
    """Entries for days away, one kind after the other from a day on.

    >>> found = laid_from(date(2026, 9, 1), Away(leave=2, interruption=3))
    >>> found.leaves[0].last, found.interruptions[0].applies_to
    (datetime.date(2026, 9, 2), datetime.date(2026, 9, 5))
    """
    second = first + timedelta(days=away.leave)
    third = second + timedelta(days=away.interruption)

    def last(begins: date, days: int) -> date:
        return begins + timedelta(days=days - 1)

    leave = Leave(first=first, last=last(first, away.leave)) if away.leave else None
    stop = (
        ProgrammeDecision(
            kind="interrupted",
            decided_on=second,
            applies_from=second,
            applies_to=last(second, away.interruption),
        )
        if away.interruption
        else None
    )
    absence = (
        Absence(first=third, last=last(third, away.pandemic), reason="pandemic") if away.pandemic else None
    )
    return TimesAway(
        () if leave is None else (leave,),
        () if stop is None else (stop,),
        () if absence is None else (absence,),
    )

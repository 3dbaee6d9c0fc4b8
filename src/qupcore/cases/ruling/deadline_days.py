"""Deadlines that end on a day off: whether they move, by which rule, and to which day.

A deadline moves only where a law says so. `MOVED` names the deadlines that forvaltningsloven § 30 third
sentence counts by domstolloven §§ 148 and 149; no text says so of the others, and they stay on their day. The
duty gives the basis in words (`duty_moves`), in every language.
"""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from qupcore.cases.ruling.calendar_days import calendar_day, holiday_of, is_weekend
from qupcore.cases.ruling.timeline import timeline
from qupcore.domain.citation import Citation
from qupcore.law.domstolloven.p149_deadlines import TOPIC, deadline_can_end
from qupcore.law.terms.absence import Calendar
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["MOVED", "Move", "can_end_on", "moved"]

MOVED = frozenset({"appeal", "reasons_request", "repeat_appeal", "costs_claim"})
"""The kinds of deadline that move; every other kind stays on its day."""

_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Move:
    """Where a deadline ends.

    Attributes:
        counted: The day that counting gives.
        on: The last day: the same, or the next working day.
        because: What the counted day is called where it moved it (`easter_monday`); "" where nothing moved.
        citation: Where it stands that it moves.
    """

    counted: date
    on: date
    because: str
    citation: Citation

    @property
    def days(self) -> int:
        """The number of days that the deadline moved."""
        return (self.on - self.counted).days


def can_end_on(day: date, applied: AppliedLaw) -> bool:
    """Whether a deadline counted by domstolloven § 149 can end on a day.

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> can_end_on(date(2026, 12, 24), AS_IT_STANDS), can_end_on(date(2026, 12, 25), AS_IT_STANDS)
    (True, False)
    """
    answers = timeline(TOPIC, applied).on(day)
    facts: dict[str, bool | str] = {
        Calendar.weekend.name: is_weekend(day),
        Calendar.holiday.name: holiday_of(day),
    }
    return answers is None or answers(facts).right is True


def moved(counted: date, applied: AppliedLaw) -> Move:
    """The last day of a deadline that is counted to a day.

    Source: domstolloven § 149 (1).

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> found = moved(date(2026, 4, 6), AS_IT_STANDS)
    >>> found.on, found.because
    (datetime.date(2026, 4, 7), 'easter_monday')
    """
    day = counted
    while not can_end_on(day, applied) and day < date.max:
        day += _DAY
    because = "" if day == counted else calendar_day(counted)
    citation = deadline_can_end.provisions[-1].citation
    return Move(counted=counted, on=day, because=because, citation=citation)

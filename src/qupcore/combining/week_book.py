"""The rules about a week in force on a day, made ready once for all days between two changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache

import attrs

from qupcore.combining.week_rules import WEEK, WEEK_RULES, WeekLimits
from qupcore.domain.decision import ParameterUse
from qupcore.domain.measure import Measure
from qupcore.engines import Engine, available
from qupcore.engines.agreement import Agreement
from qupcore.law.full_time import FullTime
from qupcore.rules.rulebook import Entry, change_days, parameter_uses, rulebook_on

__all__ = ["WeekBook", "week_book"]

_CONVENTIONS = (WeekLimits.percent_of_full_time,)


@attrs.frozen(eq=False)
class WeekBook:
    """The rules about a week made ready.

    Attributes:
        decide: What decides.
        entries: The rules by id, with their places in the law.
        uses: The numbers of each rule.
        full_time: Full time in minutes a week.
        whole: The minutes that a hundred percent of a measure is.
    """

    decide: Agreement
    entries: Mapping[str, Entry]
    uses: Mapping[str, tuple[ParameterUse, ...]]
    full_time: int
    whole: Callable[[Measure], int]
    slack: int


def week_book(day: date, policy: Mapping[str, int] | None = None) -> WeekBook:
    """The rules about a week in force on a day.

    Raises:
        NoRulesInForce: before 2007-11-01.
        ParameterError: `policy` names a number of the law, or a value that it may not have.

    >>> week_book(date(2026, 9, 1)).full_time
    2250
    """
    changes = _changes()
    begun = changes[max(bisect_right(changes, day) - 1, 0)]
    if day < begun:
        rulebook_on(WEEK_RULES, day, topic=WEEK)  # says what is wrong with the day asked for
    return _edition(begun, tuple(sorted((policy or {}).items())), available())


@cache
def _changes() -> tuple[date, ...]:
    return change_days(WEEK_RULES, _CONVENTIONS)


@lru_cache(maxsize=128)
def _edition(day: date, policy: tuple[tuple[str, int], ...], engines: tuple[Engine, ...]) -> WeekBook:
    rulebook = rulebook_on(WEEK_RULES, day, dict(policy), _CONVENTIONS, WEEK)
    numbers = rulebook.numbers()
    uses = parameter_uses(rulebook)
    full_time = numbers[FullTime.minutes_a_week.name]
    slack = numbers[WeekLimits.slack_minutes.name]
    assert full_time is not None
    assert slack is not None
    of_full_time = numbers[WeekLimits.percent_of_full_time.name] == 1

    def whole(measure: Measure) -> int:
        time = measure.time
        return full_time if of_full_time or not (time and time.minutes_a_week) else time.minutes_a_week

    return WeekBook(
        decide=Agreement(rulebook, engines),
        entries={entry.id: entry for entry in rulebook.entries},
        uses={entry.id: tuple(uses[name] for name in entry.parameters) for entry in rulebook.entries},
        full_time=full_time,
        whole=whole,
        slack=slack,
    )

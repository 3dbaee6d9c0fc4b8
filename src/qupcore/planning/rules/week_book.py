"""The rules about a week in force on a day, made ready once for all days between two changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date

import attrs

from qupcore.cases.ruling.ruling import check_policy, policy_of
from qupcore.deciding.prepared import Prepared, prepared_on
from qupcore.domain.answers.decision import ParameterUse
from qupcore.domain.catalogue.measure import Measure
from qupcore.engines import Engine, available
from qupcore.engines.agreement import Agreement
from qupcore.law.full_time import FullTime
from qupcore.law.national import NATIONAL
from qupcore.memory import remembered
from qupcore.planning.rules.week import WEEK, WEEK_RULES, WeekLimits
from qupcore.rules.rulebook import Entry, change_days, parameter_uses, rulebook_on

__all__ = ["WeekBook", "check_choices", "week_book"]

Chosen = tuple[tuple[str, int], ...]
_CONVENTIONS = (WeekLimits.percent_of_full_time,)
_NAMES = frozenset(parameter.name for parameter in _CONVENTIONS)


@attrs.frozen(eq=False)
class WeekBook:
    """The rules about a week made ready.

    Attributes:
        day: The day whose rules they are.
        decide: What decides.
        content: The law on content, made ready.
        work: The law on paid work beside it, made ready.
        entries: The rules by id, with their places in the law.
        uses: The numbers of each rule.
        full_time: Full time in minutes a week.
        whole: The minutes that a hundred percent of a measure is.
        whole_is_full_time: Whether that is full time, whatever a full place is.
    """

    day: date
    decide: Agreement
    content: Prepared
    work: Prepared
    entries: Mapping[str, Entry]
    uses: Mapping[str, tuple[ParameterUse, ...]]
    full_time: int
    whole: Callable[[Measure], int]
    whole_is_full_time: bool


def week_book(day: date, policy: Mapping[str, int] | None = None) -> WeekBook:
    """The rules about a week in force on a day.

    Raises:
        NoRulesInForce: before 2007-11-01.
        ParameterError: `policy` gives a number a value that it may not have.

    >>> week_book(date(2026, 9, 1)).full_time
    2250
    """
    chosen = {name: number for name, number in (policy or {}).items() if name in _NAMES}
    changes = _changes()
    begun = changes[max(bisect_right(changes, day) - 1, 0)]
    if day < begun:
        rulebook_on(WEEK_RULES, day, topic=WEEK)  # says what is wrong with the day asked for
    law = tuple(tuple(sorted(policy_of(topic, policy).items())) for topic in ("content", "work"))
    return _edition(begun, tuple(sorted(chosen.items())), law, available())


def check_choices(policy: Mapping[str, int] | None) -> None:
    """Refuse a number that nothing about a plan reads: a name misspelt would silently do nothing.

    Raises:
        ParameterError: naming it.
    """
    check_policy(policy, ("content", "work"), extra=_NAMES)


@remembered(most=1)
def _changes() -> tuple[date, ...]:
    """The days on which anything about a week changes, in the law on content too."""
    rules = [placed for placed in NATIONAL.rules if placed.topic in ("content", "work")]
    return change_days((*WEEK_RULES, *rules), _CONVENTIONS)


@remembered(most=128)
def _edition(day: date, policy: Chosen, law: tuple[Chosen, ...], engines: tuple[Engine, ...]) -> WeekBook:
    rulebook = rulebook_on(WEEK_RULES, day, dict(policy), _CONVENTIONS, WEEK)
    numbers = rulebook.numbers()
    uses = parameter_uses(rulebook)
    full_time = numbers[FullTime.minutes_a_week.name]
    assert full_time is not None
    of_full_time = numbers[WeekLimits.percent_of_full_time.name] == 1

    def whole(measure: Measure) -> int:
        time = measure.time
        return full_time if of_full_time or not (time and time.minutes_a_week) else time.minutes_a_week

    return WeekBook(
        day=day,
        decide=Agreement(rulebook, engines),
        content=prepared_on(day, dict(law[0]), "content"),
        work=prepared_on(day, dict(law[1]), "work"),
        entries={entry.id: entry for entry in rulebook.entries},
        uses={entry.id: tuple(uses[name] for name in entry.parameters) for entry in rulebook.entries},
        full_time=full_time,
        whole=whole,
        whole_is_full_time=of_full_time,
    )

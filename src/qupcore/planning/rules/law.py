"""The law on a plan: the rules about its weeks in force on a day, and the numbers of any day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress
from datetime import date

import attrs

from qupcore.cases.ruling.ruling import check_policy, policy_of
from qupcore.engines import Engine, available
from qupcore.engines.agreement import Agreement, agreement_of
from qupcore.errors import NoRulesInForce
from qupcore.law.full_time import FullTime
from qupcore.law.in_force import changes, in_force
from qupcore.memory import Table, remembered
from qupcore.planning.rules.ready import Ready, ready_of
from qupcore.planning.rules.week import WEEK, WEEK_RULES, WeekLimits
from qupcore.rules.rulebook import change_days, rulebook_on
from qupcore.rules.writing import RIGHT

__all__ = ["LawRules", "Numbers", "check_choices", "law_rules", "numbers"]

Chosen = tuple[tuple[str, int], ...]
_CONVENTIONS = (WeekLimits.percent_of_full_time,)
_NAMES = frozenset(parameter.name for parameter in _CONVENTIONS)


@attrs.frozen(eq=False)
class LawRules:
    """The rules about the weeks of a plan made ready.

    Attributes:
        weeks: What follows for a week from the law on content, beside what stands there word for word.
        content: The law on content.
        work: The law on paid work beside the programme.
        full_time: Full time in minutes a week.
        whole_is_full_time: Whether a hundred percent of every measure is full time.
    """

    weeks: Ready
    content: Ready
    work: Ready
    full_time: int
    whole_is_full_time: bool


def law_rules(day: date, policy: Mapping[str, int] | None = None) -> LawRules:
    """The rules about the weeks of a plan in force on a day; the same object while nothing changes.

    Raises:
        NoRulesInForce: before 2007-11-01.
        ParameterError: `policy` gives a number a value that it may not have.

    >>> law_rules(date(2026, 9, 1)).full_time
    2250
    """
    chosen = {name: number for name, number in (policy or {}).items() if name in _NAMES}
    days = _changes()
    begun = days[max(bisect_right(days, day) - 1, 0)]
    if day < begun:
        rulebook_on(WEEK_RULES, day, topic=WEEK)  # says what is wrong with the day asked for
    law: tuple[Chosen, ...] = ((), ())
    if policy:
        law = tuple(tuple(sorted(policy_of(topic, policy).items())) for topic in ("content", "work"))
    return _edition(begun, tuple(sorted(chosen.items())), law, available())


def check_choices(policy: Mapping[str, int] | None) -> None:
    """Refuse a number that nothing about a plan reads: a name misspelt would silently do nothing.

    Raises:
        ParameterError: naming it.
    """
    if policy:
        check_policy(policy, ("content", "work"), extra=_NAMES)


@remembered(most=1)
def _changes() -> tuple[date, ...]:
    """The days on which anything about a week changes, in the law on content and on work too."""
    own = change_days(WEEK_RULES, _CONVENTIONS)
    return tuple(sorted({*own, *changes("content"), *changes("work")}))


@remembered(most=128)
def _edition(day: date, policy: Chosen, law: tuple[Chosen, ...], engines: tuple[Engine, ...]) -> LawRules:
    rulebook = rulebook_on(WEEK_RULES, day, dict(policy), _CONVENTIONS, WEEK)
    found = rulebook.numbers()
    full_time = found[FullTime.minutes_a_week.name]
    assert full_time is not None
    content, work = (
        ready_of(agreement_of(in_force(day, topic, dict(chosen)), engines))
        for topic, chosen in zip(("content", "work"), law, strict=True)
    )
    return LawRules(
        weeks=ready_of(Agreement(rulebook, engines)),
        content=content,
        work=work,
        full_time=full_time,
        whole_is_full_time=found[WeekLimits.percent_of_full_time.name] == 1,
    )


@attrs.frozen(eq=False)
class Numbers:
    """The numbers by which facts about a person are read.

    Attributes:
        begins: The days on which they may change, in order.
        editions: The numbers from each such day on, of those made ready.
    """

    begins: tuple[date, ...]
    editions: Table[date, Mapping[str, int | None]]

    def make_ready(self, first: date, last: date) -> None:
        """Find the numbers of all days from the first to the last; days without law are left out."""
        low, high = bisect_right(self.begins, first), bisect_right(self.begins, last)
        for begun in self.begins[max(low - 1, 0) : high]:
            if begun not in self.editions:
                with suppress(NoRulesInForce):
                    self.editions.keep(begun, in_force(begun).numbers())


@remembered(most=1)
def numbers() -> Numbers:
    """The numbers of the law in force, shared by all who check plans."""
    return Numbers(changes(RIGHT), Table("planning.rules.law.Numbers", most=256))

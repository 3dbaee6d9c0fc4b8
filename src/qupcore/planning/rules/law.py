"""The law on a plan: the rules about its weeks in force on a day, and the numbers of any day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress
from datetime import date

import attrs

from qupcore.domain.answers.under_law import UnderLaw
from qupcore.engines import Engine, installed_engines
from qupcore.engines.agreement import Agreement, agreement_of
from qupcore.errors import NoRulesInForce
from qupcore.law.full_time import FullTime
from qupcore.law.national import NATIONAL, under_law
from qupcore.memory import Table, remembered
from qupcore.planning.rules.ready import Ready, ready_of
from qupcore.planning.rules.week import WEEK, WEEK_RULES, WeekLimits
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.rules.rulebook import change_days, rulebook_on
from qupcore.rules.writing import RIGHT

__all__ = ["LawRules", "Numbers", "law_numbers", "law_rules"]

Chosen = tuple[tuple[str, int], ...]
_TOPICS = ("content", "work")
_CONVENTIONS = (WeekLimits.percent_of_full_time,)
_NAMES = frozenset(parameter.name for parameter in _CONVENTIONS)


@attrs.frozen(eq=False)
class LawRules:
    """The rules about the weeks of a plan, prepared.

    Attributes:
        weeks: The rules that qupcore infers from the law on content.
        content: The law on content.
        work: The law on paid work beside the programme.
        full_time: Full time in minutes a week.
        whole_is_full_time: Whether a hundred percent of each measure means full time.
    """

    weeks: Ready
    content: Ready
    work: Ready
    full_time: int
    whole_is_full_time: bool


def law_rules(day: date, applied: AppliedLaw) -> LawRules:
    """The rules about the weeks of a plan in force on a day; the same object between two changes of the law.

    Raises:
        NoRulesInForce: before 2007-11-01.
        ParameterError: a number was chosen that no rule about a plan reads (a misspelt name would otherwise
            have no effect), or a number was given a value that is not allowed.

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> law_rules(date(2026, 9, 1), AS_IT_STANDS).full_time
    2250
    """
    if applied.policy:
        applied.check(_TOPICS, extra=_NAMES)
    chosen = {name: number for name, number in applied.policy.items() if name in _NAMES}
    days = _changes(applied.law)
    begun = days[max(bisect_right(days, day) - 1, 0)]
    if day < begun:
        rulebook_on(WEEK_RULES, day, topic=WEEK)  # raises the error that names the day
    of_law = tuple(tuple(sorted(applied.chosen_for(topic).items())) for topic in _TOPICS)
    return _edition(begun, applied.law, tuple(sorted(chosen.items())), of_law, installed_engines())


@remembered(most=16)
def _changes(law: Law) -> tuple[date, ...]:
    """The days on which a rule about a week changes, including the law on content and on work."""
    own = change_days(WEEK_RULES, _CONVENTIONS)
    return tuple(sorted({*own, *(day for topic in _TOPICS for day in law.changes(topic))}))


@remembered(most=128)
def _edition(
    day: date, law: Law, policy: Chosen, of_law: tuple[Chosen, ...], engines: tuple[Engine, ...]
) -> LawRules:
    rulebook = rulebook_on(WEEK_RULES, day, dict(policy), _CONVENTIONS, WEEK)
    found = rulebook.numbers()
    full_time = found[FullTime.minutes_a_week.name]
    assert full_time is not None
    content, work = (
        ready_of(agreement_of(law.in_force(day, topic, dict(chosen)), engines))
        for topic, chosen in zip(_TOPICS, of_law, strict=True)
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
    """The numbers of the law that facts about a person are worked out with.

    Attributes:
        law: The law.
        begins: The days on which they may change, in order.
        editions: The numbers from each such day on, if prepared.
        under: What an answer says of the law.
    """

    law: Law
    begins: tuple[date, ...]
    editions: Table[date, Mapping[str, int | None]]
    under: UnderLaw

    def make_ready(self, first: date, last: date) -> None:
        """Prepare the numbers of all days from the first to the last; days without law have none."""
        low, high = bisect_right(self.begins, first), bisect_right(self.begins, last)
        for begun in self.begins[max(low - 1, 0) : high]:
            if begun not in self.editions:
                with suppress(NoRulesInForce):
                    self.editions.keep(begun, self.law.in_force(begun).numbers())


@remembered(most=16)
def law_numbers(law: Law = NATIONAL) -> Numbers:
    """The numbers of a law, shared by all checks of plans."""
    return Numbers(law, law.changes(RIGHT), Table("planning.rules.law.Numbers", most=256), under_law(law))

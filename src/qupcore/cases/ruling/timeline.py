"""The rules of a topic over time: the periods with the same rules, and their answers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import attrs

from qupcore.cases.ruling.answers import Answers, answers_of
from qupcore.deciding.prepared import prepared_by
from qupcore.engines import Engine, installed_engines
from qupcore.errors import NoRulesInForce
from qupcore.memory import Table, remembered
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law

__all__ = ["AppliedHere", "Timeline", "here", "timeline", "timelines"]


class Timeline:
    """The editions of a topic's rules, each prepared when it is first used by the engines given.

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> absence = timeline("absence", AS_IT_STANDS)
    >>> absence.edition(date(2018, 12, 31)) == absence.edition(date(2019, 1, 1))
    False
    >>> timeline("own_illness", AS_IT_STANDS).on(date(2011, 12, 31)) is None
    True
    """

    def __init__(self, topic: str, applied: AppliedLaw, engines: tuple[Engine, ...]) -> None:
        self.topic = topic
        self._engines = engines
        self._law = applied.law
        self._policy = applied.chosen_for(topic)
        self._days = [day.toordinal() for day in applied.law.changes(topic)]
        self._editions: Table[int, Answers | None] = Table("cases.ruling.timeline.Timeline", most=256)

    def edition(self, day: date) -> int:
        """The number of the edition in force on the day; zero before the first."""
        return bisect_right(self._days, day.toordinal())

    def on(self, day: date) -> Answers | None:
        """The answers of the rules in force on the day; None where there are none."""
        number = bisect_right(self._days, day.toordinal())
        try:
            return self._editions[number]
        except KeyError:
            return self._editions.keep(number, self._made(day))

    def policy_on(self, day: date) -> dict[str, int]:
        """The policy values that may be chosen on the day, since a number fixed by law cannot be chosen.

        Raises:
            NoRulesInForce: nothing about the topic is in force on the day.
        """
        values = self._law.in_force(day, self.topic).values
        return {
            name: number
            for name, number in self._policy.items()
            if name in values and values[name].basis == "policy"
        }

    def _made(self, day: date) -> Answers | None:
        try:
            chosen = self.policy_on(day)
        except NoRulesInForce:
            return None
        return answers_of(prepared_by(self._engines, self._law.in_force(day, self.topic, chosen)))


@attrs.frozen(kw_only=True)
class AppliedHere(AppliedLaw):
    """An applied law with the engines of one question, and the rules of the topics that it asks about.

    It lives as long as the question: the environment may require more engines at the next one.

    Attributes:
        engines: The engines that must agree on every ruling.
        lines: The rules over time, by topic.
    """

    engines: tuple[Engine, ...]
    lines: Mapping[str, Timeline] = attrs.field(eq=False, repr=False)


def here(applied: AppliedLaw, topics: tuple[str, ...]) -> AppliedHere:
    """An applied law as this installation decides it, made once for a question.

    Args:
        applied: The law, with policy values of any topic.
        topics: The topics that the question asks about most.

    Raises:
        EngineFault: there are fewer engines than the environment requires.

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> timeline("rates", here(AS_IT_STANDS, ("rates",))).topic
    'rates'
    """
    engines = installed_engines()
    chosen = tuple(sorted(applied.policy.items())) if applied.policy else ()
    lines = _timelines(topics, applied.law, chosen, engines)
    return AppliedHere(law=applied.law, policy=applied.policy, engines=engines, lines=lines)


def timeline(topic: str, applied: AppliedLaw) -> Timeline:
    """The rules of a topic over time, made once for the same law, policy and engines.

    Args:
        topic: The topic, as rules declare it.
        applied: The law, with policy values of any topic; those of this one are used.

    Raises:
        EngineFault: there are fewer engines than the environment requires.
    """
    if isinstance(applied, AppliedHere) and topic in applied.lines:
        return applied.lines[topic]
    chosen = tuple(sorted(applied.chosen_for(topic).items())) if applied.policy else ()
    return _timeline(topic, applied.law, chosen, _engines_of(applied))


def timelines(topics: tuple[str, ...], applied: AppliedLaw) -> Mapping[str, Timeline]:
    """The rules of some topics over time, by topic, as `timeline`."""
    chosen = tuple(sorted(applied.policy.items())) if applied.policy else ()
    return _timelines(topics, applied.law, chosen, _engines_of(applied))


@remembered(most=256)
def _timeline(
    topic: str, law: Law, policy: tuple[tuple[str, int], ...], engines: tuple[Engine, ...]
) -> Timeline:
    return Timeline(topic, AppliedLaw(law, dict(policy)), engines)


@remembered(most=64)
def _timelines(
    topics: tuple[str, ...], law: Law, policy: tuple[tuple[str, int], ...], engines: tuple[Engine, ...]
) -> Mapping[str, Timeline]:
    applied = AppliedHere(law=law, policy=dict(policy), engines=engines, lines={})
    return MappingProxyType({topic: timeline(topic, applied) for topic in topics})


def _engines_of(applied: AppliedLaw) -> tuple[Engine, ...]:
    return applied.engines if isinstance(applied, AppliedHere) else installed_engines()

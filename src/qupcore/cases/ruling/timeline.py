"""The rules of a topic over time: the periods with the same rules, and their answers."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from qupcore.cases.ruling.answers import Answers, answers_of
from qupcore.deciding.prepared import prepared_on
from qupcore.errors import NoRulesInForce
from qupcore.memory import Table, remembered
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law

__all__ = ["Timeline", "timeline"]


class Timeline:
    """The editions of a topic's rules, each prepared when it is first used.

    >>> from qupcore.law.national import AS_IT_STANDS
    >>> absence = timeline("absence", AS_IT_STANDS)
    >>> absence.edition(date(2018, 12, 31)) == absence.edition(date(2019, 1, 1))
    False
    >>> timeline("own_illness", AS_IT_STANDS).on(date(2011, 12, 31)) is None
    True
    """

    def __init__(self, topic: str, applied: AppliedLaw) -> None:
        self.topic = topic
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
        return answers_of(prepared_on(day, chosen, self.topic, self._law))


def timeline(topic: str, applied: AppliedLaw) -> Timeline:
    """The rules of a topic over time, made once for the same law and policy.

    Args:
        topic: The topic, as rules declare it.
        applied: The law, with policy values of any topic; those of this one are used.
    """
    return _timeline(topic, applied.law, tuple(sorted(applied.chosen_for(topic).items())))


@remembered(most=256)
def _timeline(topic: str, law: Law, policy: tuple[tuple[str, int], ...]) -> Timeline:
    return Timeline(topic, AppliedLaw(law, dict(policy)))

"""The rules of a topic in force on a day, made once for all days between two changes of the law."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date

from qupcore.errors import ParameterError, QupError
from qupcore.law import CONVENTIONS, RULES
from qupcore.memory import remembered
from qupcore.rules.parameters import Parameter
from qupcore.rules.rulebook import Rulebook, change_days, rulebook_on
from qupcore.rules.writing import RIGHT

__all__ = ["all_in_force", "changes", "in_force"]


def in_force(day: date, topic: str = RIGHT, policy: Mapping[str, int] | None = None) -> Rulebook:
    """The rules of a topic in force on a day; the same object for all days with the same rules.

    Raises:
        NoRulesInForce: nothing about the topic is in force on the day.
        ParameterError: `policy` names a number of the law, or a value that it may not have.

    >>> in_force(date(2019, 1, 1)) is in_force(date(2019, 6, 1))
    True
    >>> in_force(date(2018, 12, 31)) is in_force(date(2019, 1, 1))
    False
    """
    if wrong := [name for name, number in (policy or {}).items() if type(number) is not int]:
        raise ParameterError(f"{wrong[0]} is not given a whole number", remedy="give an int")
    days = changes(topic)
    edition = bisect_right(days, day)
    begun = days[edition - 1] if edition else day
    try:
        return _edition(begun, topic, tuple(sorted((policy or {}).items())))
    except QupError:
        rulebook_on(RULES, day, policy, _conventions(topic), topic)  # the same error, about the day asked for
        raise


def all_in_force(day: date) -> dict[str, Rulebook]:
    """The rulebooks of every topic in force on a day, the right first.

    Raises:
        NoRulesInForce: before 2007-11-01.
    """
    found = {RIGHT: in_force(day)}
    for topic in dict.fromkeys(placed.topic for placed in RULES):
        if any(placed.topic == topic and placed.on(day) for placed in RULES):
            found[topic] = in_force(day, topic)
    return found


def _conventions(topic: str) -> tuple[Parameter, ...]:
    """How facts about a person are read; only the right is decided from a person's facts."""
    return CONVENTIONS if topic == RIGHT else ()


@remembered(most=256)
def changes(topic: str) -> tuple[date, ...]:
    """The days on which a rule of the topic, or a number that it reads, begins or ceases; in order.

    >>> date(2019, 1, 1) in changes("absence")
    True
    """
    return change_days([placed for placed in RULES if placed.topic == topic], _conventions(topic))


@remembered(most=256)
def _edition(day: date, topic: str, policy: tuple[tuple[str, int], ...]) -> Rulebook:
    return rulebook_on(RULES, day, dict(policy), _conventions(topic), topic)

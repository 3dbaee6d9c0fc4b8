"""Numbers that the law leaves open, chosen for both laws of a comparison."""

from __future__ import annotations

from collections.abc import Mapping

from qupcore.cases.benefit.runs import TOPICS
from qupcore.explaining.phrases import Phrases
from qupcore.law.conventions import Conventions
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.rules.writing import RIGHT

__all__ = ["checked_policy", "chosen_for_benefit", "chosen_for_right", "policy_sentence"]

_LEAP = Conventions.leap_birthday.name


def checked_policy(laws: tuple[Law, Law], policy: Mapping[str, int] | None) -> dict[str, int]:
    """The numbers that are chosen, which both laws must leave open.

    Raises:
        ParameterError: one of them is a number of the law, is not read, or may not have its value.
    """
    for law in laws:
        AppliedLaw(law, policy).check((RIGHT, *TOPICS), extra=(_LEAP,))
    return dict(policy or {})


def chosen_for_right(law: Law, policy: Mapping[str, int]) -> dict[str, int]:
    """Those that the rules of the right read."""
    return _read(law, (RIGHT,), policy)


def chosen_for_benefit(law: Law, policy: Mapping[str, int]) -> dict[str, int]:
    """Those that the benefit of a month is worked out by."""
    return _read(law, TOPICS, policy)


def policy_sentence(laws: tuple[Law, Law], policy: Mapping[str, int], words: Phrases) -> tuple[str, ...]:
    """A sentence on what is chosen, where something is."""
    if not policy:
        return ()
    units = {
        name: number.unit
        for law in laws
        for topic in (RIGHT, *TOPICS)
        for name, number in law.numbers(topic).items()
    }
    told = [words.policy(name, value, units.get(name, "1")) for name, value in policy.items()]
    return (words.say("impact", "policy", numbers="; ".join(told)),)


def _read(law: Law, topics: tuple[str, ...], policy: Mapping[str, int]) -> dict[str, int]:
    if not policy:
        return {}
    names = {_LEAP, *(name for topic in topics for name in law.numbers(topic))}
    return {name: value for name, value in policy.items() if name in names}

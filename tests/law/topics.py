"""Facts put to one rule of a topic on a day."""

from __future__ import annotations

from datetime import date

from qupcore.cases.ruling.ruling import Ruling, evaluate
from qupcore.law.national import NATIONAL
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["BY_ID", "amount", "day", "found", "outcome"]

BY_ID = {placed.id: placed for placed in NATIONAL.rules}


def day(text):
    return date.fromisoformat(text)


def found(topic: str, on: str, facts: dict[str, object], policy=None) -> Ruling:
    """What both engines find; dates may be given as ISO text."""
    return evaluate(
        topic, day(on), {name: _value(value) for name, value in facts.items()}, AppliedLaw(NATIONAL, policy)
    )


def outcome(rule_id: str, on: str, facts: dict[str, object], policy=None) -> str:
    """What one rule comes to."""
    ruling = found(BY_ID[rule_id].topic, on, facts, policy)
    return next(item.outcome for item in ruling.findings if item.rule == rule_id)


def amount(rule_id: str, on: str, facts: dict[str, object], policy=None) -> str | None:
    """The day that one formula gives, in ISO."""
    formula = BY_ID[rule_id]
    ruling = found(formula.topic, on, facts, policy)
    assert formula.on(day(on)), "not in force"
    number = ruling.amounts[formula.gives.name]
    return None if number is None else str(date.fromordinal(number))


def _value(value):
    if isinstance(value, str) and value[:2] in ("19", "20"):
        return day(value).toordinal()
    return value

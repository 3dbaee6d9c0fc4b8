"""What the rules of a topic answer, as the code that decides takes it, and how two answers differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from qupcore.domain.truth import Truth
from qupcore.engines.protocol import Verdicts
from qupcore.laboratory.kinds import Class
from qupcore.rules.rulebook import Entry, Rulebook
from qupcore.rules.terms import IntTerm

__all__ = [
    "TopicAnswer",
    "TopicStanding",
    "amount_units",
    "answer_of",
    "shown_rules",
    "topic_kinds",
    "waits",
]

TopicStanding = Literal["met", "not_met", "open", "no_rule"]
"""All conditions are met, one is surely not, it depends on unknown facts, or the law has no such rules."""

Waiting = tuple[str, tuple[str, ...]]


@attrs.frozen
class TopicAnswer:
    """What the rules of a topic come to for some facts.

    Attributes:
        standing: Whether its conditions are met.
        failed: The conditions that are not met.
        waiting: The conditions that are open, each with the facts that it reads.
        amounts: What the formulas give, by name; None where that is not known.
        shown: What the readings and starting points come to, by id.
    """

    standing: TopicStanding
    failed: frozenset[str] = frozenset()
    waiting: frozenset[Waiting] = frozenset()
    amounts: Mapping[str, int | None] = attrs.field(factory=dict)
    shown: Mapping[str, Truth] = attrs.field(factory=dict)


def answer_of(rulebook: Rulebook, found: Verdicts) -> TopicAnswer:
    """The answer that verdicts of a rulebook are."""
    return TopicAnswer(
        "met" if found.right is True else "open" if found.right is None else "not_met",
        frozenset(entry.id for entry in rulebook.conditions if found.rules[entry.id] is False),
        frozenset(waits(entry) for entry in rulebook.conditions if found.rules[entry.id] is None),
        dict(found.amounts),
        {entry.id: found.rules[entry.id] for entry in shown_rules(rulebook)},
    )


def waits(entry: Entry) -> Waiting:
    """What stands for a condition that is open: a rule reworded to ask for other facts is another one."""
    return entry.id, tuple(sorted(entry.terms))


def shown_rules(rulebook: Rulebook) -> tuple[Entry, ...]:
    """The rules that are shown and do not count."""
    return (*rulebook.readings, *rulebook.starting_points.values())


def amount_units(*rulebooks: Rulebook) -> dict[str, str]:
    """The terms that formulas give, with their units."""
    terms = [item.formula.gives for rulebook in rulebooks for item in rulebook.calculations]
    return {term.name: term.unit for term in terms if isinstance(term, IntTerm)}


def topic_kinds(before: TopicAnswer, after: TopicAnswer, units: Mapping[str, str]) -> set[Class]:
    """The classes that facts with these two answers are in."""
    found: set[Class] = set()
    pair = before.standing, after.standing
    if pair == ("not_met", "met"):
        found.add("newly_right")
    if pair == ("met", "not_met"):
        found.add("newly_refused")
    if pair == ("not_met", "not_met") and before.failed != after.failed:
        found.add("reason")
    if pair == ("open", "open") and before.waiting != after.waiting:
        found.add("asked")
    if pair[0] != "open" and pair[1] == "open":
        found.add("newly_undetermined")
    if pair[0] == "open" and pair[1] != "open":
        found.add("newly_determined")
    for name, unit in units.items():
        one, other = before.amounts.get(name), after.amounts.get(name)
        if one is None or other is None:
            if one is not None:
                found.add("newly_undetermined")
            if other is not None:
                found.add("newly_determined")
        elif one != other:
            found.add("deadline" if unit == "date" else "more" if one < other else "less")
    names = {*before.shown, *after.shown}
    if any(before.shown.get(name) is not after.shown.get(name) for name in names):
        found.add("reading")
    return found

"""What each operation of a reform changes in a law: the number or the condition before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import attrs

from qupcore.domain.citation import Citation
from qupcore.reforms.draft import Draft
from qupcore.reforms.operations import Add, Operation, Repeal, Revive, Reword, SetNumber
from qupcore.reforms.reform import Reform
from qupcore.rules.law import Law
from qupcore.rules.nodes import Node, walk
from qupcore.rules.parameters import DatedValue, Parameter
from qupcore.rules.read_numbers import numbers_read
from qupcore.rules.writing import Placed

__all__ = ["Effect", "OperationKind", "effects_of", "touched_topics"]

OperationKind = Literal["set_number", "repeal", "reword", "revive", "add"]


@attrs.frozen(kw_only=True)
class Effect:
    """What one operation changes.

    Attributes:
        operation: The kind of the operation.
        about: The name of the number, or the id of the rule.
        topics: The topics whose rules it changes.
        start: The first day.
        end: The last day; None means for ever.
        unit: The unit of a number; "" for a rule.
        before: The value of a number before; None where it is not known, and for a rule.
        after: The value of a number after.
        old: The rule before; None where there is none, and for a number.
        new: The rule after.
        source: Where the new value or wording is proposed.
    """

    operation: OperationKind
    about: str
    topics: tuple[str, ...]
    start: date
    end: date | None
    unit: str = ""
    before: int | None = None
    after: int | None = None
    old: Placed | None = None
    new: Placed | None = None
    source: str = ""

    @property
    def citation(self) -> Citation | None:
        """Where the rule stands in the law; None for a number."""
        placed = self.new or self.old
        return None if placed is None else placed.provisions[-1].citation


def effects_of(reform: Reform, law: Law) -> tuple[Effect, ...]:
    """What each operation changes, in their order: each is looked at after those before it.

    Raises:
        RuleError: as the reform called with the law.
    """
    return tuple(_effects(reform, law))


def touched_topics(effects: Iterable[Effect]) -> tuple[str, ...]:
    """The topics of several effects, in the order in which they first occur."""
    return tuple(dict.fromkeys(topic for effect in effects for topic in effect.topics))


def _effects(reform: Reform, law: Law) -> Iterator[Effect]:
    reform(law)
    draft = Draft(law.rules, law.conventions, reform.name, reform.source)
    for operation in reform.operations:
        after = operation.applied(draft)
        yield _effect(operation, draft, after)
        draft = after


_KINDS: dict[type, OperationKind] = {
    SetNumber: "set_number",
    Repeal: "repeal",
    Reword: "reword",
    Revive: "revive",
    Add: "add",
}


def _effect(operation: Operation, before: Draft, after: Draft) -> Effect:
    kind, about, start, end = _KINDS[type(operation)], operation.about, operation.start, operation.end
    if kind == "set_number":
        old, new = (_value(draft, about, start) for draft in (before, after))
        return Effect(
            operation=kind,
            about=about,
            topics=_readers(after, about),
            start=start,
            end=end,
            unit=numbers_read(after.rules, after.conventions)[about].unit,
            before=None if old is None else old.value,
            after=None if new is None else new.value,
            source="" if new is None else new.source,
        )
    was, now = (_rule(draft, about, start) for draft in (before, after))
    placed = [rule for rule in (was, now) if rule is not None]
    return Effect(
        operation=kind,
        about=about,
        topics=tuple(dict.fromkeys(rule.topic for rule in placed)),
        start=start,
        end=end,
        old=was,
        new=now,
        source=before.source,
    )


def _value(draft: Draft, name: str, day: date) -> DatedValue | None:
    number = numbers_read(draft.rules, draft.conventions)[name]
    return next((value for value in number.values if value.valid.contains(day)), None)


def _rule(draft: Draft, rule: str, day: date) -> Placed | None:
    """The rule in force on the day, or the next one that begins later."""
    placed = [one for one in draft.rules if one.id == rule]
    there = next((one for one in placed if one.on(day)), None)
    return there or next((one for one in placed if one.provisions[-1].valid.start > day), None)


def _readers(draft: Draft, name: str) -> tuple[str, ...]:
    found = dict.fromkeys(placed.topic for placed in draft.rules if _reads(placed.tree, name))
    return tuple(found)


def _reads(tree: Node, name: str) -> bool:
    return any(isinstance(node, Parameter) and node.name == name for node in walk(tree))

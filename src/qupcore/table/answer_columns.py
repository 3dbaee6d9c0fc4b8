"""The columns of the answer: the outcome, the rule that failed, and masks of rules and of missing facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qupcore.rules.nodes import All, Any, Condition, IsKnown, Not
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import terms_of
from qupcore.table.building import ColumnLayers
from qupcore.table.expressions import (
    AllTrue,
    AnyTrue,
    Bits,
    Case,
    Expression,
    Known,
    NumberColumn,
    NumberValue,
    Opposite,
    TextValue,
    TruthValue,
)
from qupcore.table.from_rules import Putting
from qupcore.table.legend import Legend

__all__ = ["answers_with"]

_NO = TruthValue(False)


def answers_with(
    rulebook: Rulebook,
    rules: Mapping[str, Expression],
    terms: Mapping[str, Expression],
    putting: Putting,
    layers: ColumnLayers,
    legend: Legend,
    *,
    right: bool,
) -> dict[str, Expression]:
    """The columns of the answer by name.

    Args:
        rulebook: The rules in force.
        rules: The truth of each rule by id.
        terms: The column of each term, as the conditions read it.
        putting: The way of trees into expressions.
        layers: Where columns are made.
        legend: What the columns stand for.
        right: Whether the topic is the right: a refusal leaves nothing missing.
    """
    answers: dict[str, Expression] = {}
    if legend.conditions:
        conditions = {entry.id: rules[entry.id] for entry in rulebook.conditions}
        holds = layers.truth("holds", AllTrue(tuple(conditions.values())))
        met, failed, open_ = (TextValue(word, legend.outcomes) for word in legend.outcomes)
        answers["outcome"] = Case(((holds, met), (Opposite(holds), failed)), open_)
        answers["failed_rule"] = Case(
            tuple(
                (Opposite(truth), TextValue(name, legend.conditions)) for name, truth in conditions.items()
            ),
            TextValue(None, legend.conditions),
        )
        answers["failed"] = Bits(
            tuple(Opposite(rules[name]) if name in rules else _NO for name in legend.rules)
        )
        answers["unknown"] = Bits(
            tuple(_unknown(rules[name]) if name in rules else _NO for name in legend.rules)
        )
        missing = _missing(rulebook, rules, terms, putting)
        above = (_unknown(holds),) if right else ()
        answers["missing"] = Bits(
            tuple(_every((*above, missing[name])) if name in missing else _NO for name in legend.terms)
        )
    calculated = {item.gives for item in rulebook.calculations}
    for amount in legend.amounts:
        known = amount.name in calculated
        answers[amount.name] = NumberColumn(amount.name) if known else NumberValue(None)
    return answers


def _missing(
    rulebook: Rulebook, rules: Mapping[str, Expression], terms: Mapping[str, Expression], putting: Putting
) -> dict[str, Expression]:
    """Whether each term is unknown in a part of a condition that is itself undecided."""
    needs = {item.gives: item.terms for item in rulebook.calculations}
    found: dict[str, list[Expression]] = {}
    for entry in rulebook.conditions:
        for names, above in _leaves(entry.when, (_unknown(rules[entry.id]),), putting):
            waiting = [(name, above) for name in reversed(names)]
            while waiting:
                name, undecided = waiting.pop()
                because = (*undecided, _unknown(terms[name]))
                if name in needs:
                    waiting += [(read, because) for read in reversed(tuple(needs[name]))]
                else:
                    found.setdefault(name, []).append(_every(because))
    return {name: _some(tuple(dict.fromkeys(truths))) for name, truths in found.items()}


def _leaves(
    node: Condition, above: tuple[Expression, ...], putting: Putting
) -> Iterator[tuple[tuple[str, ...], tuple[Expression, ...]]]:
    """The terms of each part that has no parts of its own, with what must be undecided for it to matter."""
    if isinstance(node, IsKnown):
        return
    if isinstance(node, All | Any):
        for part in node.conditions:
            # A leaf is undecided where its term is unknown, which is looked at in any case.
            here = (
                above
                if not isinstance(part, All | Any | Not)
                else (*above, _unknown(putting.condition(part)))
            )
            yield from _leaves(part, here, putting)
    elif isinstance(node, Not):
        yield from _leaves(node.condition, above, putting)
    else:
        yield tuple(terms_of(node)), above


def _unknown(value: Expression) -> Expression:
    """Whether a value is unknown; the opposite of a truth is unknown where the truth is."""
    while isinstance(value, Opposite):
        value = value.part
    return Opposite(Known(value))


def _every(truths: tuple[Expression, ...]) -> Expression:
    several = tuple(dict.fromkeys(truths))
    return several[0] if len(several) == 1 else AllTrue(several)


def _some(truths: tuple[Expression, ...]) -> Expression:
    return truths[0] if len(truths) == 1 else AnyTrue(truths)

"""What cannot happen in the conditions of a topic: dead rules, limits out of reach, idle parts."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.errors import RuleError
from qupcore.laboratory.proving.reaching import Reached, reached
from qupcore.laboratory.proving.scene import Scene
from qupcore.laboratory.proving.sought import Sought, Unlike
from qupcore.laboratory.soundness.remarks import RemarkKind, RuleRemark
from qupcore.laboratory.soundness.switches import without_switches
from qupcore.rules.expression_text import expression_of
from qupcore.rules.nodes import All, Any, Compare, Condition, Constant, Not, OneOf, walk
from qupcore.rules.rebuilding import rebuilt

__all__ = ["reach_remarks"]

_TRUE = Compare("==", Constant(0), Constant(0))
_Asked = tuple[RemarkKind, str, Sought]
"""The remark to make if something cannot hold, the part of the rule that it is about, and what."""


def reach_remarks(topic: str, scene: Scene) -> Iterator[RuleRemark]:
    """The remarks about what cannot happen, whatever the facts.

    A rule that reads a number without a value is left out: nothing is known of it.
    """
    without = {
        entry.id
        for entry in scene.rulebooks[0].entries
        if any(name in scene.unknown for name in entry.parameters)
    }
    asked = {
        f"{rule} {number}": (rule, item)
        for rule, when in scene.rules[0].items()
        if rule not in without
        for number, item in enumerate(_asked(without_switches(when)))
    }
    found = reached(scene, {name: item[2] for name, (_, item) in asked.items()})
    for rule in scene.rules[0]:
        of_rule = [(item, found[name]) for name, (about, item) in asked.items() if about == rule]
        yield from _of_rule(topic, rule, of_rule)


def _asked(when: Condition) -> Iterator[_Asked]:
    yield "never_met", "", when
    yield "never_unmet", "", Not(when)
    for node in walk(when):
        if isinstance(node, Compare | OneOf) and node is not when:
            yield "limit_out_of_reach", _said(node), node
            yield "limit_out_of_reach", _said(node), Not(node)
    for node in walk(when):
        if isinstance(node, All | Any) and len(node.conditions) > 1:
            for part in node.conditions:
                for constant in (_TRUE, Not(_TRUE)):
                    yield "part_never_decides", _said(part), _unlike(when, part, constant)


def _unlike(when: Condition, part: Condition, constant: Condition) -> Unlike:
    """Whether a rule comes to something else with a constant in the place of a part of it."""
    return Unlike(when, rebuilt(when, lambda node: constant if node is part else None))


def _of_rule(topic: str, rule: str, found: list[tuple[_Asked, Reached]]) -> Iterator[RuleRemark]:
    """Each remark once; what is said of the whole rule, or of a limit, is not said of its parts again."""
    made: dict[tuple[RemarkKind, str], None] = {}
    for (kind, part, _), answer in found:
        if answer.answer == "unknown":
            made["not_settled", part] = None
        elif answer.answer == "none":
            made[kind, part] = None
    whole = {kind for kind, part in made if not part}
    if whole & {"never_met", "never_unmet"}:
        made = {key: None for key in made if not key[1]}
    limits = [part for kind, part in made if kind == "limit_out_of_reach"]
    for kind, part in made:
        if kind != "part_never_decides" or not any(limit in part for limit in limits):
            yield RuleRemark(kind=kind, topic=topic, about=rule, part=part)


def _said(node: Condition) -> str:
    try:
        return expression_of(node)
    except RuleError:  # it asks whether a fact is known, or takes a part of a number
        return " ".join(str(word) for word in _words(node.canonical()))


def _words(tree: list[object]) -> Iterator[object]:
    for item in tree:
        if isinstance(item, list):
            yield from _words(item)
        else:
            yield item

"""What a statement about rules comes to: conditions that must be impossible, or possible."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import attrs

from qupcore.laboratory.proving.scene import Scene
from qupcore.rules.nodes import All, Compare, Condition, Not, OneOf, walk

__all__ = ["Asked", "all_met", "asked_of_claim", "asked_of_rulebook", "asked_of_rules", "asked_of_twins"]


@attrs.frozen(eq=False)
class Asked:
    """One condition that is looked for.

    Attributes:
        about: The rule, or the part of a rule, that it is about.
        condition: The condition.
        wanted: `none` if the statement is proved by there being nobody; `some` if by somebody.
    """

    about: str
    condition: Condition
    wanted: Literal["none", "some"]


def all_met(scene: Scene, place: int = 0) -> Condition:
    """All conditions of a rulebook of the scene."""
    return All(tuple(scene.rules[place][entry.id] for entry in scene.rulebooks[place].conditions))


def asked_of_rules(kind: str, rules: tuple[tuple[str, Condition], ...]) -> Iterator[Asked]:
    """What is asked about one rule, or about two."""
    name, first = rules[0]
    if kind == "never":
        yield Asked(name, first, "none")
    elif kind == "always":
        yield Asked(name, Not(first), "none")
    else:
        _, other = rules[1]
        about = f"{name}, {rules[1][0]}"
        if kind == "disjoint":
            yield Asked(about, All((first, other)), "none")
        if kind in ("implies", "equivalent"):
            yield Asked(about, All((first, Not(other))), "none")
        if kind == "equivalent":
            yield Asked(about, All((Not(first), other)), "none")


def asked_of_rulebook(kind: str, scene: Scene) -> Iterator[Asked]:
    """Whether each rule of a rulebook can be met and unmet, or each of its limits reached."""
    for name, rule in scene.rules[0].items():
        parts = [rule] if kind == "each_rule" else _limits(rule)
        for part in parts:
            yield Asked(name, part, "some")
            yield Asked(name, Not(part), "some")


def asked_of_twins(scene: Scene) -> Iterator[Asked]:
    """Whether a rulebook and its twin, which reads another value of one fact, come to something else."""
    first, second = all_met(scene, 0), all_met(scene, 1)
    if scene.rulebooks[0].conditions:
        yield Asked("", All((first, Not(second))), "none")
    half = len(scene.calculations) // 2
    for one, other in zip(scene.calculations[:half], scene.calculations[half:], strict=True):
        yield Asked(one.gives.name, Compare("!=", one.gives, other.gives), "none")


def asked_of_claim(condition: Condition, of: str, scene: Scene) -> Asked:
    """Whether there is anybody of whom a claim must hold and does not."""
    among = {"met": (all_met(scene),), "not_met": (Not(all_met(scene)),)}.get(of, ())
    return Asked("", All((*among, Not(condition))), "none")


def _limits(rule: Condition) -> list[Condition]:
    return [node for node in walk(rule) if isinstance(node, Compare | OneOf)]

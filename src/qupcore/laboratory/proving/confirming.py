"""Whether all engines say of a person what the scene says: no witness is shown before."""

from __future__ import annotations

from collections.abc import Mapping

from qupcore.engines import installed_engines
from qupcore.engines.agreement import agreement_of
from qupcore.laboratory.proving.scene import MARK, Scene
from qupcore.rules.terms import Value

__all__ = ["confirmed"]


def confirmed(scene: Scene, facts: Mapping[str, Value], twin: str = "") -> bool:
    """Whether each rule of the scene comes to the same under all engines.

    Args:
        scene: The scene.
        facts: The facts of a person.
        twin: The fact that has another value for the second rulebook.

    Raises:
        EngineDisagreement: the engines differ among themselves.
    """
    for place, (rulebook, rules) in enumerate(zip(scene.rulebooks, scene.rules, strict=True)):
        named = {name: facts.get(name + MARK if place and name == twin else name) for name in rulebook.terms}
        known = {name: value for name, value in named.items() if value is not None}
        verdicts = agreement_of(rulebook, installed_engines())(known)
        if [verdicts.rules[name] for name in rules] != scene.deciding(rules.values())(
            scene.calculated(facts)
        ):
            return False
    return True

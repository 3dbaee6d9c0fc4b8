"""Whether all engines say of a person what the scene says: no witness is shown before."""

from __future__ import annotations

from collections.abc import Mapping

from qupcore.engines import installed_engines
from qupcore.engines.agreement import agreement_of
from qupcore.laboratory.proving.scene import Scene
from qupcore.rules.terms import Value

__all__ = ["confirmed"]


def confirmed(scene: Scene, facts: Mapping[str, Value]) -> bool:
    """Whether each rule of the scene comes to the same under all engines.

    Args:
        scene: The scene.
        facts: The facts of a person.

    Raises:
        EngineDisagreement: the engines differ among themselves.
    """
    for rulebook, rules, names in zip(scene.rulebooks, scene.rules, scene.names, strict=True):
        known = {name: facts[called] for name, called in names.items() if called in facts}
        verdicts = agreement_of(rulebook, installed_engines())(known)
        if [verdicts.rules[name] for name in rules] != scene.deciding(rules.values())(
            scene.calculated(facts)
        ):
            return False
    return True

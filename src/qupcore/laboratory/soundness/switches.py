"""A condition without the parts that numbers of the law turn on or off."""

from __future__ import annotations

from qupcore.domain.truth import Truth
from qupcore.engines.reference import condition_of
from qupcore.rules.nodes import All, Any, Condition, Not
from qupcore.rules.terms import terms_of

__all__ = ["without_switches"]


def without_switches(when: Condition) -> Condition:
    """The condition without what is true or false by numbers alone, and without what that turns off.

    A comparison of two numbers of the law, as of a policy with 0, turns a part of a rule on or off. Neither
    it nor a part that it turns off is a fault of the rule.

    >>> from qupcore.rules.nodes import Compare, Constant
    >>> from qupcore.rules import ApplicantFacts
    >>> off = Compare("==", Constant(1), Constant(0))
    >>> stays = ApplicantFacts.lawful_stay
    >>> without_switches((off & ApplicantFacts.fixed_residence) | stays) is stays
    True
    """
    found = _folded(when)
    return when if isinstance(found, bool) else found


def _folded(node: Condition) -> Condition | bool:
    truth: Truth = None if terms_of(node) else condition_of(node, {})({})
    if truth is not None:
        return truth
    if isinstance(node, Not):
        inner = _folded(node.condition)
        return not inner if isinstance(inner, bool) else node if inner is node.condition else Not(inner)
    if not isinstance(node, All | Any):
        return node
    settles = isinstance(node, Any)
    kept = [_folded(part) for part in node.conditions]
    if any(part is settles for part in kept):
        return settles
    parts = tuple(part for part in kept if not isinstance(part, bool))
    if len(parts) < 2:
        return parts[0] if parts else not settles
    if len(parts) == len(kept) and all(new is old for new, old in zip(parts, node.conditions, strict=True)):
        return node
    return type(node)(parts)

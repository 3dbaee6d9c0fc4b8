"""Witnesses: people with as few known facts as can be, decided again under both laws."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from qupcore.deciding.decide import decide
from qupcore.domain.answers.decision import Decision
from qupcore.domain.case.participant import Participant
from qupcore.laboratory.classes import Shown
from qupcore.laboratory.kinds import Class
from qupcore.laboratory.person import person_with
from qupcore.laboratory.shrinking import needed
from qupcore.laboratory.sides import Sides
from qupcore.rules.terms import Value

__all__ = ["Witness", "witness_of"]


@attrs.frozen
class Witness:
    """A person who shows a class, with the decision under each law.

    Attributes:
        kind: The class.
        case: The case, with as few known facts as can be.
        facts: The facts, by term.
        before: The decision under the first law; a trial unless it is the law in force.
        after: The decision under the second law.
    """

    kind: Class
    case: Participant
    facts: Mapping[str, Value]
    before: Decision
    after: Decision


def witness_of(shown: Shown, sides: Sides) -> Witness | None:
    """The smallest person of a class; None where deciding again does not confirm it.

    Facts are left out one after the other as long as both decisions stay in the class.
    """
    if _decided(shown.kind, shown.facts, sides) is None:
        return None
    facts = needed(shown.facts, lambda facts: _decided(shown.kind, facts, sides) is not None)
    return _decided(shown.kind, facts, sides)


def _decided(kind: Class, facts: Mapping[str, Value], sides: Sides) -> Witness | None:
    case = person_with(facts, sides.on)
    before, after = (decide(case, sides.on, law=law) for law in sides.laws)
    return Witness(kind, case, facts, before, after) if _is_of(kind, before, after) else None


def _is_of(kind: Class, before: Decision, after: Decision) -> bool:
    pair = before.outcome, after.outcome
    if kind == "newly_undetermined":
        return pair[0] != "undetermined" and pair[1] == "undetermined"
    if kind == "newly_determined":
        return pair[0] == "undetermined" and pair[1] != "undetermined"
    if kind == "reason":
        return pair == ("no_right", "no_right") and _failed(before) != _failed(after)
    return pair == (("no_right", "right") if kind == "newly_right" else ("right", "no_right"))


def _failed(decision: Decision) -> frozenset[str]:
    return frozenset(
        finding.rule for finding in decision.findings if finding.counts and finding.outcome == "not_met"
    )

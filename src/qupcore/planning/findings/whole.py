"""The findings of the rules about a whole plan: groups, and the benefit that is not paid beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.truth import Truth
from qupcore.planning.facts.whole import WholeFacts
from qupcore.planning.rules.ready import Ready

__all__ = ["whole_findings"]


def whole_findings(whole: WholeFacts, truths: Mapping[str, Truth], rules: Ready) -> Iterator[PlanFinding]:
    """A finding for each rule about the whole plan that is not met or not known."""
    for id, truth in truths.items():
        meaning = rules.meanings[id]
        weight = meaning.broken if truth is False else meaning.unknown
        if truth is True or weight is None:
            continue
        who = whole.members.get(id, ())
        yield PlanFinding(
            rule=id,
            kind=meaning.kind,
            weight=weight,
            outcome="not_met" if truth is False else "unknown",
            elements=tuple(sorted(item.place for item in who if item.place >= 0)),
            measures=tuple(dict.fromkeys(item.element.measure for item in who)),
            sources=meaning.sources,
            authority=meaning.authority,
            confidence=meaning.confidence,
            reason=meaning.reason,
            values=tuple((name, value) for name, value in meaning.values if value is not None),
            missing=("element.dates",) if truth is None else (),
        )

"""The facts that an answer about a topic is asked for: a condition of the topic can read no others."""

from __future__ import annotations

from collections.abc import Mapping

from qupcore.domain.hint import remedy
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.law.vocabulary import fact_groups, vocabulary
from qupcore.reforms.draft import Draft
from qupcore.rules.nodes import Node
from qupcore.rules.terms import Term, terms_of
from qupcore.rules.writing import Formula

__all__ = ["check_facts"]


def check_facts(draft: Draft, topic: str, tree: Node) -> None:
    """Refuse a condition that reads a fact of another topic: nobody would be asked for it.

    A topic has the facts that its rules read or give in any period, and those which stand beside one of them
    in the vocabulary. A term that is in no vocabulary is a new one, and may be read.

    Raises:
        RuleError: the tree reads a fact that the topic does not have.
    """
    read = terms_of(tree)
    given = {placed.gives.name for placed in draft.rules if isinstance(placed, Formula)}
    known = {*vocabulary(), *given}
    facts = _facts(draft, topic)
    if foreign := [name for name in read if name in known and name not in facts]:
        raise RuleError(
            worded("no answer about {topic} is asked for {names}", topic=topic, names=", ".join(foreign)),
            where=draft.reform,
            remedy=remedy(foreign[0], sorted(facts), most=12),
        )


def _facts(draft: Draft, topic: str) -> Mapping[str, None]:
    found: dict[str, None] = {}
    for placed in draft.rules:
        if placed.topic == topic:
            found |= dict.fromkeys(terms_of(placed.tree))
            if isinstance(placed, Formula):
                found[placed.gives.name] = None
    for group in fact_groups():
        names = [term.name for term in vars(group).values() if isinstance(term, Term)]
        if any(name in found for name in names):
            found |= dict.fromkeys(names)
    return found

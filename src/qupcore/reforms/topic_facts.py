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
from qupcore.rules.writing import RIGHT, Formula

__all__ = ["check_facts"]


def check_facts(draft: Draft, topic: str, tree: Node) -> None:
    """Refuse a condition that reads a fact of another topic: nobody would be asked for it.

    A topic has the facts that its rules read or give in any period, and those which stand beside one of them
    in the vocabulary. A new term is a fact about the applicant: conditions of the right may read it.

    Raises:
        RuleError: the tree reads a fact that the topic does not have, or that has no question.
    """
    read = terms_of(tree)
    new = {name for name, term in read.items() if term.new is not None}
    if new and topic != RIGHT:
        raise RuleError(
            worded("no answer about {topic} is asked for {names}", topic=topic, names=", ".join(sorted(new))),
            where=draft.reform,
            why="a new term is a fact about the applicant, and belongs to the right to the programme",
            remedy="let a condition of the right read it",
        )
    given = {placed.gives.name for placed in draft.rules if isinstance(placed, Formula)}
    known = {*vocabulary(), *given}
    facts = _facts(draft, topic)
    if unasked := [name for name in read if name not in known | new and name not in facts]:
        raise RuleError(
            worded("nobody is asked for {names}", names=", ".join(unasked)),
            where=draft.reform,
            remedy="bring it as a NewTerm, with its question in three languages",
        )
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

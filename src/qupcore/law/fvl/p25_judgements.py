"""Forvaltningsloven § 25: the reasons of a decision cover the judgements that it rests on."""

from __future__ import annotations

from qupcore.law.terms.review import Award
from qupcore.law.wordings import FVL
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section


@section(
    FVL,
    "25",
    ledd=3,
    topic="reasoned_judgements",
    source='the text says "bør" (ought to); the period begins with the programme, not with the section',
)
def judgements_reasoned(award: Award) -> Condition:
    """The main considerations behind the judgements that a decision rests on are stated."""
    return award.judgements_reasoned


RULES = (judgements_reasoned,)

"""The ruling on an entry of a case, with facts that the rules alone do not give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from qupcore.cases.ruling.item_ruling import ItemRuling
from qupcore.cases.ruling.ruling import evaluate
from qupcore.deciding.facts import Fact
from qupcore.domain.answers.decision import Question
from qupcore.errors import NoRulesInForce
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import Value

__all__ = ["EntryRuling", "held_where_in_force", "rule_entry"]


@attrs.frozen(eq=False, kw_only=True)
class EntryRuling(ItemRuling):
    """An entry, what the rules of a topic come to for it, and what else a remark on it says.

    Attributes:
        code: The known error that any breach here is, where the rule alone does not tell.
        asks: What to ask, where it is not among the facts that the rules read.
    """

    code: str = ""
    asks: tuple[Question, ...] = ()


def rule_entry(
    path: str,
    topic: str,
    on: date,
    facts: Mapping[str, Fact | Value | None],
    applied: AppliedLaw,
    *,
    code: str = "",
    asks: tuple[Question, ...] = (),
) -> EntryRuling:
    """Evaluate the rules of a topic in force on a day for an entry, with the default policy.

    Raises:
        NoRulesInForce: nothing about the topic is in force on the day.
    """
    return EntryRuling(
        path=path, topic=topic, ruling=evaluate(topic, on, facts, applied.as_it_stands), code=code, asks=asks
    )


def held_where_in_force(
    path: str,
    topic: str,
    on: date,
    facts: Mapping[str, Fact | Value | None],
    applied: AppliedLaw,
    code: str = "",
) -> Iterator[EntryRuling]:
    """As `rule_entry`, but without a ruling where no rule of the topic is in force on the day.

    Not all sections behind a review were always in force, and the text of some periods was not found.
    """
    try:
        yield rule_entry(path, topic, on, facts, applied, code=code)
    except NoRulesInForce:
        return

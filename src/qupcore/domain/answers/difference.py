"""The differences between two decisions."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import attrs

from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.truth import Outcome, Verdict

__all__ = [
    "DecisionDifference",
    "FactDifference",
    "FindingDifference",
    "NumberDifference",
    "WordingDifference",
]


@attrs.frozen(kw_only=True)
class FindingDifference:
    """A rule that came to something else.

    Attributes:
        rule: Id of the rule.
        before: What it came to; None where it was not in force.
        after: What it comes to now; None where it is not in force.
        counts: Whether it is a condition of the right.
    """

    rule: str
    before: Verdict | None
    after: Verdict | None
    counts: bool


@attrs.frozen(kw_only=True)
class FactDifference:
    """A fact that is another, or rests on something else.

    Attributes:
        term: Name of the term.
        kind: `value`: another value. `known`: was not known. `unknown`: is not known any more. `read`,
            `unread`: a rule began, or ceased, to read it. `basis`: the value is the same, and its source, or
            who judged it, when or why, is another.
        before: The value; amounts in øre. None where there was none.
        after: The value now; None where there is none.
    """

    term: str
    kind: Literal["value", "known", "unknown", "read", "unread", "basis"]
    before: bool | int | str | None
    after: bool | int | str | None


@attrs.frozen(kw_only=True)
class NumberDifference:
    """A number of the law or of policy that is another.

    Attributes:
        name: Full name.
        unit: What it counts.
        before: The number; None where none was used or known.
        after: The number now; None where none is used or known.
    """

    name: str
    unit: str
    before: int | None
    after: int | None


@attrs.frozen(kw_only=True)
class WordingDifference:
    """A rule of which another version of the law is used.

    Attributes:
        rule: Id of the rule.
        before: The version: the day from which that wording holds.
        after: The version now.
    """

    rule: str
    before: str
    after: str


@attrs.frozen(kw_only=True)
class DecisionDifference:
    """What is another in the second decision than in the first.

    Attributes:
        outcome: The outcome before, and after.
        final: Whether it was final, and is.
        on: The day whose rules were used, before and after.
        under: The law of each decision; one of them a trial if it is not the national law.
        findings: Rules that came to something else.
        facts: Facts that are others.
        numbers: Numbers that are others.
        wordings: Rules of which another version of the law is used.
        asked: Names of the facts that are asked for now, and were not.
        answered: Names of the facts that were asked for, and are not.
    """

    outcome: tuple[Outcome, Outcome]
    final: tuple[bool, bool]
    on: tuple[date, date]
    under: tuple[UnderLaw, UnderLaw] = (UnderLaw(), UnderLaw())
    findings: tuple[FindingDifference, ...] = ()
    facts: tuple[FactDifference, ...] = ()
    numbers: tuple[NumberDifference, ...] = ()
    wordings: tuple[WordingDifference, ...] = ()
    asked: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the two decisions are equal, apart from the day."""
        pairs: tuple[tuple[Any, Any], ...] = (self.outcome, self.final)
        lists: tuple[tuple[object, ...], ...] = (
            self.findings, self.facts, self.numbers, self.wordings, self.asked, self.answered
        )  # fmt: skip
        return all(before == after for before, after in pairs) and not any(lists)

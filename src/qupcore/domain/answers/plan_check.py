"""The result of checking a plan: each finding, the elements in conflict, and the smallest repairs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

import attrs

from qupcore.domain.answers.decision import ParameterUse
from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.domain.source import Confidence, Source
from qupcore.domain.text import Text
from qupcore.domain.truth import Verdict

__all__ = [
    "ChangeKind",
    "PlanChange",
    "PlanCheck",
    "PlanFinding",
    "PlanOutcome",
    "Repair",
    "Severity",
    "least_favourable",
]

PlanOutcome = Literal["valid", "invalid", "needs_assessment"]
"""`valid`: every rule is kept. `invalid`: one is broken. `needs_assessment`: none is broken for certain, and
something is not known, or is for a person to judge."""

_LEAST_FIRST: tuple[PlanOutcome, ...] = ("invalid", "needs_assessment", "valid")


def least_favourable(outcomes: Iterable[PlanOutcome]) -> PlanOutcome:
    """The least favourable of several outcomes; `valid` where there is none.

    >>> least_favourable(["valid", "needs_assessment"])
    'needs_assessment'
    """
    return min(outcomes, key=_LEAST_FIRST.index, default="valid")


Severity = Literal["breach", "needs_assessment", "warning", "note"]
"""`breach`: the plan cannot stand as it is. `needs_assessment`: a person must find out or judge. `warning`:
look again, it is not forbidden. `note`: told, and counts for nothing."""

ChangeKind = Literal["drop", "shorten", "move", "hours", "add"]
"""What a repair does to an element: leave it out, end it earlier, start it later, give it other hours, or
put a new one in."""


@attrs.frozen(kw_only=True)
class PlanFinding:
    """What one rule found.

    Attributes:
        rule: Stable id of the rule.
        kind: The kind of rule, as texts name it.
        weight: How much it weighs.
        outcome: `not_met`, `unknown`, or `met` for a note.
        elements: The places in the plan, from 0, of the elements that it is about. Empty: the whole plan.
        measures: Ids of the measures it is about: those of the elements, then what is lacking.
        period: The days it is about. Left out: not known, or all days.
        citation: The place in the law. Left out: the rule is not of the law.
        sources: Where the rule is from.
        authority: What stands behind it: `law`, `regulation`, `guidance`, `local`, `advice`, `policy`.
        confidence: How sure the rule is.
        reason: The rule in words, where the catalogue says it.
        condition: The condition of admission that it is about, as an expression; "" for any other rule.
        values: What was found, and the limits: name and value, in the units of the texts.
        missing: What would have to be known, by name.
        parameters: The numbers of law or policy that it used.
    """

    rule: str
    kind: str
    weight: Severity
    outcome: Verdict
    elements: tuple[int, ...] = ()
    measures: tuple[str, ...] = ()
    period: Period | None = None
    citation: Citation | None = None
    sources: tuple[Source, ...] = ()
    authority: str = "policy"
    confidence: Confidence = "high"
    reason: Text | None = None
    condition: str = ""
    values: tuple[tuple[str, int | str], ...] = ()
    missing: tuple[str, ...] = ()
    parameters: tuple[ParameterUse, ...] = ()


@attrs.frozen(kw_only=True)
class PlanChange:
    """One change to a plan.

    Attributes:
        kind: What is done.
        measure: Id of the measure.
        element: The place in the plan, from 0. Left out: a new element.
        becomes: The element as it then is. Left out: it is gone.
    """

    kind: ChangeKind
    measure: str
    element: int | None = None
    becomes: Element | None = None


@attrs.frozen(kw_only=True)
class Repair:
    """Changes that mend a plan, none of which can be left out.

    Attributes:
        changes: The changes.
        outcome: What the plan then is: `valid`, or `needs_assessment`.
        plan: The plan as it then is.
    """

    changes: tuple[PlanChange, ...]
    outcome: PlanOutcome
    plan: Plan


@attrs.frozen(kw_only=True)
class PlanCheck:
    """The answer to "is this plan valid?". It never touches the right to a programme.

    Attributes:
        outcome: `valid`, `invalid` or `needs_assessment`.
        findings: What is broken, then what must be assessed, warnings, and notes.
        conflict: The places of the elements that clash, as few as clash; empty where none do.
        repairs: The smallest repairs, fewest changes first; empty unless invalid.
        complete: Whether every repair that small was looked for.
        on: The day whose week was looked at, or the first day of the period.
        period: The period whose weeks were looked at. Left out: one day.
        catalogue: SHA-256 of the catalogue.
        rulebook: SHA-256 of the rules about the week.
        engines: Name and version of each engine that decided; they agreed.
        under: The law that the answer was given under.
    """

    outcome: PlanOutcome
    findings: tuple[PlanFinding, ...]
    conflict: tuple[int, ...] = ()
    repairs: tuple[Repair, ...] = ()
    complete: bool = True
    on: date
    period: Period | None = None
    catalogue: str
    rulebook: str
    engines: tuple[tuple[str, str], ...]
    under: UnderLaw = attrs.field(factory=UnderLaw)

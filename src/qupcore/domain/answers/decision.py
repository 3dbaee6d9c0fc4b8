"""A decision: the outcome, each finding with its citation, and what is missing."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore.domain.case.participant import PracticeCondition
from qupcore.domain.citation import Citation
from qupcore.domain.new_term import NewTerm
from qupcore.domain.period import Period
from qupcore.domain.text import Text
from qupcore.domain.truth import Outcome, Verdict

__all__ = [
    "Decision",
    "FactChange",
    "Finding",
    "Input",
    "ParameterUse",
    "Provenance",
    "Question",
    "StartingPoint",
    "Turn",
    "Unfinished",
]


@attrs.frozen(kw_only=True)
class Input:
    """A fact that a finding used.

    Attributes:
        term: Name of the term.
        value: Its value; amounts in øre.
        source: Where it comes from.
        judged_by: Who judged, where it is a judgement.
        judged_at: When.
        grounds: On what grounds.
    """

    term: str
    value: bool | int | str
    source: str = ""
    judged_by: str = ""
    judged_at: date | None = None
    grounds: str = ""


@attrs.frozen(kw_only=True, cache_hash=True)
class ParameterUse:
    """A number that a finding used, and where it comes from.

    Attributes:
        name: Full name.
        value: The number, or None where no sourced value is known for the day.
        unit: What is counted.
        basis: `law`, `regulation`, or `policy` where the law leaves it open.
        source: Where the number stands.
        link: Where to read it.
        confidence: How sure it is.
        valid: The days on which it holds.
        chosen: Whether the caller chose another value than the default.
    """

    name: str
    value: int | None
    unit: str
    basis: str
    source: str
    link: str
    confidence: str
    valid: Period
    chosen: bool = False


@attrs.frozen(kw_only=True, slots=False)
class Finding:
    """What one rule came to.

    Attributes:
        rule: Stable id of the rule.
        citation: Where it stands, and in which version.
        outcome: `met`, `not_met` or `unknown`.
        counts: Whether it is a condition of the right; a reading is shown and does not count.
        basis: `law`, `regulation`, or `policy` for readings by authorities.
        source: What the reading of the law rests on besides the text.
        confidence: How sure it is.
        inputs: The facts used.
        parameters: The numbers used.
        missing: Names of the terms it read and did not find.
        doc: What the rule says, as its author wrote it; shown where no text of a language says it. A proposed
            law may say it in three languages.
    """

    rule: str
    citation: Citation
    outcome: Verdict
    counts: bool
    basis: str
    source: str
    confidence: str
    inputs: tuple[Input, ...]
    parameters: tuple[ParameterUse, ...]
    missing: tuple[str, ...]
    doc: str | Text = ""


@attrs.frozen(kw_only=True)
class StartingPoint:
    """Where a judged question starts from, and what the judgement on record made of it.

    Attributes:
        judges: Name of the judged term.
        points_to: What the starting point says: `met`, `not_met` or `unknown`.
        judged: What the judgement on record says, None where there is none.
        set_aside: Whether the judgement has no grounds and does not follow the starting point, and was
            therefore not used.
        finding: The starting point as a finding, with its inputs and numbers.
    """

    judges: str
    points_to: Verdict
    judged: bool | None
    set_aside: bool
    finding: Finding


@attrs.frozen(kw_only=True)
class Question:
    """A fact to ask for.

    Attributes:
        term: Name of the term.
        nature: `looked_up` or `judged`.
        path: Where the answer goes in a case file.
        known_by: Who may know it.
        new: Where a proposed law brings the term: its question and its words.
    """

    term: str
    nature: str
    path: str
    known_by: str
    new: NewTerm | None = None


@attrs.frozen(kw_only=True)
class FactChange:
    """A fact as it would have to be.

    Attributes:
        term: Name of the term.
        values: The values that would do, where it is a yes/no or a choice.
        low: The least number that would do; None for no bound.
        high: The largest number that would do, included; None for no bound.
    """

    term: str
    values: tuple[bool | str, ...] = ()
    low: int | None = None
    high: int | None = None


@attrs.frozen(kw_only=True)
class Turn:
    """A smallest set of facts that would turn a refusal, all of them together.

    Attributes:
        changes: The facts as they would have to be.
        leads_to: `right`, or `undetermined` where other facts are still missing.
    """

    changes: tuple[FactChange, ...]
    leads_to: Outcome


@attrs.frozen(kw_only=True)
class Unfinished:
    """A judgement that the decision rests on and that is not complete.

    Attributes:
        question: The judged question.
        lacks: What must be added: `grounds`, `by`, `at`.
    """

    question: str
    lacks: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Provenance:
    """By what the decision was made.

    Attributes:
        on: The day whose rules were used.
        rulebook: SHA-256 of the rules and numbers in force, with where each stands and since when.
        meaning: SHA-256 of what decides alone: equal on two days on which no outcome can differ, though a
            citation or a period does.
        law: The name of the law that the rules are of.
        law_hash: SHA-256 of all that the law of a trial says, of every day; empty for the national law.
        trial: Whether the law is another than the national one: then nothing is decided about anybody.
        engines: Name and version of each engine that decided; they agreed.
        qupcore: Version of this package.
        policy: Policy values that the caller chose.
        new_terms: The terms of its rules that only a proposed law has.
    """

    on: date
    rulebook: str
    engines: tuple[tuple[str, str], ...]
    qupcore: str
    policy: tuple[tuple[str, int], ...] = ()
    meaning: str = ""
    law: str = "national"
    law_hash: str = ""
    trial: bool = False
    new_terms: tuple[NewTerm, ...] = ()


@attrs.frozen(kw_only=True)
class Decision:
    """The answer to "has this person a right to the programme on this day?".

    Attributes:
        outcome: `right`, `no_right` or `undetermined`.
        final: Whether it stands without any judgement that lacks grounds, author or date. An undetermined
            outcome is never final.
        unfinished: The judgements that keep it from being final.
        findings: What each rule came to, conditions first, then readings.
        starting_points: Where judged questions start from.
        following_starting_points: What the outcome would be if whoever judges the open questions follows
            their starting points. Never more than a pointer: a person judges.
        missing: What to ask, most decisive first; empty unless undetermined.
        turns: What would turn a refusal; empty otherwise.
        rests_on_policy: Policy numbers, left open by the law, without which the outcome would be another.
        practice_conditions: Conditions that local practice set. They have no basis in § 29.
        exact: Whether every way of filling in what is missing was looked at. False only where there were
            more than 4,096 of them, or where missing facts go into a calculation together.
        provenance: By what it was decided.
    """

    outcome: Outcome
    final: bool
    unfinished: tuple[Unfinished, ...]
    findings: tuple[Finding, ...]
    starting_points: tuple[StartingPoint, ...]
    following_starting_points: Outcome
    missing: tuple[Question, ...]
    turns: tuple[Turn, ...]
    rests_on_policy: tuple[ParameterUse, ...]
    practice_conditions: tuple[PracticeCondition, ...]
    exact: bool
    provenance: Provenance

"""Findings from verdicts: each rule with its citation, its inputs and its numbers."""

from __future__ import annotations

from collections.abc import Mapping

from qupcore.deciding.facts import Fact
from qupcore.deciding.prepared import CompiledRulebook
from qupcore.domain.answers.decision import Finding, Input, StartingPoint
from qupcore.domain.truth import Truth, verdict_of
from qupcore.rules.rulebook import Entry
from qupcore.rules.terms import Value

__all__ = ["finding_of", "findings_of", "input_of", "starting_points_of"]


def findings_of(
    prepared: CompiledRulebook, facts: Mapping[str, Fact], truths: Mapping[str, Truth]
) -> tuple[Finding, ...]:
    """The finding of each condition and each reading."""
    entries = (*prepared.rulebook.conditions, *prepared.rulebook.readings)
    return tuple(finding_of(prepared, entry, facts, truths[entry.id]) for entry in entries)


def starting_points_of(
    prepared: CompiledRulebook,
    facts: Mapping[str, Fact],
    values: Mapping[str, Value],
    least: Mapping[str, int] | None = None,
) -> tuple[tuple[StartingPoint, ...], tuple[str, ...]]:
    """The starting points of judged questions, and the judgements set aside.

    Without grounds, a judgement counts only where it agrees with the starting point. Where the starting point
    is unknown, the judgement waits for its grounds. So removing a fact can open the question but never
    changes its answer.

    Args:
        prepared: The rulebook made ready.
        facts: What is known.
        values: The values of the facts.
        least: Numbers that are not known, and what they are no smaller than. Starting points are limits
            upwards: what is above one already stays above it, whatever comes to it.

    Without grounds a judgement counts only where it follows the starting point; where that is unknown, too,
    it waits for its grounds. So forgetting a fact can open the question, and never answers it otherwise.
    """
    found, set_aside = [], []
    for question, entry in prepared.rulebook.starting_points.items():
        truth = prepared.single[entry.id](values)
        if truth is None and least and prepared.single[entry.id]({**least, **values}) is False:
            truth = False
        judged = facts.get(question)
        follows = judged is not None and judged.value is truth
        grounded = judged is not None and judged.assessment is not None and judged.assessment.grounds.strip()
        unsupported = judged is not None and not follows and not grounded
        if unsupported:
            set_aside.append(question)
        found.append(
            StartingPoint(
                judges=question,
                points_to=verdict_of(truth),
                judged=None if judged is None else bool(judged.value),
                set_aside=unsupported,
                finding=finding_of(prepared, entry, facts, truth),
            )
        )
    return tuple(found), tuple(set_aside)


def finding_of(prepared: CompiledRulebook, entry: Entry, facts: Mapping[str, Fact], truth: Truth) -> Finding:
    """The finding of one rule, with the facts it read and the facts it lacked."""
    inputs, missing = [], []
    for name in entry.terms:
        fact = facts.get(name)
        if fact is None:
            missing.append(name)
        else:
            inputs.append(input_of(name, fact))
    # Most fields are the same for every case, so they are copied: calling the class takes thrice the time.
    finding = Finding.__new__(Finding)
    fields = vars(finding)
    fields.update(prepared.bare_findings[entry.id, truth])
    fields["inputs"], fields["missing"] = tuple(inputs), tuple(missing)
    return finding


def input_of(name: str, fact: Fact) -> Input:
    """A fact in the form of a finding's input."""
    judged = fact.assessment
    if judged is None:
        return Input(term=name, value=fact.value, source=fact.source)
    return Input(
        term=name,
        value=fact.value,
        source=fact.source,
        judged_by=judged.by,
        judged_at=judged.at,
        grounds=judged.grounds,
    )

"""A finding as text: the rule, its place in the law, and the facts that it read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from qupcore.domain.answers.decision import Finding, Input
from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.new_term import LOOKED_UP, is_new_judgement
from qupcore.explaining.conditions import admission_words
from qupcore.explaining.fact_words import fact_text
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.reasons import rule_words
from qupcore.law.calculated import term_named

__all__ = [
    "MARKS",
    "Behind",
    "behind",
    "fact_lines",
    "finding_lines",
    "input_line",
    "place_line",
    "plan_state",
    "reason_words",
    "state_text",
]

MARKS = {"met": "+", "not_met": "-", "unknown": "?"}


class Behind(TypedDict):
    """The basis of a line about a finding."""

    findings: tuple[str, ...]
    facts: tuple[str, ...]
    parameters: tuple[str, ...]
    citation: str


def behind(finding: Finding) -> Behind:
    """The basis of a line: the rule, facts, numbers and citation of a finding."""
    return Behind(
        findings=(finding.rule,),
        facts=tuple(item.term for item in finding.inputs),
        parameters=tuple(use.name for use in finding.parameters),
        citation=str(finding.citation),
    )


def state_text(finding: Finding, words: Phrases) -> str:
    """What a rule came to, as a whole statement, with the numbers of the day."""
    numbers = {use.name: use.value for use in finding.parameters}
    return words.state(finding.rule, finding.outcome, numbers, finding.doc)


def plan_state(finding: PlanFinding, words: Phrases) -> str:
    """What a finding about a plan came to, as a whole statement."""
    numbers = {use.name: use.value for use in finding.parameters}
    if finding.rule in words.tables["rule"]:
        return words.state(finding.rule, finding.outcome, numbers)
    return words.state(finding.kind, finding.outcome, numbers, about="plan_rule")


def reason_words(finding: PlanFinding, words: Phrases) -> str | None:
    """Why a finding about a plan stands, in the words of the catalogue; of a condition, what it came to."""
    if finding.condition:
        return admission_words(finding.condition, finding.reason, finding.outcome, words)
    return None if finding.reason is None else finding.reason.in_language(words.lang)


def finding_lines(finding: Finding, words: Phrases, indent: int = 2) -> Iterator[Line]:
    """The lines of a finding: its verdict, the rule's place in the law, and the facts used."""
    name = f"finding.{finding.rule}"
    text = f"{MARKS[finding.outcome]} {state_text(finding, words)}"
    yield Line(text, indent, finding.outcome, id=name, **behind(finding))
    yield Line(place_line(finding, words), indent + 2, "quiet", id=f"{name}.place", **behind(finding))
    yield from fact_lines(finding.inputs, words, indent + 2, name, (finding.rule,))


def fact_lines(
    inputs: Iterable[Input], words: Phrases, indent: int, name: str, findings: tuple[str, ...], path: str = ""
) -> Iterator[Line]:
    """A line for each fact used.

    Args:
        inputs: The facts.
        words: The language.
        indent: The indent of the lines, in columns.
        name: The beginning of the lines' ids.
        findings: The ids of the rules that used the facts.
        path: The place in the case.
    """
    for item in inputs:
        line = input_line(item, words)
        id = f"{name}.fact.{item.term}"
        yield Line(line, indent, id=id, findings=findings, facts=(item.term,), path=path)


def place_line(finding: Finding, words: Phrases) -> str:
    """The place of a rule in the law, its wording, and its confidence."""
    place = words.place(finding.citation)
    version = ""
    if finding.citation.enacted_by:
        version = words.say(
            "label", "version", version=finding.citation.version, enacted_by=finding.citation.enacted_by
        )
    confidence = ""
    if finding.confidence != "high":
        said = words.say("confidence", finding.confidence)
        confidence = words.say("label", "confidence", confidence=said)
    source = words.say("label", "source", source=words.source(finding.source)) if not finding.counts else ""
    return "; ".join(part for part in (place, version, source, confidence) if part)


def input_line(item: Input, words: Phrases) -> str:
    """A fact that a finding used, with its source or the person who judged it."""
    text = fact_text(item.term, item.value, words)
    if _is_judged(item.term):
        judged = words.say(
            "label",
            "judged",
            by=item.judged_by.strip() or words.say("label", "nobody"),
            at=item.judged_at or words.say("label", "undated"),
            grounds=item.grounds.strip() or words.say("label", "no_grounds"),
        )
        text += f" ({judged})"
    elif item.source:
        text += f" ({words.say('label', 'source', source=rule_words(item.source, words))})"
    return text


def _is_judged(name: str) -> bool:
    return is_new_judgement(name) or (not name.startswith(LOOKED_UP) and term_named(name).nature == "judged")

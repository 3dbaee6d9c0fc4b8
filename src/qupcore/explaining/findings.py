"""A finding in words: what the rule says, where it stands, and what it read."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.answers.decision import Finding, Input
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases
from qupcore.law.calculated import term_named
from qupcore.rules.terms import IntTerm

__all__ = ["MARKS", "finding_lines", "input_line", "place_line", "rule_text"]

MARKS = {"met": "+", "not_met": "-", "unknown": "?"}


def rule_text(finding: Finding, words: Phrases) -> str:
    """What a rule says, with the numbers of the day."""
    return words.rule(finding.rule, {use.name: use.value for use in finding.parameters}, finding.doc)


def finding_lines(finding: Finding, words: Phrases, indent: int = 2) -> Iterator[Line]:
    """A finding: its verdict, where the rule stands, and the facts it used."""
    verdict = words.say("verdict", finding.outcome)
    text = rule_text(finding, words)
    yield Line(f"{MARKS[finding.outcome]} {verdict}: {text}", indent, finding.outcome)
    yield Line(place_line(finding, words), indent + 2, "quiet")
    for item in finding.inputs:
        yield Line(input_line(item, words), indent + 2)


def place_line(finding: Finding, words: Phrases) -> str:
    """Where a rule stands, in which wording, and how sure it is."""
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
    """A fact that a finding used, with its source, or who judged it."""
    term = term_named(item.term)
    unit = term.unit if isinstance(term, IntTerm) else ""
    text = f"{words.say('term', item.term)}: {words.amount(item.value, unit)}"
    if term.nature == "judged":
        judged = words.say(
            "label",
            "judged",
            by=item.judged_by.strip() or words.say("label", "nobody"),
            at=item.judged_at or words.say("label", "undated"),
            grounds=item.grounds.strip() or words.say("label", "no_grounds"),
        )
        text += f" ({judged})"
    elif item.source:
        text += f" ({words.say('label', 'source', source=item.source)})"
    return text

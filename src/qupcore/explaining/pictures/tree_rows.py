"""The conditions of a decision for its picture and table, grouped by section and paragraph of the law."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from qupcore.domain.answers.decision import Decision, Finding
from qupcore.drawing.sheet import SheetTable
from qupcore.explaining.fact_words import fact_text
from qupcore.explaining.findings import MARKS, input_line, state_text
from qupcore.explaining.phrases import Phrases

__all__ = ["Paragraph", "condition_said", "conditions_table", "facts_in_short", "groups_of"]


@attrs.frozen
class Paragraph:
    """The conditions of a paragraph.

    Attributes:
        place: The section and the paragraph, as words.
        findings: What its conditions came to, in the order of the decision.
    """

    place: str
    findings: tuple[Finding, ...]


def groups_of(decision: Decision, words: Phrases) -> tuple[Paragraph, ...]:
    """The conditions of the right, grouped by the section and paragraph where they stand."""
    found: dict[str, list[Finding]] = {}
    for finding in decision.findings:
        if finding.counts:
            place = words.place(attrs.evolve(finding.citation, punktum=None, bokstav=None))
            found.setdefault(place, []).append(finding)
    return tuple(Paragraph(place, tuple(findings)) for place, findings in found.items())


def condition_said(finding: Finding, words: Phrases) -> str:
    """Whether a condition is met, in a word, and what it came to, as a statement."""
    verdict = words.say("verdict", finding.outcome)
    said = f"{verdict[0].upper()}{verdict[1:]}"
    return words.say("label", "line_amount", text=said, amount=state_text(finding, words))


def facts_in_short(finding: Finding, words: Phrases) -> Iterator[str]:
    """The facts that a condition read, without their sources; of an open one also those that are missing."""
    for item in finding.inputs:
        yield fact_text(item.term, item.value, words)
    if finding.outcome == "unknown":
        for term in finding.missing:
            yield words.say("picture", "fact_open", fact=words.term(term))


def conditions_table(groups: tuple[Paragraph, ...], words: Phrases) -> SheetTable:
    """The table of conditions: what each came to, where it stands, and its facts with their sources."""
    rows = []
    for group in groups:
        for finding in group.findings:
            facts = [input_line(item, words) for item in finding.inputs]
            if finding.outcome == "unknown":
                facts += [
                    words.say("picture", "fact_open", fact=words.question(term)) for term in finding.missing
                ]
            state = f"{MARKS[finding.outcome]}\N{NO-BREAK SPACE}{words.say('verdict', finding.outcome)}"
            rows.append((state_text(finding, words), state, words.place(finding.citation), "; ".join(facts)))
    return SheetTable(
        caption=words.say("picture", "conditions_table"),
        columns=tuple(words.say("picture", name) for name in ("condition", "state", "place", "facts")),
        rows=tuple(rows),
    )

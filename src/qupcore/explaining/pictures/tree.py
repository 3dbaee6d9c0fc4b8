"""A decision as a tree: its outcome, below it the conditions by section of the law, with their facts."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.answers.decision import Decision, Finding
from qupcore.domain.truth import Outcome, Verdict
from qupcore.drawing.lettering import wrapped
from qupcore.drawing.shapes import Area, Badge, Drawing, Form, Label, Shape, Stroke
from qupcore.drawing.sheet import Sheet
from qupcore.drawing.tones import Hue
from qupcore.explaining.decision import outcome_text
from qupcore.explaining.findings import MARKS
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.pictures.tree_rows import (
    Paragraph,
    condition_said,
    conditions_table,
    facts_in_short,
    groups_of,
)
from qupcore.explaining.trial import trial_lines

__all__ = ["outcome_state", "tree_sheet"]

LOOKS: dict[Verdict, tuple[Form, Hue]] = {
    "met": ("circle", "green"),
    "not_met": ("square", "red"),
    "unknown": ("diamond", "amber"),
}
LETTERS = {**MARKS, "not_met": "\N{MINUS SIGN}"}
_STATES: dict[Outcome, Verdict] = {"right": "met", "no_right": "not_met", "undetermined": "unknown"}
WIDTH, SIZE, FACT, LEADING = 480, 13.0, 12.0, 17.0
TRUNK, BRANCH, TEXT = 16, 32, 66
"""Where the trunk stands, where the boxes of conditions begin, and the text in them."""
_EDGE = 4


def tree_sheet(decision: Decision, words: Phrases, ref: str = "") -> Sheet:
    """The tree of a decision with its table."""
    on, groups = decision.provenance.on, groups_of(decision, words)
    lead = [line.text for line in trial_lines(decision.provenance, words)]
    if not lead:
        key = "undetermined" if decision.outcome == "undetermined" else "yes" if decision.final else "no"
        lead.append(words.say("final", key, on=on))
    return Sheet(
        lang=words.lang,
        title=outcome_text(decision, words),
        about=words.say("label", "case", ref=ref) if ref else "",
        lead=tuple(lead),
        drawing=_drawing(decision, groups, words),
        tables=(conditions_table(groups, words),) if groups else (),
        widest=40,
        titled=True,
        tall=True,
    )


def outcome_state(decision: Decision) -> Verdict:
    """How the outcome is drawn: a refusal that rests on a judgement that is not complete is not settled."""
    if decision.outcome == "no_right" and not decision.final:
        return "unknown"
    return _STATES[decision.outcome]


def _drawing(decision: Decision, groups: tuple[Paragraph, ...], words: Phrases) -> Drawing:
    state = outcome_state(decision)
    lines = wrapped(outcome_text(decision, words), WIDTH - 48 - 2 * _EDGE, 15)
    height = 20.0 * len(lines) + 18
    form, hue = LOOKS[state]
    root: list[Shape] = [
        Area(_EDGE, 4, WIDTH - 2 * _EDGE, height, hue, "soft"),
        Badge(26, 4 + height / 2, form, hue, LETTERS[state], 10),
        *(Label(line, 48, 28 + 20.0 * number, 15, bold=True) for number, line in enumerate(lines)),
    ]
    y = reached = 4 + height
    found: list[Shape] = []
    for group in groups:
        heading = wrapped(group.place, WIDTH - BRANCH - _EDGE, SIZE)
        y += 26
        for number, line in enumerate(heading):
            found.append(Label(line, BRANCH, y + LEADING * number, SIZE, bold=True, quiet=True))
        y += LEADING * (len(heading) - 1) + 8
        for finding in group.findings:
            shapes, y, reached = _condition(finding, y, words)
            found += shapes
    trunk = Stroke(f"M{TRUNK} {4 + height:g}V{reached:g}", 1.6)
    return Drawing(WIDTH, y + 4, (*((trunk,) if groups else ()), *root, *found))


def _condition(finding: Finding, top: float, words: Phrases) -> tuple[list[Shape], float, float]:
    """The box of a condition with its facts below; where it ends, and where its branch meets the trunk."""
    form, hue = LOOKS[finding.outcome]
    lines = wrapped(condition_said(finding, words), WIDTH - TEXT - _EDGE - 8, SIZE)
    height = LEADING * len(lines) + 12
    middle = top + height / 2
    shapes: list[Shape] = [
        Stroke(f"M{TRUNK} {middle:g}H{BRANCH}", 1.6),
        Area(BRANCH, top, WIDTH - BRANCH - _EDGE, height, hue, "soft"),
        Badge(BRANCH + 17, middle, form, hue, LETTERS[finding.outcome]),
        *(Label(line, TEXT, top + 19 + LEADING * n, SIZE) for n, line in enumerate(lines)),
    ]
    y = top + height
    facts = list(_facts(finding, y, words))
    shapes += facts
    y += 16.0 * len(facts) + (4 if facts else 0)
    if facts:
        shapes.append(Stroke(f"M{TEXT - 8} {top + height:g}V{y:g}", 1))
    return shapes, y + 8, middle


def _facts(finding: Finding, top: float, words: Phrases) -> Iterator[Label]:
    lines = (
        line for fact in facts_in_short(finding, words) for line in wrapped(fact, WIDTH - TEXT - _EDGE, FACT)
    )
    for number, line in enumerate(lines):
        yield Label(line, TEXT, top + 15 + 16.0 * number, FACT, quiet=True)

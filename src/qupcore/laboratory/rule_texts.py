"""The rules of a topic as they stand on one of two sides, as text."""

from __future__ import annotations

from qupcore.explaining.phrases import Phrases
from qupcore.laboratory.sides import Sides
from qupcore.rules.rulebook import Calculation, Entry

__all__ = ["in_force_there", "place_text", "rule_text"]


def in_force_there(rule: str, topic: str, side: int, sides: Sides) -> Entry | Calculation | None:
    """A rule or formula of a topic on a side; None where it is not in force there."""
    rulebook = sides.rulebooks(topic)[side]
    everything = () if rulebook is None else rulebook.everything
    return next((item for item in everything if item.id == rule), None)


def rule_text(rule: str, topic: str, side: int, words: Phrases, sides: Sides) -> str:
    """The text of a rule with the numbers of its side; "" where it is not in force there."""
    item = in_force_there(rule, topic, side, sides)
    rulebook = sides.rulebooks(topic)[side]
    if item is None or rulebook is None:
        return ""
    numbers = {name: rulebook.values[name].value for name in item.parameters}
    return words.rule(rule, numbers, item.placed.doc)


def place_text(rule: str, topic: str, side: int, words: Phrases, sides: Sides) -> str:
    """Where a rule stands on a side, in the words of the language; "" where it is not in force there."""
    item = in_force_there(rule, topic, side, sides)
    return "" if item is None else words.place(item.provision.citation)

"""What a participant can do with an answer: talk to the adviser, or appeal a decision."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases

__all__ = ["what_you_can_do"]


def what_you_can_do(words: Phrases) -> Iterator[Line]:
    """The lines for a participant; none for anybody else."""
    if words.reader == "participant":
        yield Line(words.say("heading", "what_you_can_do"), weight="heading", id="what_you_can_do")
        yield Line(words.say("label", "what_you_can_do"), 2, id="what_you_can_do.appeal")

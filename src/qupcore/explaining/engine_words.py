"""By which engines an answer was made, in words."""

from __future__ import annotations

from collections.abc import Collection

from qupcore.explaining.phrases import Phrases

__all__ = ["engine_words"]

_SAME_READING = {"reference", "compiled"}
"""Engines that read the same trees: their agreement is no independent check."""


def engine_words(engines: Collection[tuple[str, str]], words: Phrases) -> str:
    """The engines with their versions, and whether one of them is an independent check of another."""
    names = {name for name, _ in engines}
    kind = "one_engine" if len(names) < 2 else "same_reading" if names <= _SAME_READING else "agree"
    return words.say("label", kind, engines=", ".join(" ".join(engine) for engine in engines))

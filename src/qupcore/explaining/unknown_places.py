"""A municipality that a case does not state, or that does not exist, as text."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.catalogue.municipalities import is_municipality
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases

__all__ = ["municipality_lines", "nowhere_lines"]


def nowhere_lines(municipality: str, words: Phrases) -> Iterator[Line]:
    """A line where a stated number is of no municipality: reading a case never refuses it.

    Args:
        municipality: The number of the case. Empty: not stated.
        words: The language.
    """
    if municipality and not is_municipality(municipality):
        said = words.say("suggest_label", "nowhere", number=municipality)
        yield Line(said, 0, "unknown", id="nowhere")


def municipality_lines(municipality: str, words: Phrases) -> Iterator[Line]:
    """That local measures depend on a municipality that the case does not state, or that does not exist."""
    yield from nowhere_lines(municipality, words)
    if not municipality:
        yield Line(words.say("suggest_label", "no_municipality"), 0, "unknown", id="no_municipality")

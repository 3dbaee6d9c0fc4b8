"""The phrases for answers about laws: with the words of the new terms that their rules read."""

from __future__ import annotations

from collections.abc import Iterable

from qupcore.explaining.phrases import Phrases, phrases
from qupcore.laboratory.sides import Side, Sides
from qupcore.reforms.brought_terms import new_terms_of

__all__ = ["side_words"]


def side_words(sides: Sides | Iterable[Side], lang: str) -> Phrases:
    """The phrases of a language, with those of the new terms of the laws."""
    several = (sides.before, sides.after) if isinstance(sides, Sides) else tuple(sides)
    found = {name: term for side in several for name, term in new_terms_of(side.law.rules).items()}
    return phrases(lang).with_new(found.values())

"""The phrases for answers about laws: with the words of the new terms that their rules read."""

from __future__ import annotations

from collections.abc import Iterable

from qupcore.explaining.phrases import Phrases, phrases
from qupcore.laboratory.sides import Side, Sides
from qupcore.reforms.brought_terms import new_terms_of
from qupcore.rules.law import Law

__all__ = ["side_words", "words_of_laws"]


def side_words(sides: Sides | Iterable[Side], lang: str) -> Phrases:
    """The phrases of a language, with those of the new terms of the laws."""
    several = (sides.before, sides.after) if isinstance(sides, Sides) else tuple(sides)
    return words_of_laws((side.law for side in several), lang)


def words_of_laws(laws: Iterable[Law], lang: str) -> Phrases:
    """The phrases of a language, with those of the new terms of some laws."""
    found = {name: term for law in laws for name, term in new_terms_of(law.rules).items()}
    return phrases(lang).with_new(found.values())

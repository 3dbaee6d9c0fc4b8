"""What a margin or an assumption may be about, and which categories each has.

A trait is a term of the right, by its name, or one of a few attributes that no rule reads and people are
counted by: the county, the municipality, social assistance and the status of the programme.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import attrs

from qupcore.catalogue.municipalities import municipalities
from qupcore.catalogue.structure import near
from qupcore.errors.worded import worded
from qupcore.law.national import NATIONAL
from qupcore.law.terms.right import Assessed, Children
from qupcore.law.vocabulary import RIGHT, vocabulary
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term

__all__ = ["ATTRIBUTES", "GROUNDED", "NOT_KNOWN", "Band", "grounded_questions", "read_category", "traits_on"]

NOT_KNOWN = "unknown"
"""The category of those of whom it is not known."""
GROUNDED = ".grounded"
"""What the name of a judged question gets for: the judgement has grounds."""
ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "county": (),
    "municipality": (),
    "social_assistance": ("main", "supplement", "unspecified", "none"),
    "status": ("in_programme", "on_leave", "completed", "ended_for_absence"),
}
"""Attributes and their categories; a county and a municipality has those in use on the day."""
_BAND = re.compile(r"(\d{1,12})(?:-(\d{1,12}))?", re.ASCII)
_ALWAYS_KNOWN = frozenset(term.name for term in (Children.youngest, Children.middle, Children.oldest))
"""Known as soon as the household is."""


@attrs.frozen
class Band:
    """Whole numbers from `low` to `high`, both included."""

    low: int
    high: int

    def overlaps(self, other: Band) -> bool:
        """Whether a number is in both.

        >>> Band(0, 24).overlaps(Band(24, 67)), Band(0, 24).overlaps(Band(25, 67))
        (True, False)
        """
        return self.low <= other.high and other.low <= self.high


def grounded_questions(day: date) -> tuple[str, ...]:
    """The judged questions with a starting point under the law of the day.

    >>> grounded_questions(date(2026, 9, 1))
    ('judgement.benefits_very_limited',)
    """
    return tuple(NATIONAL.in_force(day).starting_points)


def traits_on(day: date) -> dict[str, Term | tuple[str, ...]]:
    """Every trait by name: its term, or its categories.

    >>> traits_on(date(2026, 9, 1))["judgement.benefits_very_limited.grounded"]
    ('yes', 'no')
    """
    names = {term.name for group in RIGHT for term in vars(group).values() if isinstance(term, Term)}
    found: dict[str, Term | tuple[str, ...]] = {
        name: term for name, term in vocabulary().items() if name in names
    }
    for question in grounded_questions(day):
        found[question + GROUNDED] = ("yes", "no")
    numbers = tuple(number for number, item in municipalities().items() if item.in_use(day))
    found |= ATTRIBUTES
    found["municipality"] = (*sorted(numbers), NOT_KNOWN)
    found["county"] = (*sorted({number[:2] for number in numbers}), NOT_KNOWN)
    return found


def read_category(trait: Term | tuple[str, ...], text: str) -> Band | str | tuple[str, str]:
    """A category of a trait: a band of numbers, or a word.

    Returns:
        The band or the word; of what is none, what is wrong and the remedy.

    >>> read_category(traits_on(date(2026, 9, 1))["person.age"], "18-24")
    Band(low=18, high=24)
    """
    if isinstance(trait, IntTerm):
        return _band(trait, text)
    known = _words(trait)
    if text not in known:
        return worded("{text!r} is not a category here", text=text), near(text, known)
    return text


def _words(trait: Term | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(trait, tuple):
        return trait
    if trait.name == Assessed.work_ability.name:  # a case shows an assessment, or shows none
        return ("yes", NOT_KNOWN)
    words = trait.values if isinstance(trait, ChoiceTerm) else ("yes", "no")
    assert isinstance(trait, BoolTerm | ChoiceTerm)
    return (*words, NOT_KNOWN)


def _band(term: IntTerm, text: str) -> Band | str | tuple[str, str]:
    if text == NOT_KNOWN and term.name not in _ALWAYS_KNOWN:
        return NOT_KNOWN
    match = _BAND.fullmatch(text)
    if match is None:
        return (
            worded("{text!r} is not a category here", text=text),
            worded("write a whole number, or the first and the last of several: 18-24"),
        )
    band = Band(int(match[1]), int(match[2] or match[1]))
    highest = term.high
    if band.high < band.low or (highest is not None and band.high > highest):
        return (
            worded("{text} is outside the bounds of {name}", text=text, name=term.name),
            worded("the first is no larger than the last, and none is larger than {high}", high=highest)
            if highest is not None
            else worded("the first is no larger than the last"),
        )
    return band

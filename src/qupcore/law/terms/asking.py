"""Constructors for the terms of a course: facts, counts, days, choices, judgements and results."""

from __future__ import annotations

from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm

__all__ = ["calculated", "choice", "counted", "day", "derived", "fact", "judged"]


def fact(name: str, path: str, known_by: str = "office") -> BoolTerm:
    """A yes or no that is looked up in the case."""
    return BoolTerm(name=name, path=path, known_by=known_by)


def counted(name: str, unit: str, path: str, low: int | None = 0) -> IntTerm:
    """A whole number counted in the case, from zero unless `low` is given."""
    return IntTerm(name=name, counted=unit, low=low, path=path)


def day(name: str, path: str) -> IntTerm:
    """A date in the case."""
    return IntTerm(name=name, counted="date", path=path)


def choice(name: str, values: tuple[str, ...], path: str) -> ChoiceTerm:
    """One of a few values in the case."""
    return ChoiceTerm(name=name, values=values, path=path)


def judged(name: str, where: str) -> BoolTerm:
    """A judgement, recorded among the assessments of the entry at `where`."""
    return BoolTerm(name=name, path=f'{where}.assessments[] with "question": "{name}"', nature="judged")


def derived(name: str, unit: str = "days") -> IntTerm:
    """A number or date derived from the calendar and other facts, outside the rules; never asked about."""
    return IntTerm(name=name, counted=unit, low=0, path="")


def calculated(name: str, unit: str = "date") -> IntTerm:
    """The result of a formula."""
    return IntTerm(name=name, counted=unit, path="")

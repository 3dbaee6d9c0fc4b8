"""How the terms of a course are written down: a plain fact, a count, a day, a judgement, a result."""

from __future__ import annotations

from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Text

__all__ = ["calculated", "choice", "counted", "day", "derived", "fact", "judged"]

_CALCULATED = Text(nb="Beregnes.", nn="Blir rekna ut.", en="Calculated.")
"""Nobody is ever asked for it."""


def fact(name: str, legal: str, path: str, nb: str, nn: str, en: str, known_by: str = "office") -> BoolTerm:
    """A yes or no that is looked up in the case."""
    return BoolTerm(name=name, legal=legal, path=path, known_by=known_by, ask=Text(nb=nb, nn=nn, en=en))


def counted(
    name: str, unit: str, legal: str, path: str, nb: str, nn: str, en: str, low: int | None = 0
) -> IntTerm:
    """A whole number counted in the case, from zero if nothing else is said."""
    return IntTerm(name=name, counted=unit, low=low, legal=legal, path=path, ask=Text(nb=nb, nn=nn, en=en))


def day(name: str, legal: str, path: str, nb: str, nn: str, en: str) -> IntTerm:
    """A date in the case."""
    return IntTerm(name=name, counted="date", legal=legal, path=path, ask=Text(nb=nb, nn=nn, en=en))


def choice(
    name: str, values: tuple[str, ...], legal: str, path: str, nb: str, nn: str, en: str
) -> ChoiceTerm:
    """One of a few values in the case."""
    return ChoiceTerm(name=name, values=values, legal=legal, path=path, ask=Text(nb=nb, nn=nn, en=en))


def judged(name: str, legal: str, where: str, nb: str, nn: str, en: str) -> BoolTerm:
    """A judgement, recorded among the assessments of the entry at `where`."""
    return BoolTerm(
        name=name,
        legal=legal,
        path=f'{where}.assessments[] with "question": "{name}"',
        nature="judged",
        ask=Text(nb=nb, nn=nn, en=en),
    )


def derived(name: str, legal: str, unit: str = "days") -> IntTerm:
    """What the calendar and other facts give outside the rules: nobody can answer it, or is asked."""
    return IntTerm(name=name, counted=unit, low=0, legal=legal, path="", ask=_CALCULATED)


def calculated(name: str, legal: str, unit: str = "date") -> IntTerm:
    """What a formula gives."""
    return IntTerm(name=name, counted=unit, legal=legal, path="", ask=_CALCULATED)

"""Properties of a law that no single person shows."""

from __future__ import annotations

from datetime import timedelta

from qupcore.errors import QupError
from qupcore.laboratory.islands import TooManyWays, profiles
from qupcore.laboratory.properties.subject import Broken, Subject

__all__ = ["null", "somebody"]


def somebody(subject: Subject) -> Broken | None:
    """Somebody can meet all conditions: they do not contradict each other."""
    book = subject.law.in_force(subject.day)
    try:
        islands = profiles(book, book)
    except TooManyWays:
        return None
    if all(any(way.before == "met" for way in island) for island in islands):
        return None
    return Broken(name="somebody", how="", about={}, day=subject.day)


def null(subject: Subject) -> Broken | None:
    """Before its first day a reform changes no answer in any topic."""
    if subject.begins is None or subject.baseline is None:
        return None
    day = subject.begins - timedelta(1)
    try:
        before, after = (law.all_in_force(day) for law in (subject.baseline, subject.law))
    except QupError:  # there was no law on that day
        return None
    for topic in dict.fromkeys((*before, *after)):
        one, other = before.get(topic), after.get(topic)
        if one is None or other is None or one.meaning != other.meaning:
            return Broken(name="null", how="", about={"topic": topic}, day=day)
    return None

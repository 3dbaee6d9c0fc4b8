"""Who gives what in a suggested course: as a catalogue says, or as follows from who carries a measure out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qupcore.domain.answers.course import CourseElement, SuggestedCourse
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases

__all__ = ["giver_lines", "giver_said"]

_ORDER = ("adviser", "both", "provider", "unknown")


def giver_said(item: CourseElement, words: Phrases) -> str:
    """Who gives an element, in short, and whether that is derived."""
    if item.given_by is None:
        return words.say("course_picture", "giver_unknown")
    said = words.say("course_followed_up_by", item.given_by)
    return words.say("course_picture", "giver_derived", giver=said) if item.given_by_derived else said


def giver_lines(course: SuggestedCourse, id: str, words: Phrases, names: Mapping[str, str]) -> Iterator[Line]:
    """Who gives which measures of a course, and of which of them no catalogue says it.

    Args:
        course: The course.
        id: The beginning of the ids of the lines.
        words: The language.
        names: The names of measures by id.
    """
    givers: dict[str, dict[str, None]] = {}
    derived: dict[str, None] = {}
    for item in (item for phase in course.phases for item in phase.elements):
        name = names.get(item.measure, item.measure)
        givers.setdefault(item.given_by or "unknown", {})[name] = None
        if item.given_by_derived and item.given_by is not None:
            derived[name] = None
    for giver in sorted(givers, key=_ORDER.index):
        said = words.say("course_giver", giver, measures=words.listed(list(givers[giver])))
        yield Line(said, 2, "unknown" if giver == "unknown" else "plain", id=f"{id}.{giver}")
    if derived:
        said = words.say("course_giver", "derived", measures=words.listed(list(derived)))
        yield Line(said, 4, "quiet", id=f"{id}.derived")

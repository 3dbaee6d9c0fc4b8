"""The numbers of suggested courses: a course has the same one in a short list and in a long one."""

from __future__ import annotations

from collections.abc import Sequence

from qupcore.domain.answers.course import SuggestedCourse

__all__ = ["are_enough", "numbered"]

_TWO = 2
"""Courses wanted: from so many on, the second is to have another main measure than the first."""

_LOOKED_AT = 3
"""Courses after the first among which the second is chosen, however many are wanted."""


def are_enough(courses: Sequence[SuggestedCourse], want: int) -> bool:
    """Whether no further course changes the first `want` ones in order."""
    return len(courses) >= want and (want < _TWO or bool(_second(courses)) or len(courses) > _LOOKED_AT)


def numbered(courses: Sequence[SuggestedCourse], want: int) -> list[SuggestedCourse]:
    """The courses by number: the first, one with another main measure, then the others as they were found."""
    ordered = list(courses)
    second = _second(ordered)
    if second:
        ordered.insert(1, ordered.pop(second))
    return ordered[:want]


def _second(courses: Sequence[SuggestedCourse]) -> int:
    """The place of the course to be second: the first with another main measure; 0 where none has."""
    looked = enumerate(courses[1 : _LOOKED_AT + 1], 1)
    return next((at for at, course in looked if course.main[:1] != courses[0].main[:1]), 0)

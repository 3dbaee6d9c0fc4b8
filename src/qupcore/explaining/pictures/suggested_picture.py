"""A suggested course as a picture. Apart, since it loads all that suggests courses."""

from __future__ import annotations

from collections.abc import Mapping

from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_count
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.explaining.phrases import phrases
from qupcore.explaining.pictures.picture import Picture, picture_of
from qupcore.explaining.pictures.suggested import suggested_sheet
from qupcore.phasing.suggesting import SuggestedCourses

__all__ = ["suggested_course_picture"]


def suggested_course_picture(
    found: SuggestedCourses, lang: str, names: Mapping[str, str], course: int = 1
) -> Picture:
    """A suggested course as a timeline: its phases as bands, its measures as bars, and its days.

    The hours a week stand above the measures, by class; what is set aside without activity is drawn up to
    full time. Each class has a colour and a pattern, each measure its name, hours and days above its bar.

    Args:
        found: The result of `suggest_course`.
        lang: `nb`, `nn` or `en`.
        names: The names of measures, offers and needs by id; an id without one is shown as it is.
        course: The number of the course, from 1.

    Raises:
        BadInput: there is no course of this number, or there are no texts in the language.

    >>> from datetime import date
    >>> from qupcore import Participant, national, suggest_course
    >>> from qupcore.cases import Planning
    >>> person = Participant(ref="a", birth_date=date(1990, 5, 1), planning=Planning(needs=("debt",)))
    >>> found = suggest_course(person, date(2026, 9, 7), date(2027, 9, 6), catalogue=[national()], want=1)
    >>> suggested_course_picture(found, "en", {}).title.partition(":")[0]
    'Course 1, step by step'
    """
    check_count("course", course)
    check_arguments(suggested_course_picture, locals())
    if not 0 < course <= len(found.courses):
        raise BadInput(
            worded("there are {many} courses, not {number}", many=len(found.courses), number=course),
            remedy="give the number of a suggested course, from 1",
            code="input.number",
        )
    return picture_of(suggested_sheet(found, course, phrases(lang), names))

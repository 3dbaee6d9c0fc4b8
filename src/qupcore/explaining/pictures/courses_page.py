"""`suggested_courses_page`: suggested courses as a page, each a timeline above a week of each part of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from xml.etree import ElementTree as ET

import attrs

from qupcore.cases.week.policy import WeekPolicy
from qupcore.domain.answers.course import SuggestedCourse
from qupcore.domain.answers.week import Week
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.course import Course
from qupcore.domain.iso_week import IsoWeek
from qupcore.drawing.html_page import html_page, page_text
from qupcore.drawing.markup import add
from qupcore.drawing.sheet_page import add_sheet_picture, add_sheet_tables, sheet_style
from qupcore.explaining.course_proposal import course_heading, overview
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.pictures.suggested import suggested_sheet
from qupcore.explaining.pictures.suggested_rows import PhasePart, phase_parts, whole_days
from qupcore.explaining.plan_check import names_of
from qupcore.explaining.week.page import WEEK_STYLE, add_week_pictures, add_week_tables
from qupcore.explaining.week.plan import week_plan
from qupcore.explaining.week.saying import title, whole_span
from qupcore.phasing.suggesting import SuggestedCourses
from qupcore.planning.rules.view import Catalogues, catalogues_of

__all__ = ["suggested_courses_page"]

_STYLE = """
h2 { font-size: 1.3rem; line-height: 1.25; margin: 3rem 0 .5rem; border-top: 3px solid; padding-top: .75rem; }
h3 { font-size: 1.15rem; line-height: 1.25; margin: 0 0 .25rem; } h4 { margin: 1rem 0 .25rem; }
h2, h3, h4, li { overflow-wrap: break-word; }
ul { padding-left: 1.25rem; margin: .25rem 0; max-width: 42rem; }
summary { padding: .35rem 0; font-weight: bold; cursor: pointer; } summary h3 { display: inline; }
"""


def suggested_courses_page(found: SuggestedCourses, lang: str, *, catalogue: Catalogues) -> str:
    """Suggested courses as a complete HTML page, without scripts or external resources.

    Each course has its timeline, and a week of each part of it in which nothing changes; tables that say the
    same can be opened below each. Hours without a fixed time have times proposed within the hours of the
    case's day, marked as proposals.

    Args:
        found: The result of `suggest_course`.
        lang: `nb`, `nn` or `en`.
        catalogue: The catalogues that the courses were suggested from.

    Raises:
        BadInput: there are no texts in the language.

    >>> from qupcore import Participant, national, suggest_course
    >>> from qupcore.cases import Planning
    >>> person = Participant(ref="a", birth_date=date(1990, 5, 1), planning=Planning(needs=("debt",)))
    >>> found = suggest_course(person, date(2026, 9, 7), date(2027, 9, 6), catalogue=[national()], want=1)
    >>> page = suggested_courses_page(found, "en", catalogue=[national()])
    >>> page.count("<h2"), page.count("<h3") >= 3
    (1, True)
    """
    check_arguments(suggested_courses_page, locals())
    catalogues = catalogues_of(catalogue)
    words, names = phrases(lang), names_of(catalogues, lang)
    sheets = [suggested_sheet(found, number, words, names) for number in range(1, len(found.courses) + 1)]
    head, *rest = [line.text for line in overview(found, words, names)]
    root, main = html_page(lang, head, sheet_style(sheets) + WEEK_STYLE + _STYLE)
    add(main, "h1", head)
    add(main, "p", words.say("label", "case", ref=found.problem.case.ref))
    for text in rest:
        add(main, "p", text)
    for number, (course, sheet) in enumerate(zip(found.courses, sheets, strict=True), 1):
        section = add(main, "section")
        add(section, "h2", course_heading(course, number, words, names))
        if sheet.notes:
            listed = add(section, "ul")
            for text in sheet.notes:
                add(listed, "li", text)
        add_sheet_picture(section, sheet)
        add_sheet_tables(
            _tables(section, words.say("course_picture", "course_as_tables")), sheet, about=sheet.title
        )
        for part, week in _weeks(found, course, lang, catalogues):
            _add_part(section, part, week, number, words)
    return page_text(root)


def _tables(parent: ET.Element, name: str) -> ET.Element:
    """Where tables stand until somebody opens them: the page is long, and the pictures say the same."""
    held = add(parent, "details")
    add(held, "summary", name)
    return held


def _add_part(parent: ET.Element, part: PhasePart, week: Week, course: int, words: Phrases) -> None:
    section = add(parent, "details", class_="week", open="open")
    phase = words.say("course_phase", part.phase.name)
    add(add(section, "summary"), "h3", f"{phase}, {whole_days(part.first, part.last, words)}")
    named = {"week": title(week, words), "span": whole_span(week, words)}
    add(section, "p", words.say("course_picture", "a_week_of_it", **named))
    add_week_pictures(section, week, words.lang, mark=f"c{course}-")
    tables = _tables(section, words.say("course_picture", "week_as_tables"))
    about = words.say("course_picture", "week_of_course", number=course, week=title(week, words))
    add_week_tables(tables, week, words, heading="h4", about=about)


def _weeks(
    found: SuggestedCourses, course: SuggestedCourse, lang: str, catalogues: Catalogues
) -> Iterator[tuple[PhasePart, Week]]:
    """A week of each part that has a whole one: the first without days off, or else the first.

    What is decided of a programme under way is left out: most of a suggested course has no decision yet.
    """
    case, asked = found.problem.case, found.problem.case.planning
    held = case.course or Course()
    planned = attrs.evolve(
        case, course=Course(plans=course.plans, work=held.work, leaves=held.leaves, closures=held.closures)
    )
    frame = asked.day_frame if asked else None
    policy = WeekPolicy(propose=True)
    if frame is not None and frame.start % 15 == frame.end % 15 == 0:
        policy = WeekPolicy(propose=True, frame_start=frame.start, frame_end=frame.end)
    for part in phase_parts(course):
        weeks = (
            week_plan(planned, week, lang=lang, policy=policy, catalogues=catalogues_of(catalogues)).week
            for week in _whole_weeks(part.first, part.last)
        )
        first = next(weeks, None)
        if first is not None:
            whole = (week for week in chain((first,), weeks) if week.hours.days == len(week.days))
            yield part, next(whole, first)


def _whole_weeks(first: date, last: date) -> Iterator[IsoWeek]:
    """The weeks of which Monday to Friday lie between two days, both included."""
    monday = first + timedelta(days=-first.weekday() % 7)
    while monday + timedelta(days=4) <= last:
        yield IsoWeek.of(monday)
        monday += timedelta(weeks=1)

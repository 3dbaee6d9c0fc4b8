"""The picture of a suggested course: each hour and day is drawn, said and in a table; no label is cut."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explaining.languages import BROKEN, each_language
from explaining.pictures.drawn import outside, overlapping
from qupcore import Participant, national, suggest_course
from qupcore.cases import Planning
from qupcore.domain.answers.course import CourseElement, CoursePhase, SuggestedCourse
from qupcore.domain.case.plan import FollowedUpBy, MeasureClass
from qupcore.drawing.shapes import Area, Badge
from qupcore.errors import BadInput
from qupcore.explaining import suggested_course_picture
from qupcore.explaining.course_proposal import hours_said
from qupcore.explaining.formats import said_short_day
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.explaining.pictures.suggested import SIGNS, suggested_sheet
from qupcore.explaining.pictures.suggested_hours import HUES
from qupcore.explaining.pictures.suggested_rows import CLASSES, measure_rows, phase_parts
from qupcore.phasing.suggesting import SuggestedCourses

ON = date(2026, 9, 7)
DAY = timedelta(days=1)
Drawn = tuple[list[CoursePhase], dict[str, Any]]
NB = phrases("nb")
NAMES = {"a": "Arbeidstrening", "b": "Praksisplass i ordinær virksomhet gjennom programmet og kommunen"}


@cache
def found() -> SuggestedCourses:
    person = Participant(ref="a", birth_date=date(1990, 5, 1), planning=Planning(needs=("debt",)))
    return suggest_course(person, ON, date(2027, 9, 6), catalogue=[national()], want=1)


def element(measure: str, minutes: int, first: date, last: date, **more: Any) -> CourseElement:
    return CourseElement(
        **{
            "measure": measure,
            "offer": "",
            "counts_as": "work_directed",
            "covers": (),
            "minutes_a_week": minutes,
            "every_weeks": 1,
            "first": first,
            "last": last,
            "given_by": "adviser",
            "given_by_derived": False,
            "estimate": False,
            **more,
        }
    )


def phase(name: Any, first: date, last: date, *elements: CourseElement) -> CoursePhase:
    return CoursePhase(
        name=name,
        first=first,
        last=last,
        elements=elements,
        full_time=2250,
        activity=0,
        least=0,
        managed=None,
        begins=(),
        ends=(),
    )


def with_phases(*phases: CoursePhase, leaves: Any = (), **more: Any) -> SuggestedCourses:
    """Suggested courses, of which the first has these phases; the phases before a leave come before it."""
    last = max(item.last for item in phases)
    held = {"evaluations": (), "decisions": ((phases[0].first, last),), "follow_up_after": last + 28 * DAY}
    course = attrs.evolve(found().courses[0], phases=phases, needs=(), wishes=(), **{**held, **more})
    spans = attrs.evolve(found().problem.spans, leaves=leaves)
    problem = attrs.evolve(found().problem, spans=spans)
    return attrs.evolve(found(), courses=(course,), problem=problem, on=phases[0].first, until=last)


@st.composite
def courses(draw: st.DrawFn) -> Drawn:
    """One to seven phases of up to two years, some after a leave, with elements on any of their days."""
    day, phases, leaves = ON + draw(st.integers(0, 400)) * DAY, [], []
    for name in sorted(draw(st.lists(st.sampled_from(("early", "late", "middle")), min_size=1, max_size=7))):
        if phases and draw(st.booleans()):
            away = draw(st.integers(1, 300)) * DAY
            leaves.append((day, day + away - DAY))
            day += away
        last = day + draw(st.integers(0, 40) | st.integers(0, 700)) * DAY
        elements = []
        for measure in draw(st.lists(st.sampled_from("abcdef"), max_size=6, unique=True)):
            first = day + draw(st.integers(0, (last - day).days)) * DAY
            ends = first + draw(st.integers(0, (last - first).days)) * DAY
            kind = CLASSES[ord(measure) % len(CLASSES)]
            minutes = draw(st.integers(0, 40)) * 15
            every = draw(st.sampled_from((1, 2)))
            elements.append(element(measure, minutes, first, ends, counts_as=kind, every_weeks=every))
        phases.append(phase(name, day, last, *elements))
        day = last + DAY
    length = (day - phases[0].first).days
    some_days = st.integers(0, length - 1).map(lambda number: phases[0].first + number * DAY)
    evaluations = tuple(sorted(draw(st.sets(some_days, max_size=9))))
    cut = phases[0].first + draw(st.integers(1, length)) * DAY
    decisions = tuple(
        (first, last)
        for first, last in ((phases[0].first, cut - DAY), (cut, phases[-1].last))
        if first <= last
    )
    return phases, {"leaves": tuple(leaves), "evaluations": evaluations, "decisions": decisions}


def bars(drawn: Any, name: str) -> list[Area]:
    return [shape for shape in drawn.shapes if isinstance(shape, Area) and shape.says.startswith(f"{name}: ")]


@settings(max_examples=60, deadline=None)
@given(courses(), st.sampled_from(LANGUAGES))
def test_everything_is_drawn_and_no_label_is_over_another_or_cut(drawn: Drawn, lang: str) -> None:
    one = with_phases(*drawn[0], **drawn[1])
    words, course = phrases(lang), one.courses[0]
    sheet = suggested_sheet(one, 1, words, NAMES)
    assert overlapping(sheet.drawing) == []
    assert outside(sheet.drawing) == []
    said = [label.text for label in sheet.drawing.labels]
    assert not [text for text in said if "…" in text or BROKEN.search(text)]
    leaves = one.problem.spans.leaves
    for day in (*(item.first for item in course.phases), *(first for first, _ in leaves)):
        assert said_short_day(day, lang) in said, "the date is whole"
    signs = Counter(shape.form for shape in sheet.drawing.shapes if isinstance(shape, Badge))
    later = [first for first, _ in course.decisions[1:]]
    assert signs == Counter({"circle": len(course.evaluations), "diamond": len(later), "square": 1})
    phases, *hours, measures, days, talks = sheet.tables
    assert len(talks.rows) == len(course.talks)
    assert len(days.rows) == len(course.evaluations) + len(later) + len(leaves) + 3
    rows = measure_rows(course, NAMES)
    assert len(measures.rows) == sum(len(row.pieces) for row in rows)
    assert {len(table.rows) for table in (phases, *hours)} == {len(phase_parts(course))}
    for row in rows:
        held = bars(sheet.drawing, row.name)
        assert len(held) == len(row.pieces)
        assert {bar.hue for bar in held} == {HUES[row.counts_as]}
        places = [(bar.x, bar.x + bar.width) for bar in held]
        assert all(0 <= left < right <= sheet.drawing.width for left, right in places)
        for piece in row.pieces:
            assert any(hours_said(piece, words) in text for text in said) or len(row.pieces) > 1


@settings(max_examples=60, deadline=None)
@given(courses())
def test_the_hours_of_each_day_are_those_of_the_elements_on_it(drawn: Drawn) -> None:
    course = with_phases(*drawn[0], **drawn[1]).courses[0]
    parts, rows = phase_parts(course), measure_rows(course, NAMES)
    day = course.phases[0].first
    while day <= course.phases[-1].last:
        held = [
            item
            for one_phase in course.phases
            for item in one_phase.elements
            if item.first <= day <= item.last
        ]
        here = [item for item in parts if item.first <= day <= item.last]
        assert len(here) == any(one_phase.first <= day <= one_phase.last for one_phase in course.phases)
        for item in here:
            assert item.activity == sum(element.minutes_a_week for element in held)
            assert item.set_aside == max(0, 2250 - item.activity)
        pieces = [item for row in rows for item in row.pieces if item.first <= day <= item.last]
        assert sorted(item.measure for item in pieces) == sorted(item.measure for item in held)
        day += DAY


def test_the_most_hours_of_a_phase_are_those_that_the_course_says() -> None:
    for course in found().courses:
        for one_phase in course.phases:
            here = [item for item in phase_parts(course) if item.phase is one_phase]
            assert max(item.activity for item in here) == one_phase.activity
            assert min(item.activity for item in here) == one_phase.least


def test_a_measure_over_two_phases_with_the_same_hours_is_one_bar() -> None:
    middle = ON + 91 * DAY
    one = with_phases(
        phase("early", ON, middle - DAY, element("a", 900, ON, middle - DAY), element("c", 60, ON, ON)),
        phase("late", middle, middle + 89 * DAY, element("a", 900, middle, middle + 89 * DAY)),
    )
    rows = measure_rows(one.courses[0], NAMES)
    assert [(row.name, len(row.pieces)) for row in rows] == [("Arbeidstrening", 1), ("c", 1)]
    sheet = suggested_sheet(one, 1, NB, NAMES)
    said = "15\N{NO-BREAK SPACE}t i uken 7.\N{NO-BREAK SPACE}sep. 2026–6. mars 2027"
    assert said.replace(" ", "\N{NO-BREAK SPACE}") in [
        label.text.replace(" ", "\N{NO-BREAK SPACE}") for label in sheet.drawing.labels
    ]
    assert sheet.tables[0].rows == (
        ("Tidlig", "7.\xa0september\xa02026", "16", "21,5", "37,5"),
        ("Tidlig", "8.\xa0september–6.\xa0desember\xa02026", "15", "22,5", "37,5"),
        ("Sent", "7.\xa0desember\xa02026–6.\xa0mars\xa02027", "15", "22,5", "37,5"),
    )
    assert [row[1:] for row in sheet.tables[1].rows] == [("16",), ("15",), ("15",)]


def test_a_phase_too_short_for_its_name_has_a_number_with_the_name_below() -> None:
    days = [(ON, ON + 6 * DAY), (ON + 7 * DAY, ON + 300 * DAY)]
    held = [phase(name, *span) for name, span in zip(("early", "late"), days, strict=True)]
    said = [label.text for label in suggested_sheet(with_phases(*held), 1, NB, {}).drawing.labels]
    assert "1 Tidlig, 7.\xa0sep.–13.\xa0sep.\xa02026" in said
    assert "2" in said


@pytest.mark.parametrize(
    ("minutes", "every", "said"),
    [
        (0, 1, "fyller ingen timer"),
        (60, 1, "1 t i uken"),
        (30, 2, "1 t annenhver uke"),
        (75, 1, "1 t 15 min i uken"),
    ],
)
def test_the_hours_of_an_element_in_words(minutes: int, every: int, said: str) -> None:
    assert hours_said(element("a", minutes, ON, ON, every_weeks=every), NB).replace("\xa0", " ") == said


@each_language
def test_each_class_state_and_giver_has_its_look_and_word(lang: str) -> None:
    assert set(HUES) == set(CLASSES) == {*get_args(MeasureClass), None}
    assert len({*HUES.values()}) == len(HUES), "each has a pattern of its own"
    assert len({form for form, _ in SIGNS.values()}) == len(SIGNS), "each reads without colour"
    assert set(phrases(lang).tables["course_followed_up_by"]) == set(get_args(FollowedUpBy))


def test_the_page_says_what_is_not_met_and_what_differs() -> None:
    course: SuggestedCourse = found().courses[0]
    wish = attrs.evolve(course, checks=(), wishes=(), missing=300, needs=())
    one = attrs.evolve(found(), courses=(wish,))
    notes = suggested_sheet(one, 1, NB, {}).notes
    assert notes == ("Det mangler innhold i 5 t i uken. Katalogene har for lite til å fylle full tid.",)


@pytest.mark.parametrize("number", [0, 2])
def test_a_course_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(BadInput, match="courses"):
        suggested_course_picture(found(), "nb", {}, number)

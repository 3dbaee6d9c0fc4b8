"""The picture of a course: each deadline is drawn once, and no label is over another."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import get_args

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explaining.languages import each_language
from explaining.pictures.drawn import outside, overlapping
from explaining.week.seen import DOCS
from qupcore import Participant, duties, read_case
from qupcore.cases import Absence, Leave, ProgrammeDecision
from qupcore.domain.answers.review import Duty, DutyState
from qupcore.domain.case.course import Course
from qupcore.drawing.shapes import Area, Badge
from qupcore.drawing.spread import spread
from qupcore.explaining.phrases import phrases
from qupcore.explaining.pictures.timeline import HUES, SIGNS, timeline_sheet
from qupcore.explaining.pictures.timeline_rows import SpanKind, spans_of

ON = date(2026, 9, 1)
CASE = read_case((DOCS.parent / "examples" / "E12-reduced-without-notice.json").read_bytes())
FOUND = duties(CASE, ON)
NB = phrases("nb")
DUTY_KINDS = sorted(NB.tables["duty"])


@st.composite
def deadlines(draw: st.DrawFn) -> list[Duty]:
    """Up to thirty deadlines, many of them on one day, some far away, some without a day."""
    near = st.integers(-900, 700) | st.integers(-3, 3) | st.integers(700, 14_000)
    found = []
    for _ in range(draw(st.integers(0, 30))):
        due = draw(st.none() | near.map(lambda days: ON + timedelta(days)))
        state = "undated" if due is None else draw(st.sampled_from([*get_args(DutyState)]))
        found.append(attrs.evolve(FOUND[0], kind=draw(st.sampled_from(DUTY_KINDS)), due=due, state=state))
    return found


@settings(max_examples=40, deadline=None)
@given(deadlines(), st.sampled_from(("nb", "nn", "en")))
def test_every_deadline_is_drawn_once_and_no_label_is_over_another(found: list[Duty], lang: str) -> None:
    words = phrases(lang)
    sheet = timeline_sheet(CASE, found, ON, words)
    drawn = Counter(shape.letter + shape.form for shape in sheet.drawing.shapes if isinstance(shape, Badge))
    expected = Counter(SIGNS[duty.state][2] + SIGNS[duty.state][0] for duty in found)
    events = 4  # the application, the start, two decisions
    assert drawn == expected + Counter({SIGNS["event"][2] + SIGNS["event"][0]: events})
    rows = sheet.tables[0].rows
    assert len(rows) == len(found) + events
    assert Counter(row[3] for row in rows if row[2]) == Counter(said(duty, lang) for duty in found)
    assert overlapping(sheet.drawing) == []
    assert outside(sheet.drawing) == []


def said(duty: Duty, lang: str) -> str:
    words = phrases(lang)
    if duty.done_on and duty.state in ("done", "done_late"):
        return words.say("picture_state_on", duty.state, day=duty.done_on)
    return words.say("picture_state", duty.state)


def test_an_overdue_deadline_has_a_sign_a_word_and_a_colour_of_its_own() -> None:
    overdue = [duty for duty in FOUND if duty.state == "overdue"]
    assert overdue
    drawing = timeline_sheet(CASE, overdue, ON, NB).drawing
    signs = [shape for shape in drawing.shapes if isinstance(shape, Badge) and shape.letter == "!"]
    assert {(sign.form, sign.hue) for sign in signs} == {("triangle", "red")}
    assert len(signs) == len(overdue) == sum("over fristen" in label.text for label in drawing.labels)
    assert len(set(SIGNS.values())) == len(SIGNS), "each state has a look of its own"
    assert len({(form, letter) for form, _, letter in SIGNS.values()} - {("square", "✓")}) == len(SIGNS) - 2


def test_a_programme_that_ended_is_drawn_to_its_end() -> None:
    granted = ProgrammeDecision(
        kind="granted",
        decided_on=date(2026, 1, 2),
        applies_from=date(2026, 1, 5),
        applies_to=date(2026, 12, 31),
    )
    ended = ProgrammeDecision(
        kind="ended", decided_on=date(2026, 5, 20), applies_from=date(2026, 6, 1), because="ordinary_work"
    )
    leave = Leave(first=date(2026, 3, 2))
    away = Absence(first=date(2026, 4, 7), last=date(2026, 4, 8))
    course = Course(
        decisions=(granted, ended), started_on=date(2026, 1, 5), leaves=(leave,), absences=(away,)
    )
    spans = spans_of(course, NB)
    assert [(span.kind, str(span.first), str(span.last)) for span in spans] == [
        ("granted", "2026-01-05", "2026-05-31"),
        ("leave", "2026-03-02", "None"),
        ("absence", "2026-04-07", "2026-04-08"),
    ]
    sheet = timeline_sheet(Participant(ref="a", course=course), (), ON, NB)
    bars = {shape.hue: shape for shape in sheet.drawing.shapes if isinstance(shape, Area) and shape.says}
    assert bars["violet"].dashed
    assert not bars["amber"].dashed
    assert bars["violet"].x + bars["violet"].width <= bars["amber"].x, "leave and absence stand side by side"
    assert ("7.–8. april 2026", "Fravær", "grunn ikke registrert") in sheet.tables[1].rows


def test_a_case_without_a_course_has_its_day() -> None:
    sheet = timeline_sheet(Participant(ref="a"), (), ON, NB)
    assert "Status per 1. september 2026" in [label.text for label in sheet.drawing.labels]
    assert sheet.tables == ()


@each_language
def test_each_state_and_period_has_its_word(lang: str) -> None:
    tables = phrases(lang).tables
    assert set(tables["picture_state"]) == set(SIGNS) == {*get_args(DutyState), "event"}
    assert set(tables["picture_span"]) == set(HUES) == set(get_args(SpanKind))


@pytest.mark.parametrize(
    ("places", "tops"),
    [([], ()), ([5.0], (5,)), ([50.0, 50.0], (40, 60)), ([-30.0, 0.0], (0, 20)), ([95.0, 99.0], (60, 80))],
)
def test_labels_move_no_more_than_the_others_need(places: list[float], tops: tuple[float, ...]) -> None:
    assert spread(places, [20.0] * len(places), 0, 100) == tops

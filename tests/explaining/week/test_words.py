"""The texts of a week, and snapshots of complete weeks in three languages."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from cases.week.drawn import courses
from explaining.week.seen import CASE, DOCS, documented, named
from qupcore.cases.week.laying_out import lay_out_week
from qupcore.cases.week.policy import WeekPolicy
from qupcore.domain.answers.week import DayMark, MarkKind
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import MeasureClass
from qupcore.domain.iso_week import IsoWeek
from qupcore.domain.text import Text
from qupcore.drawing.lettering import fitted, text_width, wrapped
from qupcore.explaining import week_plan
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.explaining.week.saying import mark_said
from qupcore.explaining.week.table import week_text

each_language = pytest.mark.parametrize("lang", LANGUAGES)
FULLER = WeekPolicy(propose=True, travel_minutes=30, break_minutes=30)


@each_language
def test_the_week_in_words(lang: str, snapshot: SnapshotAssertion) -> None:
    assert week_text(documented(policy=FULLER), lang) == snapshot


@each_language
def test_every_class_and_mark_has_its_word(lang: str) -> None:
    tables = phrases(lang).tables
    assert set(tables["week_class"]) == set(get_args(MeasureClass))
    assert set(tables["week_mark"]) == set(get_args(MarkKind))
    assert len(tables["week"]["weekdays"]) == 7
    assert len(tables["week"]["months"]) == 12


@settings(max_examples=25)
@given(courses(), st.sampled_from(LANGUAGES), st.sampled_from((80, 60, 100)))
def test_it_fits_any_width_and_says_every_name(course: Course, lang: str, width: int) -> None:
    week = lay_out_week(course, IsoWeek(2026, 20), policy=FULLER)
    text = week_text(week, lang, width)
    assert max(map(len, text.splitlines())) <= width
    assert not {"{", "}", "None"} & set(text.split())
    assert all(item.measure.split()[0][:7] in text for item in week.elements)


def test_markup_and_line_breaks_in_a_name_are_printed_on_one_line() -> None:
    text = week_text(named("[red]x[/red] :smile: [31m\r\nPlanlagt"), "nb", 120)
    assert "1 [red]x[/red] :smile: [31m Planlagt" in text


def test_the_picture_in_the_documentation_is_that_of_today_s_code() -> None:
    """To update it: `qup plan week docs/week-case.json --week 2026-W20 --lang en --svg docs/week.svg`."""
    drawn = week_plan(CASE, "2026-W20", lang="en", policy=WeekPolicy()).svg()
    assert (DOCS / "week.svg").read_text(encoding="utf-8") == drawn


# lettering

LETTERS = st.text(max_size=80) | st.text("aimW Æ-", max_size=80)


@given(LETTERS, st.floats(1, 300))
def test_what_is_fitted_fits(text: str, width: float) -> None:
    kept = fitted(text, width, 11)
    assert not kept or text_width(kept, 11) <= width + 1e-6


@given(LETTERS, st.floats(25, 300), st.integers(1, 6))
def test_wrapped_lines_fit_and_nothing_but_the_end_is_lost(text: str, width: float, most: int) -> None:
    lines = wrapped(text, width, 11, most)
    assert len(lines) <= most
    assert all(text_width(line, 11) <= width + 1e-6 for line in lines)
    if not lines or not lines[-1].endswith("…"):
        told = "".join("".join(lines).replace("-", "").split())
        assert told == "".join(text.replace("-", "").split())


@pytest.mark.parametrize(("lang", "said"), [("nb", "Stengt"), ("nn", "Stengt"), ("en", "Closed")])
def test_a_day_says_what_is_closed(lang: str, said: str) -> None:
    names = Text("Kjøkken", "Kjøken", "Kitchen")
    words = phrases(lang)
    assert mark_said(DayMark(kind="closed"), words) == said
    assert mark_said(DayMark(kind="closed", measure="Jobbklubb"), words) == f"{said}: Jobbklubb"
    known = DayMark(kind="closed", measure="no:kjoekken", names=names)
    assert mark_said(known, words) == f"{said}: {names.in_language(lang)}"


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("vaksenopplæringa", ("vaksenopp-", "læringa")),
        ("arbeidslivskunnskap", ("arbeidslivs-", "kunnskap")),
        ("personellregjeringa", ("personell-", "regjeringa")),
        ("aaaaaaaaaaaaaa", ("aaaaaaaaaa-", "aaaa")),
    ],
)
def test_a_word_is_broken_where_a_syllable_ends(word: str, broken: tuple[str, ...]) -> None:
    assert wrapped(word, 90, 11) == broken

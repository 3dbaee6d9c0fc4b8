"""Years of benefit drawn at random, and what is read from a picture."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, get_args

from hypothesis import strategies as st

from explaining.week.seen import DOCS
from qupcore.domain.answers.benefit import BenefitLine, BenefitMonth, BenefitYear, LineKind
from qupcore.domain.answers.decision import Question
from qupcore.domain.citation import Citation
from qupcore.domain.money import Money
from qupcore.drawing.shapes import Drawing, Label
from qupcore.explaining import Picture, WeekPlan
from qupcore.plans import SuggestedCourses

LAW = Citation(law="sotjl", section="35", ledd=3)
ASKED = Question(
    term="child.lives_in_norway", nature="looked_up", path="$.course.children[0]", known_by="person"
)
GIVEN = ("benefit", "top_up", "child_supplement")


def line(kind: LineKind, ore: int, year: int, month: int) -> BenefitLine:
    first, last = date(year, month, 1), date(year, month, 28)
    return BenefitLine(
        kind=kind, first=first, last=last, days=20, ore=ore, citation=LAW, basis="law", on=(first,)
    )


def month_of(
    number: int, lines: tuple[BenefitLine, ...], *, known: bool = True, asks: bool = False, set_off: int = 0
) -> BenefitMonth:
    gross = sum(item.ore for item in lines)
    off = min(set_off, max(gross, 0))
    return BenefitMonth(
        year=2026,
        month=number,
        gross=Money(gross) if known else None,
        lines=lines if known else (),
        set_off=Money(off if known else 0),
        left_to_recover=Money(0),
        payout=Money(gross - off) if known else None,
        to_agency=Money(0),
        paid_on=None,
        open=(ASKED,) if asks else (),
        provisional=(),
        policy=(),
        rulebooks=(),
        engines=(("reference", "1"),),
    )


def year_of(months: list[BenefitMonth]) -> BenefitYear:
    def total(amounts: list[Money | None]) -> Money | None:
        return None if None in amounts else Money(sum(item.ore for item in amounts if item))

    return BenefitYear(
        year=2026,
        months=tuple(months),
        gross=total([month.gross for month in months]),
        payout=total([month.payout for month in months]),
    )


@st.composite
def years(draw: st.DrawFn) -> BenefitYear:
    """A year in which any month may be unknown, open, empty or with any lines."""
    months = []
    for number in range(1, 13):
        kinds = draw(st.lists(st.sampled_from(get_args(LineKind)), unique=True, max_size=4))
        base = draw(st.integers(4, 3_000_000))
        lines = [line("benefit", base, 2026, number)] if kinds else []
        for kind in kinds:
            ore = draw(st.integers(1, base // 4))
            lines.append(line(kind, ore if kind in GIVEN else -ore, 2026, number))
        known, asks = draw(st.booleans() | st.just(True)), draw(st.booleans())
        months.append(
            month_of(number, tuple(lines), known=known, asks=asks, set_off=draw(st.integers(0, 500_000)))
        )
    return year_of(months)


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    """The pairs of labels of a picture of which one is over the other."""
    found: list[tuple[str, str]] = []
    before: list[Label] = []
    for label in drawing.labels:
        left, top, right, bottom = label.box
        for other in before:
            x, y, far, low = other.box
            if left < far and x < right and top < low and y < bottom:
                found.append((other.text, label.text))
        before.append(label)
    return found


def outside(drawing: Drawing) -> list[str]:
    """The labels that leave the picture."""
    room = (-0.01, 0, drawing.width, drawing.height)
    boxes = [(label.text, label.box) for label in drawing.labels]
    return [
        text
        for text, (left, top, right, bottom) in boxes
        if left < room[0] or top < room[1] or right > room[2] or bottom > room[3]
    ]


@cache
def pictures(lang: str) -> Mapping[str, Picture]:
    """The pictures of the documentation by the names of their files, in a language."""
    found: Mapping[str, Picture] = _drawing().pictures(lang)
    return found


def weeks(lang: str) -> Mapping[str, WeekPlan]:
    """The weeks of the documentation by the names of their files, in a language."""
    found: Mapping[str, WeekPlan] = _drawing().weeks(lang)
    return found


def suggested_year() -> SuggestedCourses:
    """The suggested courses of the documentation."""
    found: SuggestedCourses = _drawing().suggested_year()
    return found


@cache
def _drawing() -> Any:
    """The module that draws the pictures of the documentation."""
    spec = importlib.util.spec_from_file_location("pictures_of_docs", DOCS / "pictures.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

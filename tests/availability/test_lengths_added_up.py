"""How limits of one measure add up: what is unknown helps the best answer, and never the sure one."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore.availability.duration import duration
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.participant import Participant
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.measure_limits import LengthLimit
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.text import Text

START = date(2026, 9, 1)
REDUCED = "assessment.reduced_capacity"


def base(weeks: int, when: str = "") -> LengthLimit:
    return LengthLimit(kind="base", weeks=weeks, when=when)


def more(weeks: int, when: str = "") -> LengthLimit:
    return LengthLimit(kind="extension", weeks=weeks, when=when)


def ceiling(weeks: int, when: str = "") -> LengthLimit:
    return LengthLimit(kind="absolute_max", weeks=weeks, when=when)


ANY_BASE, ANY_CEILING = (
    LengthLimit(kind="base", unlimited=True),
    LengthLimit(kind="absolute_max", unlimited=True),
)
ANY_IF = LengthLimit(kind="base", unlimited=True, when=REDUCED)


@pytest.mark.parametrize(
    ("limits", "reduced", "sure", "most"),
    [
        # The longest base that holds, and every extension on top of it.
        ((base(4), base(10)), None, 10, 10),
        ((base(4), more(2), more(3)), None, 9, 9),
        ((base(4), more(2, REDUCED)), True, 6, 6),
        ((base(4), more(2, REDUCED)), False, 4, 4),
        ((base(4), more(2, REDUCED)), None, 4, 6),
        # One of several lengths, it is not known which: the shortest is sure, and the longest possible.
        ((base(4, REDUCED), base(10, f"not {REDUCED}")), None, 4, 10),
        ((base(4, REDUCED), base(10, f"not {REDUCED}")), True, 4, 4),
        ((base(4, REDUCED), base(10, f"not {REDUCED}")), False, 10, 10),
        # A base that holds is sure; one that may hold can only make it longer.
        ((base(4), base(10, REDUCED)), None, 4, 10),
        # No limit at all, and none that anyone knows.
        ((ANY_BASE,), None, None, None),
        ((ANY_BASE, base(4)), None, None, None),
        ((base(4), ANY_IF), True, None, None),
        ((base(4), ANY_IF), None, 4, None),
        ((), None, None, None),
        ((more(2),), None, None, None),
        # Never beyond a ceiling that holds; one that may hold counts for the sure answer.
        ((base(10), ceiling(6)), None, 6, 6),
        ((base(4), ceiling(6)), None, 4, 4),
        ((base(10), ceiling(6), ceiling(8)), None, 6, 6),
        ((base(10), ceiling(6, REDUCED)), True, 6, 6),
        ((base(10), ceiling(6, REDUCED)), False, 10, 10),
        ((base(10), ceiling(6, REDUCED)), None, 6, 10),
        ((ANY_BASE, ceiling(6)), None, 6, 6),
        ((base(10), ANY_CEILING), None, 10, 10),
    ],
)
def test_limits_add_up(
    limits: tuple[LengthLimit, ...], reduced: bool | None, sure: int | None, most: int | None
) -> None:
    measure = Measure(
        id="no:x",
        names=Text("a", "b", "c"),
        owner="state",
        valid=Period(date(2016, 1, 1)),
        limits=limits,
        sources=(Source(text="made up"),),
    )
    person = Participant(
        ref="a", birth_date=date(1990, 1, 1), circumstances=Circumstances(reduced_capacity=reduced)
    )
    found = duration(measure, person, START)
    weeks = tuple(None if days is None else days / 7 for days in (found.sure_days, found.most_days))
    assert weeks == (sure, most)
    assert found.missing == (() if sure == most else (REDUCED,))

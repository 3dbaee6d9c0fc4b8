"""What is said of hours and of a case: within what is known, once, and without contradicting itself."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from planning.few import FIRST, FULL, ON, PERSON, checked, few, run
from qupcore import Course, Participant, Plan, suggest, to_text
from qupcore.domain.case.plan import Slot
from qupcore.explaining import explain_suggestions, week_plan
from qupcore.plans import Wanted


@pytest.mark.parametrize(
    ("first", "last", "minutes", "values"),
    [
        (None, None, FULL, {"at_least": 0, "at_most_minutes": FULL}),
        (None, date(2026, 12, 1), 600, {"at_least": 0, "at_most_minutes": 600, "short": FULL - 600}),
        (FIRST, date(2026, 12, 1), None, {"at_least": 0}),
        (FIRST, date(2026, 12, 1), 600, {"minutes": 600, "short": FULL - 600}),
    ],
)
def test_hours_that_are_not_known_are_told_within_what_they_can_be(
    first: date | None, last: date | None, minutes: int | None, values: dict[str, int]
) -> None:
    found = checked(run("arbeidstrening", minutes, first, last, percent=50))
    (week,) = [item for item in found.findings if item.kind == "full_time_all_year"]
    assert dict(week.values) == values


def _week(*at: tuple[int, int], minutes: int = FULL) -> str:
    fixed = [(Slot(day="monday", start=start, end=end),) for start, end in at]
    elements = tuple(run("Kitchen", minutes // len(at), slots=slots) for slots in fixed)
    case = Participant(ref="a", course=Course(plans=(Plan(valid_from=FIRST, elements=elements),)))
    return week_plan(case, "2026-W37", lang="en").text(200)


@pytest.mark.parametrize(
    ("text", "full", "twice"),
    [
        (_week((540, 660)), True, False),
        (_week((540, 660), (720, 780)), True, False),
        (_week((540, 660), (600, 720)), False, True),
        (_week((540, 660), (600, 720), minutes=FULL + 30), False, True),
        (_week((540, 660), (600, 720), minutes=FULL + 120), False, False),
    ],
)
def test_a_week_is_not_called_full_where_time_is_counted_twice(text: str, full: bool, twice: bool) -> None:
    assert ("The week is filled." in text) is full
    assert ("only because times that collide" in text) is twice


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_what_holds_for_every_plan_is_said_once_before_them(lang: str) -> None:
    about = attrs.evolve(PERSON.circumstances, employed=True)
    person = attrs.evolve(PERSON, circumstances=about)
    found = suggest(person, ON, catalogue=few(), want=3, wanted=Wanted(needs_met=False))
    assert len(found.plans) > 1
    lines = explain_suggestions(found, lang, {})
    (standing,) = [line for line in lines if (line.id or "").startswith("standing.")]
    said = standing.text.partition(" (")[0].strip()
    assert to_text(lines).count(said) <= 1  # a long line is broken in the text
    assert sum(said in line.text for line in lines) == 1
    assert {"nb": "timene i stillingen", "nn": "timane i stillinga", "en": "hours of the position"}[
        lang
    ] in standing.text

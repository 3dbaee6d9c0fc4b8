"""An offer without enrolment: opening hours, no places, and only planned hours count."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from planning.few import FIRST, LAST, ON, checked, found, run, slot
from planning.measures import SOURCE, measure, of
from qupcore.availability.offers import offer_state
from qupcore.cases.week.laying_out import lay_out_week
from qupcore.cases.week.policy import WeekPolicy
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.offer import Offer, Places
from qupcore.domain.iso_week import IsoWeek
from qupcore.domain.period import Period
from qupcore.errors import BadInput
from qupcore.explaining.phrases import phrases
from qupcore.explaining.week.saying import element_notes

OPEN = (slot("tuesday", "10:00", "14:00"), slot("thursday", "12:00", "18:00"))
WEEK = IsoWeek(2026, 38)


def drop_in(**more: Any) -> Offer:
    values: dict[str, Any] = {"drop_in": True, "slots": OPEN, "sources": SOURCE} | more
    return Offer(id="no:here", measure="no:x", period=Period(date(2025, 1, 1)), **values)


def catalogue(**more: Any) -> Catalogue:
    return attrs.evolve(of(measure()), offers=(drop_in(**more),))


@pytest.mark.parametrize(
    "contradiction",
    [{"enrolment": "closed"}, {"places": Places(total=3)}, {"starts": (date(2026, 9, 1),)}],
)
def test_it_has_no_places_no_start_and_no_closed_enrolment(contradiction: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="drop-in offer 'no:here' has places"):
        drop_in(**contradiction)


def test_it_is_open_whatever_a_system_says_of_places() -> None:
    state = offer_state(drop_in(), ON, places=Places(free=0, waiting_days=90))
    assert (state.state, state.why, state.places) == ("open", ("drop_in",), None)
    assert offer_state(attrs.evolve(drop_in(), period=Period(date(2027, 1, 1))), ON).state == "later"


def test_its_opening_hours_clash_with_nothing_and_its_agreed_hours_do() -> None:
    beside = run("x", 1125, slots=(slot("tuesday", "09:00", "12:00"),))
    come = run("x", 240, offer="no:here")
    assert found(checked(come, beside, catalogue=catalogue()), "slots_clash") is None
    agreed = attrs.evolve(come, slots=(slot("tuesday", "11:00", "13:00"),))
    item = found(checked(agreed, beside, catalogue=catalogue()), "slots_clash")
    assert item is not None
    assert dict(item.values) == {"clash_minutes": 60}


def test_nothing_of_its_places_is_asked() -> None:
    check = checked(run("x", 2250, offer="no:here"), catalogue=catalogue(), on=FIRST)
    assert {item.kind for item in check.findings} & {"places", "enrolment", "offer_start"} == set()


def laid(element: Element, **more: Any) -> Any:
    course = Course(plans=(Plan(valid_from=FIRST, elements=(element,)),))
    return lay_out_week(course, WEEK, catalogues=(catalogue(),), policy=WeekPolicy(**more))


def test_only_planned_hours_are_in_the_week() -> None:
    week = laid(run("x", 240, offer="no:here"))
    (element,) = week.elements
    assert [block for day in week.days for block in day.blocks] == []
    assert (element.minutes, element.flexible_minutes, element.drop_in) == (240, 240, True)
    assert element.opening_hours == OPEN
    assert (
        element_notes(element, phrases("nb"))[1] == "drop-in, åpent tirsdag 10:00–14:00, torsdag 12:00–18:00"
    )
    (unknown,) = laid(run("x", None, offer="no:here")).elements
    assert unknown.minutes is None, "opening hours are no hours of the person"


def test_hours_are_proposed_while_it_is_open() -> None:
    week = laid(run("x", 600, offer="no:here"), propose=True)
    proposed = {day.on.weekday(): [(b.start, b.end) for b in day.blocks] for day in week.days if day.blocks}
    assert list(proposed) == [1, 3]
    assert proposed[1] == [(600, 840)]
    ((start, end),) = proposed[3]
    assert (start, end <= 960) == (720, True)
    assert week.elements[0].proposed_minutes == 240 + end - start >= 450


def test_nothing_is_proposed_from_monday_to_friday_where_it_is_open_at_the_weekend() -> None:
    weekend = (slot("saturday", "10:00", "14:00"),)
    course = Course(plans=(Plan(valid_from=FIRST, elements=(run("x", 240, offer="no:here"),)),))
    known = (catalogue(slots=weekend),)
    week = lay_out_week(course, WEEK, catalogues=known, policy=WeekPolicy(propose=True))
    assert [day.blocks for day in week.days] == [()] * 5
    assert week.elements[0].opening_hours == weekend
    assert week.elements[0].flexible_minutes == 240


def test_before_the_first_and_after_the_last_day_it_is_not_open() -> None:
    (element,) = laid(run("x", 240, first=date(2026, 9, 16), last=LAST, offer="no:here")).elements
    assert element.opening_hours == OPEN[1:]

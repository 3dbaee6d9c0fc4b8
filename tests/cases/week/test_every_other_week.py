"""Times of every other week: on which days they take place, what they come to, and where two of them meet."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qupcore import Participant, read_case, write_case
from qupcore.cases.week.laying_out import lay_out_week
from qupcore.domain.case.course import Course
from qupcore.domain.case.fixed_times import clash_minutes, mean_minutes, takes_place
from qupcore.domain.case.plan import WEEKDAYS, Element, Plan, Slot
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.iso_week import IsoWeek
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.errors import BadInput

DAYS = st.dates(date(2025, 6, 1), date(2034, 6, 1))
"""2026 and 2032 have 53 weeks."""


@st.composite
def slots(draw: st.DrawFn) -> Slot:
    """A time of any rhythm."""
    start, quarters = draw(st.integers(32, 40)), draw(st.integers(1, 8))
    first = draw(st.none() | DAYS)
    day = WEEKDAYS[first.weekday()] if first else draw(st.sampled_from(WEEKDAYS))
    weeks: Any = None if first else draw(st.sampled_from((None, "even", "odd")))
    return Slot(day=day, start=15 * start, end=15 * (start + quarters), every_other_from=first, weeks=weeks)


def held(slot: Slot, on: date) -> bool:
    """The same, told another way: counted from the first week, and by the number in a calendar."""
    if on.strftime("%A").lower() != slot.day:
        return False
    if slot.every_other_from:
        day = slot.every_other_from
        while day < on:
            day += timedelta(weeks=2)
        return day == on
    return slot.weeks is None or ("even", "odd")[int(on.strftime("%V")) % 2] == slot.weeks


@given(slots(), DAYS)
def test_a_time_takes_place_where_the_calendar_says(slot: Slot, near: date) -> None:
    for number in range(15):
        on = near + timedelta(days=number)
        assert takes_place(slot, on) == held(slot, on)


@settings(max_examples=60)
@given(slots(), slots(), DAYS, st.integers(0, 3000))
def test_two_times_meet_where_there_is_a_day_on_which_both_are_held(
    one: Slot, other: Slot, first: date, length: int
) -> None:
    other = attrs.evolve(other, day=one.day) if not other.every_other_from else other
    found = clash_minutes([one], [other], first.toordinal(), first.toordinal() + length)
    assert found == clash_minutes([other], [one], first.toordinal(), first.toordinal() + length)
    minutes = max(0, min(one.end, other.end) - max(one.start, other.start))
    if not one.alternates and not other.alternates:
        assert found == (minutes if one.day == other.day else 0)  # of each week, whatever the days
        return
    days = (first + timedelta(days=number) for number in range(length + 1))
    both = minutes > 0 and any(held(one, day) and held(other, day) for day in days)
    assert found == (-(-minutes // 2) if both else 0)


@pytest.mark.parametrize(
    ("first", "last", "meets"),
    [
        ("2026-11-30", "2026-12-31", False),  # weeks 49 to 53: the second weeks are the even ones
        ("2026-11-30", "2027-01-08", True),  # 2027-W01 comes after 2026-W53, and both are odd
        ("2027-01-04", "2027-01-31", True),
    ],
)
def test_odd_weeks_and_every_second_week_differ_after_a_year_of_53_weeks(
    first: str, last: str, meets: bool
) -> None:
    odd = Slot(day="monday", start=540, end=600, weeks="odd")
    even = Slot(day="monday", start=540, end=600, weeks="even")
    second = Slot(day="monday", start=540, end=600, every_other_from=date(2026, 11, 23))  # week 48
    days = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    assert clash_minutes([odd], [second], *days) == (30 if meets else 0)
    assert clash_minutes([odd], [even], *days) == 0


@pytest.mark.parametrize(
    ("quarters", "mean"), [((0, 1), 8), ((0, 2), 15), ((1, 1), 23), ((0, 1, 1), 15), ((), 0), ((4,), 60)]
)
def test_half_minutes_are_rounded_once(quarters: tuple[int, ...], mean: int) -> None:
    """The first is of every week, the others of every other."""
    times = [
        Slot(day="monday", start=540, end=540 + 15 * number, weeks="even" if place else None)
        for place, number in enumerate(quarters)
        if number
    ]
    assert mean_minutes(times) == mean


MONDAYS = [date(2026, 11, 30) + timedelta(weeks=number) for number in range(12)]


def weeks_of(element: Element, offer: Offer | None = None) -> list[Any]:
    course = Course(plans=(Plan(valid_from=date(2026, 9, 1), elements=(element,)),))
    known = (Catalogue(by="a", namespace="no", offers=(offer,)),) if offer else ()
    return [lay_out_week(course, IsoWeek.of(day), catalogues=known, days_off={}) for day in MONDAYS]


def test_a_week_shows_the_times_of_that_week() -> None:
    odd = Slot(day="tuesday", start=540, end=720, weeks="odd")
    second = Slot(day="wednesday", start=540, end=720, every_other_from=date(2026, 12, 2))
    weeks = weeks_of(Element(measure="Norsk", slots=(odd, second)))
    shown = [[WEEKDAYS[day.on.weekday()][:2] for day in week.days for _ in day.blocks] for week in weeks]
    assert shown == [
        *(["tu", "we"], [], ["tu", "we"], [], ["tu", "we"]),  # 2026-W49 to W53
        *(["tu"], ["we"], ["tu"], ["we"], ["tu"], ["we"], ["tu"]),  # 2027-W01 to W07
    ]
    assert [week.elements[0].minutes for week in weeks[:3]] == [360, 0, 360]
    assert all(week.elements[0].every_other_week for week in weeks)


@given(st.integers(0, 600))
def test_two_weeks_come_to_twice_the_mean(more: int) -> None:
    slot = Slot(day="tuesday", start=540, end=720, every_other_from=date(2026, 12, 1))
    weeks = weeks_of(Element(measure="Norsk", slots=(slot,), minutes_a_week=90 + more))
    minutes = [week.elements[0].minutes for week in weeks]
    assert {one + other for one, other in pairwise(minutes)} == {2 * (90 + more)}


def offer(**more: Any) -> Offer:
    return Offer(
        id="no:o", measure="no:x", period=Period(date(2026, 1, 1)), sources=(Source(text="made up"),), **more
    )


def test_an_offer_of_every_other_week_gives_its_rhythm_to_its_times() -> None:
    """They begin on the first day or after it: the Monday of that week is before it."""
    times = (Slot(day="monday", start=540, end=600), Slot(day="thursday", start=540, end=600))
    own = Slot(day="friday", start=540, end=600, weeks="odd")
    found = offer(every_other_from=date(2026, 12, 2), slots=(*times, own)).fixed_times
    assert [slot.every_other_from for slot in found] == [date(2026, 12, 14), date(2026, 12, 3), None]
    assert [slot.weeks for slot in offer(weeks="even", slots=(*times, own)).fixed_times] == [
        "even",
        "even",
        "odd",
    ]
    assert offer(slots=times).fixed_times == times


def test_hours_without_a_time_are_in_the_weeks_of_the_offer() -> None:
    element = Element(measure="no:x", offer="no:o")
    for given_, pattern in (
        ({"every_other_from": date(2026, 12, 2)}, [240, 0] * 6),
        ({"weeks": "odd"}, [240, 0, 240, 0, 240, 240, 0, 240, 0, 240, 0, 240]),
    ):
        weeks = weeks_of(element, offer(minutes_a_week=120, **given_))
        assert [week.elements[0].minutes for week in weeks] == pattern


@pytest.mark.parametrize("last", [date(9999, 12, 31), date(9999, 12, 27)])
def test_the_calendar_ends(last: date) -> None:
    assert len(offer(every_other_from=last, slots=(Slot(day="monday", start=0, end=60),)).fixed_times) == 1


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"every_other_from": date(2026, 12, 1)}, "2026-12-01 is no monday"),
        ({"every_other_from": date(2026, 11, 30), "weeks": "odd"}, "not the same at new year"),
    ],
)
def test_a_rhythm_that_contradicts_itself_is_refused(more: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        Slot(day="monday", start=540, end=600, **more)
    if "weeks" in more:
        with pytest.raises(BadInput, match=message):
            offer(**more)


@given(slots(), st.sampled_from(("Årstad", "02")))
def test_a_case_is_written_and_read_with_its_rhythm_and_district(slot: Slot, district: str) -> None:
    element = Element(measure="Norsk", slots=(slot,))
    case = Participant(
        ref="a",
        planning=Planning(municipality="4601", district=district),
        course=Course(plans=(Plan(valid_from=date(2026, 9, 1), elements=(element,)),)),
    )
    assert read_case(write_case(case).encode()) == case

"""The calendar file: read back, it has the same times; later files have the same events."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given, settings
from icalendar import Calendar, Event

from cases.week.drawn import courses
from explaining.week.seen import CASE, documented, named
from explaining.week.test_svg import NASTY
from qupcore.cases.week.laying_out import lay_out_week
from qupcore.cases.week.policy import WeekPolicy
from qupcore.catalogue.national import national
from qupcore.domain.answers.week import Week
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.domain.iso_week import IsoWeek
from qupcore.explaining.week.calendar import week_ical

OSLO = ZoneInfo("Europe/Oslo")


def events(text: str) -> list[Event]:
    calendar = Calendar.from_ical(text)
    return [item for item in calendar.walk("VEVENT") if isinstance(item, Event)]


def times(week: Week) -> list[tuple[datetime, datetime]]:
    def moment(on: date, minutes: int) -> datetime:
        return datetime(on.year, on.month, on.day) + timedelta(minutes=minutes)  # noqa: DTZ001

    return [
        (moment(day.on, block.start), moment(day.on, block.end))
        for day in week.days
        for block in day.blocks
        if block.element is not None
    ]


@settings(max_examples=50)
@given(courses())
def test_it_reads_back_with_the_same_times(course: Course) -> None:
    week = lay_out_week(course, IsoWeek(2026, 20), policy=WeekPolicy(propose=True, travel_minutes=30))
    found = events(week_ical(week, "nn"))
    told = [(item.start.replace(tzinfo=None), item.end.replace(tzinfo=None)) for item in found]
    assert told == times(week)
    assert all(str(item.start.tzinfo) == "Europe/Oslo" for item in found)
    assert len({item["uid"] for item in found}) == len(found)


def test_its_zone_is_that_of_norway_on_both_sides_of_the_change() -> None:
    slots = tuple(Slot(day=day, start=540, end=600) for day in ("monday", "friday"))
    course = Course(plans=(Plan(valid_from=date(2026, 1, 1), elements=(Element(measure="a", slots=slots),)),))
    for week, hours in (
        (IsoWeek(2026, 43), 2),
        (IsoWeek(2026, 44), 1),
        (IsoWeek(2026, 13), 1),
        (IsoWeek(2026, 14), 2),
    ):
        text = week_ical(lay_out_week(course, week))
        (zone,) = Calendar.from_ical(text).walk("VTIMEZONE")
        written = zone.to_tz(lookup_tzid=False)
        for item in events(text):
            bare = item.start.replace(tzinfo=None)
            assert bare.replace(tzinfo=written).utcoffset() == timedelta(hours=hours)
            assert bare.replace(tzinfo=OSLO).utcoffset() == timedelta(hours=hours)


def test_a_proposal_is_tentative_and_what_falls_away_is_cancelled() -> None:
    found = events(week_ical(documented(policy=WeekPolicy(propose=True))))
    by = {
        status: [item for item in found if item["status"] == status]
        for status in ("CONFIRMED", "TENTATIVE", "CANCELLED")
    }
    assert len(by["CONFIRMED"]) == 7
    assert [item.start.date() for item in by["CANCELLED"]] == [date(2026, 5, 14)]
    assert by["TENTATIVE"]
    assert all(str(item["summary"]).startswith("Forslag: ") for item in by["TENTATIVE"])
    assert all(item["transp"] == "TRANSPARENT" for item in by["TENTATIVE"] + by["CANCELLED"])


def test_a_moved_time_keeps_its_entry_and_the_later_plan_takes_its_place() -> None:
    assert CASE.course is not None
    (plan,) = CASE.course.plans
    training = plan.elements[0]
    moved = evolve(training, slots=(evolve(training.slots[0], start=600), *training.slots[1:]))
    later = evolve(plan, valid_from=date(2026, 5, 11), elements=(moved, *plan.elements[1:]))
    week = lay_out_week(
        evolve(CASE.course, plans=(plan, later)), IsoWeek(2026, 20), ref=CASE.ref, catalogues=(national(),)
    )
    before, after = events(week_ical(documented())), events(week_ical(week))
    assert {item["uid"] for item in before} == {item["uid"] for item in after}
    assert {item["sequence"] for item in before} == {0}
    assert {item["sequence"] for item in after} == {1}
    changed = {item["uid"]: item.start for item in before}
    assert sum(changed[item["uid"]] != item.start for item in after) == 1


def test_nothing_of_the_case_can_be_read_but_its_measures() -> None:
    assert CASE.ref not in week_ical(documented())
    assert "Evaluering" not in week_ical(documented())


def test_another_case_has_other_entries() -> None:
    mine = {item["uid"] for item in events(week_ical(documented()))}
    other = {item["uid"] for item in events(week_ical(evolve(documented(), ref="another")))}
    assert not mine & other


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_the_same_week_is_the_same_bytes(lang: str) -> None:
    text = week_ical(documented(), lang)
    assert text == week_ical(documented(), lang)
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_any_name_stays_in_its_line() -> None:
    name = f"{NASTY};,\\ END:VEVENT"
    (event,) = events(week_ical(named(name, slots=(Slot(day="monday", start=540, end=1440),))))
    assert "END:VEVENT" in str(event["summary"])
    assert event.end.replace(tzinfo=None) == datetime(2026, 5, 12)  # noqa: DTZ001


def test_a_week_without_times_is_a_calendar_without_entries() -> None:
    assert events(week_ical(named("Jobb"))) == []

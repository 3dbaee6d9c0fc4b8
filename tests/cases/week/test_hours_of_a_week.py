"""The hours, names and classes of a week's elements, and what cannot be asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cases.week.drawn import BEFORE, DAYS, OFF, WEEK
from cases.week.laid import FEWER, FIXED, laid, one_plan
from qupcore import Participant, Period
from qupcore.cases.week.laying_out import lay_out_week
from qupcore.cases.week.policy import WeekPolicy
from qupcore.domain.answers.week import WeekElement
from qupcore.domain.case.course import Course, Work
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Classing, Measure
from qupcore.domain.catalogue.measure_limits import WeeklyTime
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.iso_week import IsoWeek
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.errors import BadInput, NoRulesInForce
from qupcore.explaining import week_plan

# hours


SLOTS = (Slot(day="monday", start=540, end=600),)
SOURCES = (Source(text="constructed"),)
KITCHEN = Measure(
    id="no:kjoekken",
    names=Text("Kjøkken", "Kjøken", "Kitchen"),
    owner="state",
    valid=Period(date(2020, 1, 1), DAYS[4]),
    classes=(Classing(counts_as="supporting"), Classing(counts_as="work_directed", municipality="1804")),
    time=WeeklyTime(minutes_a_week=1800),
    sources=SOURCES,
)
GARDEN = evolve(KITCHEN, id="no:hage", time=WeeklyTime(minutes_a_week=1800, adapted=True))
OFFER = Offer(id="no:kveld", measure="no:kjoekken", period=KITCHEN.valid, slots=SLOTS, sources=SOURCES)
LONGER = evolve(OFFER, id="no:dag", minutes_a_week=90)
CATALOGUES = (Catalogue(by="constructed", measures=(KITCHEN, GARDEN), offers=(OFFER, LONGER)),)
THERE = "no:kjoekken"


@pytest.mark.parametrize(
    ("element", "time"),
    [
        (Element(measure=THERE, minutes_a_week=100, percent=50), ("stated", 100, 100, False)),
        (Element(measure=THERE, slots=SLOTS, percent=50), ("slots", 60, 0, False)),
        (Element(measure=THERE, minutes_a_week=30, slots=SLOTS), ("stated", 60, 0, True)),
        (Element(measure=THERE, minutes_a_week=100, slots=SLOTS), ("stated", 100, 40, False)),
        (Element(measure=THERE, percent=50), ("unknown", None, None, False)),
        (Element(measure=THERE, offer="no:kveld"), ("offer", 60, 0, False)),
        (Element(measure=THERE, offer="no:dag"), ("offer", 90, 30, False)),
        (Element(measure=THERE, offer="no:dag", minutes_a_week=75), ("stated", 75, 15, False)),
        (Element(measure=THERE, offer="no:else"), ("catalogue", 1800, 1800, False)),
        (Element(measure=THERE), ("catalogue", 1800, 1800, False)),
        (Element(measure="no:hage"), ("unknown", None, None, False)),
        (Element(measure="Eige opplegg"), ("unknown", None, None, False)),
    ],
)
def test_where_the_time_of_an_element_is_known_from(element: Element, time: tuple[object, ...]) -> None:
    week = laid(one_plan(element), catalogues=CATALOGUES)
    (item,) = week.elements
    assert (item.time_from, item.minutes, item.flexible_minutes, item.more_slots_than_time) == time
    assert (len(week.days[0].blocks) == 1) == bool(element.slots or element.offer in ("no:kveld", "no:dag"))


def test_an_adapted_frame_takes_the_place_of_full_time_from_its_day() -> None:
    adapted = Plan(valid_from=DAYS[0], elements=(FIXED,), minutes_a_week=1125)
    hours = laid(Course(plans=(Plan(valid_from=BEFORE), adapted))).hours
    assert (hours.adapted, hours.full_time, hours.expected, hours.missing) == (True, 1125, 1125, 825)
    late = laid(Course(plans=(Plan(valid_from=BEFORE), evolve(adapted, valid_from=DAYS[4])))).hours
    assert late.expected == (4 * 2250 + 1125) // 5


def test_work_beside_the_programme_is_shown_and_not_summed() -> None:
    work = (Work(first=BEFORE, last=DAYS[0], minutes_a_week=600), Work(first=DAYS[4], minutes_a_week=None))
    week = laid(one_plan(FIXED, work=work))
    assert [(item.kind, item.minutes) for item in week.beside] == [("work", 600), ("work", None)]
    assert week.hours.planned == 300


def test_hours_of_which_no_day_counts_are_none_and_not_unknown() -> None:
    off = dict.fromkeys(DAYS, OFF)
    week = laid(one_plan(FIXED, Element(measure="Jobb")), days_off=off)
    assert [item.minutes for item in week.elements] == [0, 0]
    assert (week.hours.days, week.hours.expected, week.hours.missing, week.hours.unknown) == (0, 0, 0, 0)


# names and classes


def test_the_catalogue_names_and_classes_what_it_knows() -> None:
    def element(measure: str = KITCHEN.id, **more: Any) -> WeekElement:
        plan = one_plan(Element(measure=measure))
        return lay_out_week(plan, more.pop("week", WEEK), catalogues=CATALOGUES, **more).elements[0]

    known = element()
    assert [known.name(lang) for lang in ("nb", "nn", "en")] == ["Kjøkken", "Kjøken", "Kitchen"]
    assert known.counts_as == "supporting"
    assert element(municipality="1804").counts_as == "work_directed"
    unknown = element("Eige opplegg")
    assert (unknown.name("en"), unknown.counts_as) == ("Eige opplegg", None)
    assert element(week=IsoWeek(2026, 21)).name("en") == "no:kjoekken", "the measure is no longer"


def test_the_plan_s_own_class_goes_before_the_catalogue_s() -> None:
    plan = one_plan(Element(measure=KITCHEN.id, counts_as="own_activity"))
    assert laid(plan, catalogues=CATALOGUES).elements[0].counts_as == "own_activity"


def test_the_frame_must_be_a_day() -> None:
    for wrong in ({"frame_start": 960}, {"frame_end": 961}, {"travel_minutes": 10}, {"break_minutes": -15}):
        with pytest.raises(BadInput):
            WeekPolicy(**wrong)


def test_travel_and_break_lie_around_and_between_the_slots() -> None:
    slots = (Slot(day="monday", start=540, end=690), Slot(day="monday", start=720, end=840))
    policy = WeekPolicy(travel_minutes=30, break_minutes=30)
    week = laid(one_plan(Element(measure="a", slots=slots)), policy=policy)
    told = [(block.kind, block.start, block.end) for block in week.days[0].blocks]
    assert told == [
        ("travel", 510, 540),
        ("slot", 540, 690),
        ("break", 690, 720),
        ("slot", 720, 840),
        ("travel", 840, 870),
    ]
    assert week.hours.planned == 270
    assert not week.days[1].blocks


def test_no_break_is_laid_after_the_last_hour_or_before_the_first() -> None:
    policy = WeekPolicy(break_minutes=30)
    for start, end in ((540, 720), (780, 900)):
        week = laid(
            one_plan(Element(measure="a", slots=(Slot(day="monday", start=start, end=end),))), policy=policy
        )
        assert [block.kind for block in week.days[0].blocks] == ["slot"]


# what cannot be asked


@pytest.mark.parametrize("text", ["2026-36", "2026-w36", "2026-W6", "W36", "", " 2026-W36", "2026-W٣٦"])
def test_what_is_not_a_week(text: str) -> None:
    with pytest.raises(BadInput, match="not a week") as refused:
        IsoWeek.parse(text, path="--week")
    assert refused.value.faults[0].path == "--week"


@pytest.mark.parametrize("text", ["2025-W53", "2026-W54", "2026-W00", "0000-W10"])
def test_a_week_that_the_calendar_lacks(text: str) -> None:
    with pytest.raises(BadInput, match="there is no week"):
        IsoWeek.parse(text)


@FEWER
@given(st.dates(date(1, 1, 8), date(9999, 12, 20)))
def test_a_week_is_read_as_it_is_written(day: date) -> None:
    week = IsoWeek.of(day)
    assert IsoWeek.parse(str(week)) == week
    assert week.working_days[0] <= day <= week.working_days[0] + timedelta(days=6)


@pytest.mark.parametrize("course", [None, Course()])
def test_no_plan_is_said_with_its_path(course: Course | None) -> None:
    with pytest.raises(BadInput, match="no plan") as refused:
        week_plan(Participant(ref="a", course=course), "2026-W20")
    assert refused.value.faults[0].path == "$.course.plans"


def test_a_week_before_the_first_plan_names_the_first_one_that_has_it() -> None:
    course = Course(plans=(Plan(valid_from=date(2026, 5, 18)),))
    with pytest.raises(BadInput, match="no plan holds in 2026-W20") as refused:
        laid(course)
    assert "2026-W21" in refused.value.remedy
    assert refused.value.faults[0].path == "$.course.plans[0].valid_from"


def test_no_week_before_the_programme_existed() -> None:
    course = Course(plans=(Plan(valid_from=date(2000, 1, 1)),))
    with pytest.raises(NoRulesInForce):
        lay_out_week(course, IsoWeek(2007, 43))

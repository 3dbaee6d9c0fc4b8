"""A calendar of several weeks: expanded by another program, it has the times of each week and no other."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from cases.week.drawn import BEFORE
from cases.week.test_every_other_week import slots
from qupcore import Participant
from qupcore.domain.case.course import Closure, Course
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.errors import BadInput
from qupcore.explaining import WeekPlan, week_plan

FIRST, LAST = "2026-W48", "2027-W06"
"""Over new year after a year of 53 weeks, with public holidays."""
WEEKS = [f"2026-W{number}" for number in range(48, 54)] + [f"2027-W{number:02}" for number in range(1, 7)]


def plan_of(course: Course, week: str = FIRST) -> WeekPlan:
    return week_plan(Participant(ref="a", course=course), week, lang="en", catalogues=())


def events(text: str) -> list[Event]:
    return [item for item in Calendar.from_ical(text).walk("VEVENT") if isinstance(item, Event)]


def bare(moment: Any) -> datetime:
    found: datetime = moment.replace(tzinfo=None)
    return found


def listed(event: Event, name: str) -> list[datetime]:
    """The moments of RDATE or EXDATE."""
    given_ = event.get(name)
    if given_ is None:
        return []
    return [bare(item.dt) for part in (given_ if isinstance(given_, list) else [given_]) for item in part.dts]


def expanded(text: str) -> Counter[tuple[str, datetime, timedelta]]:
    """Every time of a calendar, as dateutil reads its rules."""
    found: Counter[tuple[str, datetime, timedelta]] = Counter()
    for event in events(text):
        start, length = bare(event.start), bare(event.end) - bare(event.start)
        days = [start]
        if rule := event.get("rrule"):
            days = list(rrulestr(rule.to_ical().decode(), dtstart=start))
        days = [day for day in (*days, *listed(event, "rdate")) if day not in listed(event, "exdate")]
        found.update((str(event["summary"]), day, length) for day in days)
    return found


def shown(course: Course) -> Counter[tuple[str, datetime, timedelta]]:
    """Every time that `plan week` shows and that does not fall away; equal times of an element once."""
    found: set[tuple[int, str, datetime, timedelta]] = set()
    for number in WEEKS:
        week = plan_of(course, number).week
        for day in week.days:
            for block in day.blocks:
                if block.element is None or block.falls_away:
                    continue
                start = datetime(day.on.year, day.on.month, day.on.day) + timedelta(minutes=block.start)  # noqa: DTZ001
                length = timedelta(minutes=block.end - block.start)
                found.add((block.element, week.elements[block.element].name("en"), start, length))
    return Counter(item[1:] for item in found)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """A plan, often another from the middle of January, with days that fall away."""
    elements = st.lists(
        st.builds(
            Element,
            measure=st.sampled_from(("Norsk", "Jobb")),
            slots=st.lists(slots(), max_size=3).map(tuple),
            first=st.none() | st.sampled_from((date(2026, 12, 2), date(2027, 1, 5))),
        ),
        max_size=3,
        unique_by=lambda element: element.measure,
    ).map(tuple)
    plans = [Plan(valid_from=BEFORE, elements=draw(elements))]
    if draw(st.booleans()):
        plans.append(Plan(valid_from=date(2027, 1, 13), elements=draw(elements)))
    shut = draw(st.none() | st.dates(date(2026, 12, 1), date(2027, 2, 1)))
    closures = (Closure(first=shut, last=shut + timedelta(days=10)),) if shut else ()
    return Course(plans=tuple(plans), closures=closures)


@settings(max_examples=60, deadline=None)
@given(courses())
def test_it_says_what_each_week_says(course: Course) -> None:
    text = plan_of(course).ical(through=LAST)
    assert expanded(text) == shown(course)
    assert len({item["uid"] for item in events(text)}) == len(events(text))


def the_event(**rhythm: Any) -> str:
    slot = Slot(day="wednesday", start=540, end=720, **rhythm)
    course = Course(plans=(Plan(valid_from=BEFORE, elements=(Element(measure="Norsk", slots=(slot,)),)),))
    text = plan_of(course).ical(through=LAST)
    (event,) = events(text)
    return "\n".join(
        line
        for line in event.to_ical().decode().replace("\r\n ", "").splitlines()
        if line[:5] in ("RRULE", "RDATE", "EXDAT", "DTSTA")
    )


def test_every_other_week_is_a_rule_and_odd_weeks_over_new_year_are_dates() -> None:
    second = the_event(every_other_from=date(2026, 12, 2))
    assert "RRULE:FREQ=WEEKLY;COUNT=6;INTERVAL=2" in second
    assert "EXDATE" not in second
    every = the_event()
    assert "RRULE:FREQ=WEEKLY;COUNT=12;INTERVAL=1" in every
    odd = the_event(weeks="odd")
    assert "RRULE" not in odd
    assert "RDATE;TZID=Europe/Oslo:20261216T090000,20261230T090000,20270106T090000,20270120T090000" in odd


def test_a_later_file_has_the_same_entry_for_the_same_time() -> None:
    slot = Slot(day="wednesday", start=540, end=720)
    plans = (Plan(valid_from=BEFORE, elements=(Element(measure="Norsk", slots=(slot,)),)),)
    (before,) = events(plan_of(Course(plans=plans)).ical(through=LAST))
    later = Course(plans=(*plans, Plan(valid_from=date(2027, 1, 13), elements=())))
    (after,) = events(plan_of(later).ical(through=LAST))
    assert (before["uid"], before["sequence"] <= after["sequence"]) == (after["uid"], True)
    assert len(expanded(plan_of(later).ical(through=LAST))) == 7


@pytest.mark.parametrize("through", ["2026-W47", "2029-W50", "2026-49"])
def test_a_last_week_that_is_none(through: str) -> None:
    course = Course(plans=(Plan(valid_from=BEFORE),))
    with pytest.raises(BadInput):
        plan_of(course).ical(through=through)
    assert plan_of(course).ical(through=FIRST).count("VEVENT") == 0

"""A week laid out: every slot once, the sum of the plan, and nothing taken from what is not known."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.week.drawn import BEFORE, DAYS, NAMES, OFF, WEEK, courses, days_off, elements
from qupcore import Participant, Period
from qupcore.cases.week.laying_out import lay_out
from qupcore.cases.week.policy import WeekPolicy
from qupcore.domain.answers.week import DayMark, Week, WeekElement
from qupcore.domain.case.absence import Absence, Leave
from qupcore.domain.case.course import Closure, Course, Work
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Classing, Measure
from qupcore.domain.catalogue.measure_limits import WeeklyTime
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.iso_week import IsoWeek
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.errors import BadInput, NoRulesInForce
from qupcore.explaining import week_plan

FULL = 2250
FEWER = settings(max_examples=50)
POLICIES = st.builds(
    WeekPolicy,
    travel_minutes=st.sampled_from((0, 30)),
    break_minutes=st.sampled_from((0, 30)),
    propose=st.booleans(),
)


def one_plan(*elements: Element, **more: Any) -> Course:
    return Course(plans=(Plan(valid_from=BEFORE, elements=elements),), **more)


def laid(course: Course, **more: Any) -> Week:
    return lay_out(course, WEEK, **({"days_off": {}} | more))


def marks(week: Week) -> list[list[str]]:
    return [[mark.kind for mark in day.marks] for day in week.days]


# what always holds


@FEWER
@given(courses(), days_off(), POLICIES)
def test_every_active_slot_appears_exactly_once(
    course: Course, off: dict[date, DayMark], policy: WeekPolicy
) -> None:
    week = laid(course, days_off=off, policy=policy)
    for day, name in zip(week.days, NAMES, strict=True):
        version = [plan for plan in course.plans if plan.valid_from <= day.on][-1]
        expected = Counter(
            (element.measure, slot.start, slot.end)
            for element in version.elements
            if (element.first is None or element.first <= day.on)
            and (element.last is None or day.on <= element.last)
            for slot in element.slots
            if slot.day == name
        )
        shown = Counter(
            (week.elements[block.element].measure, block.start, block.end)
            for block in day.blocks
            if block.kind == "slot" and block.element is not None
        )
        assert shown == expected
        assert all(block.falls_away == (not day.counts) for block in day.blocks if block.kind == "slot")


@FEWER
@given(courses(), days_off())
def test_the_sum_is_that_of_the_elements_and_unknown_hours_are_no_lack(
    course: Course, off: dict[date, DayMark]
) -> None:
    week = laid(course, days_off=off)
    hours = week.hours
    assert hours.planned == sum(element.minutes or 0 for element in week.elements)
    assert hours.unknown == sum(element.minutes is None for element in week.elements)
    assert (hours.missing is None) == bool(hours.unknown and hours.planned < hours.expected)
    assert hours.missing in (None, hours.missing_at_most)
    assert hours.planned - hours.over + hours.missing_at_most == hours.expected


@FEWER
@given(st.lists(elements(), max_size=4))
def test_in_an_ordinary_week_the_sum_is_the_plan(drawn: list[Element]) -> None:
    whole = [evolve(element, first=BEFORE, last=date(2026, 12, 31), percent=None) for element in drawn]
    fixed = [sum(slot.end - slot.start for slot in element.slots) for element in whole]
    told = [
        evolve(element, minutes_a_week=max(element.minutes_a_week or 60, of_slots))
        for element, of_slots in zip(whole, fixed, strict=True)
    ]
    week = laid(one_plan(*told))
    assert week.hours.planned == sum(element.minutes_a_week or 0 for element in told)
    assert [element.minutes for element in week.elements] == [element.minutes_a_week for element in told]
    assert week.hours.expected == FULL


@FEWER
@given(courses(), st.integers(0, 5), st.integers(0, 5))
def test_forgetting_a_time_can_only_open_what_is_missing(course: Course, version: int, place: int) -> None:
    plan = course.plans[version % len(course.plans)]
    if not plan.elements:
        return
    element = plan.elements[place % len(plan.elements)]
    if element.slots:
        return
    forgotten = evolve(element, minutes_a_week=None, percent=None)
    items = tuple(forgotten if item is element else item for item in plan.elements)
    less = evolve(course, plans=tuple(evolve(p, elements=items) if p is plan else p for p in course.plans))
    knows, knows_less = laid(course).hours, laid(less).hours
    assert knows_less.missing_at_most >= knows.missing_at_most
    assert knows_less.missing in (None, knows.missing)


@FEWER
@given(courses(), days_off(), POLICIES)
def test_a_proposal_takes_nothing_that_is_taken(
    course: Course, off: dict[date, DayMark], policy: WeekPolicy
) -> None:
    week = laid(course, days_off=off, policy=policy)
    proposed: Counter[int] = Counter()
    for day in week.days:
        for one, two in combinations(day.blocks, 2):
            if "proposal" in (one.kind, two.kind):
                assert one.end <= two.start or two.end <= one.start
        for block in day.blocks:
            assert 0 <= block.start < block.end <= 1440
            if block.kind == "proposal":
                assert policy.propose
                assert block.element is not None
                assert policy.frame_start <= block.start
                assert block.end <= policy.frame_end
                assert block.start % 15 == block.end % 15 == 0
                assert day.counts
                assert not {mark.kind for mark in day.marks} & {"absent", "partly_absent"}
                proposed[block.element] += block.end - block.start
    for place, element in enumerate(week.elements):
        assert proposed[place] == element.proposed_minutes <= (element.flexible_minutes or 0)


@FEWER
@given(courses(), POLICIES)
def test_the_same_course_is_laid_out_the_same(course: Course, policy: WeekPolicy) -> None:
    assert laid(course, policy=policy) == laid(course, policy=policy)


@FEWER
@given(courses())
def test_proposals_change_no_hours(course: Course) -> None:
    assert laid(course).hours == laid(course, policy=WeekPolicy(propose=True)).hours


# versions and dates

FIXED = Element(measure="Norsk", minutes_a_week=300, slots=tuple(
    Slot(day=name, start=540, end=600) for name in NAMES
))  # fmt: skip


def test_a_version_that_changes_in_mid_week_holds_from_its_day() -> None:
    other = Element(measure="Jobb", minutes_a_week=500)
    course = Course(
        plans=(
            Plan(valid_from=BEFORE, elements=(FIXED, other)),
            Plan(valid_from=DAYS[3], elements=(FIXED, evolve(other, minutes_a_week=1000))),
        )
    )
    week = laid(course)
    assert [day.plan for day in week.days] == [0, 0, 0, 1, 1]
    assert [(item.measure, item.minutes, item.whole_minutes) for item in week.elements] == [
        ("Norsk", 300, 300),
        ("Jobb", 300, 500),
        ("Jobb", 400, 1000),
    ]


def test_the_same_measure_twice_in_a_plan_is_two_elements() -> None:
    assert len(laid(one_plan(FIXED, FIXED)).elements) == 2
    again = Course(
        plans=(
            Plan(valid_from=BEFORE, elements=(FIXED, FIXED)),
            Plan(valid_from=DAYS[2], elements=(FIXED, FIXED)),
        )
    )
    assert [item.minutes for item in laid(again).elements] == [300, 300]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (None, None, 5),
        (DAYS[0], DAYS[4], 5),
        (DAYS[1], DAYS[3], 3),
        (None, DAYS[0], 1),
        (DAYS[4], None, 1),
        (DAYS[4] + timedelta(days=1), None, 0),
        (None, DAYS[0] - timedelta(days=1), 0),
    ],
)
def test_an_element_is_there_on_the_days_of_its_period(
    first: date | None, last: date | None, days: int
) -> None:
    week = laid(one_plan(evolve(FIXED, first=first, last=last)))
    assert sum(len(day.blocks) for day in week.days) == days
    assert week.hours.planned == 60 * days
    assert all(item.dates_known == (first is not None and last is not None) for item in week.elements)


# what holds of a day


def test_a_day_off_takes_its_fifth_and_its_slots_with_it() -> None:
    flexible = Element(measure="Jobb", minutes_a_week=1950)
    week = laid(one_plan(FIXED, flexible), days_off={DAYS[3]: OFF})
    assert marks(week) == [[], [], [], ["day_off"], []]
    assert week.days[3].marks[0] == OFF
    assert [block.falls_away for block in week.days[3].blocks] == [True]
    assert [item.minutes for item in week.elements] == [240, 1560]
    assert (week.hours.expected, week.hours.planned, week.hours.missing) == (1800, 1800, 0)


@pytest.mark.parametrize(
    ("week", "off"),
    [
        (IsoWeek(2026, 14), ["2026-04-02", "2026-04-03"]),
        (IsoWeek(2026, 20), ["2026-05-14"]),
        (IsoWeek(2026, 36), []),
        (IsoWeek(2026, 53), ["2027-01-01"]),
    ],
)
def test_days_off_are_those_of_the_regulation(week: IsoWeek, off: list[str]) -> None:
    found = lay_out(one_plan(FIXED), week)
    told = {str(day.on): mark for day in found.days for mark in day.marks}
    assert list(told) == off
    assert all(mark.kind == "day_off" and "§ 16" in mark.source for mark in told.values())
    assert found.hours.expected == FULL - 450 * len(off)


def test_absence_takes_nothing_away_and_says_no_reason() -> None:
    away = (
        Absence(first=DAYS[0], reason="own_illness"),
        Absence(first=DAYS[1], minutes_a_day=90, reason="sick_child"),
    )
    week = laid(one_plan(FIXED, absences=away))
    assert marks(week) == [["absent"], ["partly_absent"], [], [], []]
    assert week.days[1].marks[0].minutes == 90
    assert week.hours.planned == 300
    assert "ill" not in repr(week)


EACH_DAY = Element(
    measure="no:stengt",
    minutes_a_week=1200,
    slots=tuple(Slot(day=day, start=540, end=660) for day in NAMES),
)


@pytest.mark.parametrize(
    ("measure", "fall_away", "planned"),
    [
        # Of the closed: 120 fixed and 120 flexible minutes a day, on three of five days.
        ("no:stengt", {"no:stengt"}, 3 * 240 + 300),
        ("", {"no:stengt", FIXED.measure}, 3 * 240 + 3 * 60),
        ("no:another", set(), 1200 + 300),  # of no measure in the plan: nothing is said
    ],
)
def test_what_is_closed_falls_away_and_makes_no_day_off(
    measure: str, fall_away: set[str], planned: int
) -> None:
    shut = Closure(first=DAYS[1], last=DAYS[2], measure=measure)
    week = laid(one_plan(EACH_DAY, FIXED, closures=(shut,)), policy=WeekPolicy(propose=True))
    kinds = [["closed"] if fall_away and day in (DAYS[1], DAYS[2]) else [] for day in DAYS]
    assert marks(week) == kinds
    assert {mark.measure for day in week.days for mark in day.marks} == ({measure} if fall_away else set())
    for day in week.days:
        for block in day.blocks:
            assert block.element is not None
            closed = day.on in (DAYS[1], DAYS[2]) and week.elements[block.element].measure in fall_away
            assert block.falls_away == closed
            assert not (closed and block.kind == "proposal"), "nothing is proposed where it is closed"
    assert week.hours.planned == planned
    # Regulation § 16 names no such day off: full time is not less.
    assert (week.hours.days, week.hours.expected) == (5, FULL)


def test_a_week_that_is_closed_plans_nothing_and_says_so() -> None:
    shut = Closure(first=DAYS[0], last=DAYS[4])
    week = laid(one_plan(EACH_DAY, closures=(shut,)))
    assert marks(week) == [["closed"]] * 5
    assert (week.hours.planned, week.hours.missing) == (0, FULL)


def test_an_open_interruption_goes_on() -> None:
    stop = ProgrammeDecision(kind="interrupted", decided_on=DAYS[2], applies_from=DAYS[2])
    week = laid(one_plan(FIXED, decisions=(stop,)))
    assert marks(week) == [[], [], ["interrupted"], ["interrupted"], ["interrupted"]]
    assert (week.hours.days, week.hours.expected, week.hours.planned) == (2, 900, 120)


def test_an_interruption_without_a_first_day_takes_no_day_out_of_the_week() -> None:
    # It began on the day of the decision until now. From when it applies is not known, and is asked.
    stop = ProgrammeDecision(kind="interrupted", decided_on=DAYS[2])
    assert marks(laid(one_plan(FIXED, decisions=(stop,)))) == [[]] * 5


def test_leave_runs_until_it_ends() -> None:
    week = laid(one_plan(FIXED, leaves=(Leave(first=DAYS[1], last=DAYS[2]), Leave(first=DAYS[4]))))
    assert marks(week) == [[], ["leave"], ["leave"], [], ["leave"]]


def test_days_outside_the_programme_are_told_only_where_its_period_is_known() -> None:
    granted = ProgrammeDecision(kind="granted", decided_on=BEFORE, applies_from=BEFORE, applies_to=DAYS[1])
    known = one_plan(FIXED, decisions=(granted,), started_on=BEFORE)
    assert marks(laid(known)) == [[], [], ["outside"], ["outside"], ["outside"]]
    assert marks(laid(one_plan(FIXED))) == [[], [], [], [], []]


def test_days_before_the_first_plan_have_none() -> None:
    week = laid(Course(plans=(Plan(valid_from=DAYS[2], elements=(FIXED,)),)))
    assert marks(week) == [["no_plan"], ["no_plan"], [], [], []]
    assert (week.hours.days, week.hours.expected, week.hours.planned) == (3, 1350, 180)


def test_an_evaluation_is_shown_and_leaves_the_day_as_it_is() -> None:
    plan = Plan(valid_from=BEFORE, elements=(FIXED,), evaluation_dates=(DAYS[2],))
    week = laid(Course(plans=(plan,)))
    assert marks(week)[2] == ["evaluation"]
    assert week.hours.days == 5


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
        return lay_out(plan, more.pop("week", WEEK), catalogues=CATALOGUES, **more).elements[0]

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
        lay_out(course, IsoWeek(2007, 43))

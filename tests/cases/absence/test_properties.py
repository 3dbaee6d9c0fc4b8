"""What holds for the absences of any case, whatever is known of it."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cases.absence.written import days_found, days_kept, works
from qupcore import Participant
from qupcore.cases.absence.parts import absence_parts
from qupcore.cases.absence.rulings import absence_rulings
from qupcore.domain.case.participation import Participation
from qupcore.law.national import AS_IT_STANDS
from qupcore.testing import absences, courses, people_in_courses

DAY = timedelta(days=1)
# Of every kind, and many of the kinds that are counted with what is known of them, so that limits are met.
PEOPLE = people_in_courses()
COUNTED = people_in_courses(
    courses(
        first=date(2012, 1, 1),
        reason=st.sampled_from(("own_illness", "own_illness", "sick_child", "holiday", "religious_holiday")),
        permitted=st.sampled_from((None, None, None, True)),
        certificate=st.sampled_from(("self", "self", "doctor")),
        doctor_demanded=st.booleans(),
        confirmed_in_writing=st.none(),
        minutes_a_day=st.none(),
    )
)
ANYBODY = PEOPLE | COUNTED
RANDOM = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
pytestmark = pytest.mark.durable

FACTS = (
    *("reason", "welfare_ground", "permitted", "certificate", "doctor_demanded", "same_illness"),
    *("prevented_from_doctor", "confirmed_in_writing", "child_birth_date", "event_on", "asked_on"),
)


def with_absences(person: Participant, found) -> Participant:
    return attrs.evolve(person, course=attrs.evolve(person.course, absences=tuple(found)))


@RANDOM
@given(PEOPLE)
def test_each_working_day_of_absence_is_in_one_part_and_no_other_day_is(person):
    parts = absence_parts(person)
    takes_part = Participation(person.course).takes_part
    found = [(part.number, on) for part in parts for on in part.days]
    expected = {
        (number, on)
        for number, entry in enumerate(person.course.absences)
        for on in map(date.fromordinal, range(entry.first.toordinal(), entry.through.toordinal() + 1))
        if works(person, on) and takes_part(on) is not False  # else it is no absence from the programme
    }
    assert len(found) == len(expected)
    assert set(found) == expected
    order = [(part.first, part.number) for part in parts]
    assert order == sorted(order)
    for part in parts:
        entry = person.course.absences[part.number]
        assert (part.first, part.last) == (part.days[0], part.days[-1])
        assert (part.minutes_a_day, part.permitted) == (entry.minutes_a_day, entry.permitted)


@RANDOM
@given(PEOPLE)
def test_both_engines_agree_and_every_open_part_says_what_to_ask(person):
    for part in absence_parts(person):  # raises where the engines disagree
        assert part.rulings[-1].holds in (part.kept, None)
        asks = part.kept is None or (part.kept is False and part.entitled is None and part.permitted is False)
        assert bool(part.missing) == asks
        assert bool(part.against) == (part.kept is False)
        for ruling in part.rulings:
            outcomes = [finding.outcome for finding in ruling.findings if finding.counts]
            said = False if "not_met" in outcomes else None if "unknown" in outcomes else True
            assert said is ruling.holds


@RANDOM
@given(ANYBODY, st.data())
def test_a_fact_forgotten_never_turns_an_answer_round(person, data):
    before = days_kept(person)
    course = person.course
    known = [
        (number, name)
        for number, entry in enumerate(course.absences)
        for name in FACTS
        if getattr(entry, name) is not None
    ]
    assume(known)
    forgotten = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True))
    entries = list(course.absences)
    for number, name in forgotten:
        entries[number] = attrs.evolve(entries[number], **{name: None})
    less = attrs.evolve(
        person,
        birth_date=data.draw(st.sampled_from((None, person.birth_date))),
        course=attrs.evolve(
            course,
            absences=tuple(entries),
            sole_carer=data.draw(st.sampled_from((None, course.sole_carer))),
            outside_church=data.draw(st.sampled_from((None, course.outside_church))),
            children=tuple(
                attrs.evolve(child, chronically_ill=None) if data.draw(st.booleans()) else child
                for child in course.children
            ),
        ),
    )
    after = days_kept(less)
    assert after.keys() == before.keys()
    for on, kept in after.items():
        assert {before[on], kept} != {True, False}, on


@RANDOM
@given(COUNTED, st.data())
def test_another_absence_never_makes_a_reduction_nor_undoes_one(person, data):
    """It can use days up: then it is asked for the permission of what comes after."""
    taken = {
        on
        for entry in person.course.absences
        for on in range(entry.first.toordinal(), entry.through.toordinal() + 1)
    }
    programme = person.course.periods()[0]
    free = [on for on in range(programme.start.toordinal(), programme.end.toordinal() + 1) if on not in taken]
    assume(free)
    # Shortly before another absence, where it may count with that.
    near = [day for day in free if any(0 < e.first.toordinal() - day <= 17 for e in person.course.absences)]
    on = date.fromordinal(data.draw(st.sampled_from(near or free)))
    kinds = st.sampled_from(("own_illness", "own_illness", "sick_child", "holiday", "other", None))
    uncertified = st.sampled_from(("self", "none"))
    family = person.course.children
    extra = data.draw(
        absences(on, on, family, permitted=st.just(True), reason=kinds, certificate=uncertified)
    )
    before = days_kept(person)
    after = days_kept(with_absences(person, (*person.course.absences, extra)))
    for day, kept in before.items():
        if kept is False or after[day] is False:
            assert after[day] is kept, day


@RANDOM
@given(COUNTED, st.data())
def test_an_absence_registered_in_two_entries_is_the_same_absence(person, data):
    long = [n for n, entry in enumerate(person.course.absences) if entry.through > entry.first]
    assume(long)
    number = data.draw(st.sampled_from(long))
    entry = person.course.absences[number]
    cut = data.draw(st.dates(entry.first, entry.through - DAY))
    parts = (attrs.evolve(entry, last=cut), attrs.evolve(entry, first=cut + DAY, last=entry.through))
    split = (*person.course.absences[:number], *parts, *person.course.absences[number + 1 :])
    assert days_found(with_absences(person, split)) == days_found(person)


@RANDOM
@given(COUNTED, st.randoms(use_true_random=False))
def test_the_order_of_the_entries_does_not_matter(person, random):
    mixed = list(person.course.absences)
    random.shuffle(mixed)
    assert days_found(with_absences(person, mixed)) == days_found(person)


@RANDOM
@given(PEOPLE, st.data())
def test_what_is_asked_about_a_day_sees_nothing_later(person, data):
    course = person.course
    on = data.draw(st.dates(course.started_on, course.periods()[0].end))
    seen = {day: part.kept for part in absence_parts(person, on=on) for day in part.days}
    assert all(day <= on for day in seen)
    until = [
        attrs.evolve(
            entry,
            last=min(entry.through, on),
            assessments=tuple(item for item in entry.assessments if item.at is None or item.at <= on),
        )
        for entry in course.absences
        if entry.first <= on
    ]
    assert seen == days_kept(with_absences(person, until))


# From a Monday to the Monday 52 weeks later: no public holiday of either year falls on these days, and none
# of the numbers changes between them.
QUIET = courses(
    first=date(2023, 6, 5),
    last=date(2023, 6, 5),
    certificate=st.sampled_from(("self", "doctor")),
    reason=st.sampled_from(("own_illness", "own_illness", "birth_of_child", "nursing", None)),
    permitted=st.none(),
)


def moved(value, by):
    """The same with every day later."""
    if isinstance(value, date):
        return value + by
    if isinstance(value, tuple):
        return tuple(moved(item, by) for item in value)
    if attrs.has(type(value)):
        return attrs.evolve(
            value,
            **{
                field.name: moved(getattr(value, field.name), by)
                for field in attrs.fields(type(value))
                if isinstance(getattr(value, field.name), date | tuple)
                or attrs.has(type(getattr(value, field.name)))
            },
        )
    return value


@settings(RANDOM, max_examples=60)
@given(QUIET, st.integers(1, 12))
def test_weeks_later_inside_a_period_without_changes_is_the_same(course, weeks):
    """What counts by calendar year or by age does not move with it, so those reasons are left out."""
    same = ("own_illness", "nursing", "other", "antenatal_check", "birth_of_child", None)
    first, last = date(2023, 6, 5), date(2023, 9, 29) - timedelta(weeks=12)
    entries = [e for e in course.absences if e.reason in same and first <= e.first and e.through <= last]
    entries = [attrs.evolve(entry, event_on=entry.event_on and entry.first) for entry in entries]
    person = Participant(ref="a", course=attrs.evolve(course, absences=tuple(entries), children=()))
    by = timedelta(weeks=weeks)
    later = attrs.evolve(person, course=moved(person.course, by))
    assert {on - by: found for on, found in days_found(later).items()} == days_found(person)


@RANDOM
@given(PEOPLE, st.dates(date(2012, 1, 1), date(2028, 12, 31)))
def test_what_is_a_matter_for_review_names_its_entry(person, on):
    entries = {"absences": person.course.absences, "withdrawals": person.course.withdrawals}
    for item in absence_rulings(person, on, AS_IT_STANDS):
        field, number = item.path.removeprefix("$.course.").rstrip("]").split("[")
        assert entries[field][int(number)].first <= on
        assert item.topic == item.ruling.topic

"""What changes no answer about absence: how it was registered, in which order, what was remembered."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cases.absence.written import absence, case, day, days_found, days_kept, works
from qupcore import Participant, benefit_month
from qupcore.cases.absence.parts import absence_parts
from qupcore.memory import limited_to
from qupcore.testing import absences_in, courses, people_in_courses

DAY = timedelta(days=1)
RANDOM = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
pytestmark = pytest.mark.durable

REASONS = (
    *("own_illness", "own_illness", "sick_child", "minder_follows_child", "holiday", "religious_holiday"),
    *("birth_of_child", "nursing", "other", None),
)
# Many refusals, many of one kind: quotas are met, and what was refused is counted by itself.
PEOPLE = people_in_courses(
    courses(
        first=date(2012, 1, 1),
        reason=st.sampled_from(REASONS),
        permitted=st.sampled_from((None, True, False, False)),
    )
) | people_in_courses(
    courses(
        first=date(2012, 1, 1),
        reason=st.sampled_from(("holiday", "religious_holiday", "sick_child", "birth_of_child")),
        permitted=st.just(False),
        minutes_a_day=st.none(),
    )
)
POLICY = st.sampled_from((None, {"for-2011-1471.days_off_count": 0}))


def with_absences(person: Participant, found) -> Participant:
    return attrs.evolve(person, course=attrs.evolve(person.course, absences=tuple(found)))


@RANDOM
@given(PEOPLE, POLICY, st.data())
def test_an_entry_split_in_two_at_any_day_changes_nothing(person, policy, data):
    entries = person.course.absences
    long = [n for n, entry in enumerate(entries) if entry.through > entry.first]
    assume(long)
    number = data.draw(st.sampled_from(long))
    entry = entries[number]
    cut = data.draw(st.dates(entry.first, entry.through - DAY))
    parts = (attrs.evolve(entry, last=cut), attrs.evolve(entry, first=cut + DAY, last=entry.through))
    split = with_absences(person, (*entries[:number], *parts, *entries[number + 1 :]))
    assert days_found(split, policy) == days_found(person, policy)


@RANDOM
@given(PEOPLE, POLICY)
def test_whether_the_days_off_inside_an_absence_were_registered_changes_nothing(person, policy):
    apart = []
    for entry in person.course.absences:
        days = map(date.fromordinal, range(entry.first.toordinal(), entry.through.toordinal() + 1))
        # Its first and last day stay, also where they are days off: they say how long it was.
        kept = [on for on in days if works(person, on) or on in (entry.first, entry.through)]
        apart += [attrs.evolve(entry, first=on, last=on) for on in kept]
    assert days_found(with_absences(person, apart), policy) == days_found(person, policy)


@RANDOM
@given(PEOPLE, POLICY, st.randoms(use_true_random=False))
def test_the_order_of_the_entries_changes_nothing(person, policy, random):
    mixed = list(person.course.absences)
    random.shuffle(mixed)
    assert days_found(with_absences(person, mixed), policy) == days_found(person, policy)


@RANDOM
@given(PEOPLE, st.data())
def test_a_day_that_cannot_matter_changes_nothing(person, data):
    """A holiday on a day off."""
    programme = person.course.periods()[0]
    taken = {
        on
        for entry in person.course.absences
        for on in range(entry.first.toordinal(), entry.through.toordinal() + 1)
    }
    days = range(programme.start.toordinal(), programme.end.toordinal() + 1)
    free = [on for on in days if on not in taken and not works(person, date.fromordinal(on))]
    assume(free)
    on = str(date.fromordinal(data.draw(st.sampled_from(free))))
    permitted = data.draw(st.sampled_from((None, True, False)))
    extra = absence(on, data.draw(st.sampled_from(("holiday", "other"))), permitted=permitted)
    assert days_found(with_absences(person, (*person.course.absences, extra))) == days_found(person)


# An exception counts when it is shown; until then a refusal stands, and it is asked about.
FORGETTABLE = ("reason", "certificate", "doctor_demanded", "child_birth_date", "event_on", "asked_on")


@RANDOM
@given(PEOPLE, st.data())
def test_what_was_forgotten_takes_nothing(person, data):
    """Not only is kept never turned into reduced: what was open stays open."""
    entries = list(person.course.absences)
    known = [
        (number, name)
        for number, entry in enumerate(entries)
        for name in FORGETTABLE
        if getattr(entry, name) is not None
    ]
    assume(known)
    for number, name in data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True)):
        entries[number] = attrs.evolve(entries[number], **{name: None})
    course = attrs.evolve(
        person.course,
        absences=tuple(entries),
        sole_carer=data.draw(st.sampled_from((None, person.course.sole_carer))),
        outside_church=data.draw(st.sampled_from((None, person.course.outside_church))),
    )
    born = data.draw(st.sampled_from((None, person.birth_date)))
    before, after = days_kept(person), days_kept(attrs.evolve(person, birth_date=born, course=course))
    assert [on for on, kept in after.items() if kept is False and before[on] is not False] == []


YEAR = date(2026, 1, 5), date(2026, 12, 18)


@RANDOM
@given(
    st.sampled_from((("holiday", 25), ("religious_holiday", 2))).flatmap(
        lambda kind: st.tuples(
            st.just(kind[1]),
            absences_in(
                *YEAR,
                reason=st.just(kind[0]),
                permitted=st.just(False),
                minutes_a_day=st.none(),
                asked_on=st.just(date(2025, 12, 1)),
                assessments=st.just(()),
            ),
        )
    )
)
def test_only_so_many_days_can_have_been_refused_against_the_regulation(found):
    """The first days of the year stand against it; every one beyond them was refused in any case."""
    most, refused = found
    said = list(days_kept(case(*refused, start="2026-01-05", outside_church=True)).values())
    assert said == ([None] * most + [False] * len(said))[: len(said)]


@RANDOM
@given(PEOPLE)
def test_nothing_rests_on_what_was_remembered(person):
    """The same with every answer forgotten between two days.

    Without memory the days before are worked out again for each day: with many entries that takes minutes.
    """
    assume(len(person.course.absences) <= 3)
    before = [_said(part) for part in absence_parts(person)]
    with limited_to(1):
        assert [_said(part) for part in absence_parts(person)] == before


def _said(part):
    return (part.number, part.days, part.kept, part.entitled, part.missing, part.against)


def test_a_month_is_the_same_however_much_was_asked_before():
    """Once 20,000 answers were remembered the tables were cleared, and the benefit was cut.

    Of the entry without a reason nobody knows whether it was a sick child; the days that it leaves uncertain
    were taken as cut where two equal answers were two objects.
    """
    person = case(
        absence("2024-06-03/2024-06-14", None),
        absence(
            "2024-09-02/2024-09-04",
            "sick_child",
            certificate="self",
            child_birth_date="2018-01-01",
            permitted=False,
        ),
        sole_carer=True,
    )
    month = benefit_month(person, 2024, 9)
    days = days_kept(person)
    with limited_to(1):
        assert days_kept(person) == days
        assert benefit_month(person, 2024, 9) == month
    assert days[day("2024-09-02")] is None

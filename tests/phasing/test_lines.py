"""Which lines a course may hold: what takes a measure out, when a wish begins, the hours of follow-up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs

from phasing.asked import asked, problem_of
from phasing.drawn import ALWAYS, HERE, ON, SEARCH, SOURCE, TALK, World, made
from qupcore import Participant, Period
from qupcore.domain.case.plan import Slot
from qupcore.domain.case.planning import Planning
from qupcore.domain.case.situation import ManageableTime, PlannedLeave
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.practice import Practice, UsualHours, UsualPhases
from qupcore.phasing.aims import CourseAims

UNTIL = date(2027, 9, 6)
ONE, MORE = f"{HERE}:one", f"{HERE}:more"


def offer(id: str, measure: str, **more: Any) -> Offer:
    values: dict[str, Any] = {"period": Period(date(2026, 1, 1), date(2027, 12, 31)), **more}
    return Offer(id=f"{HERE}:{id}", measure=measure, sources=SOURCE, enrolment="open", **values)


def world(*offers: Offer, needs: tuple[str, ...] = ("debt",), **planning: Any) -> World:
    """Two measures for debt, one of which is also for something that the person does not need."""
    practice = Practice(
        fills="time",
        hours=UsualHours(low=60, usual=180, high=300),
        phases=UsualPhases(names=("early",)),
    )
    measures = (
        made(ONE, "supporting", ("debt",), practice=practice, valid=ALWAYS),
        made(MORE, "supporting", ("debt", "housing"), practice=practice),
    )
    case = Participant(
        ref="debt",
        birth_date=date(1990, 1, 1),
        planning=Planning(needs=needs, municipality=HERE, **planning),
    )
    return World(
        case=case,
        until=UNTIL,
        national=Catalogue(by="country", measures=(TALK, SEARCH)),
        local=Catalogue(by="place", namespace=HERE, measures=measures, offers=offers),
    )


def two_years(**planning: Any) -> World:
    return attrs.evolve(world(**planning), until=date(2028, 9, 6))


def test_what_can_stand_in_the_place_of_another_takes_it_out_and_nothing_is_claimed() -> None:
    problem = problem_of(world())
    assert ONE in problem.items
    assert MORE not in problem.items
    assert problem.left_out
    assert not asked(world()).complete


def test_what_starts_once_takes_nothing_out() -> None:
    """The other one may begin on the first day."""
    one, two = offer("a", ONE, starts=(date(2026, 10, 5),)), offer("b", MORE)
    assert {one.id, two.id} <= set(problem_of(world(one, two)).items)


def test_what_ends_sooner_takes_nothing_out() -> None:
    one, two = offer("a", ONE, period=Period(date(2026, 1, 1), date(2026, 10, 30))), offer("b", MORE)
    assert {one.id, two.id} <= set(problem_of(world(one, two)).items)


def test_what_has_other_fixed_times_takes_nothing_out() -> None:
    slots = [(Slot(day=day, start=600, end=780),) for day in ("monday", "friday")]  # type: ignore[arg-type]
    one, two = offer("a", ONE, slots=slots[0]), offer("b", MORE, slots=slots[1])
    assert {one.id, two.id} <= set(problem_of(world(one, two)).items)
    same = offer("b", MORE, slots=slots[0])
    assert same.id not in problem_of(world(one, same)).items


def test_what_has_other_hours_takes_nothing_out() -> None:
    one, two = offer("a", ONE, minutes_a_week=240), offer("b", MORE)
    assert {one.id, two.id} <= set(problem_of(world(one, two)).items)


def test_job_search_that_is_wished_may_also_begin_on_its_usual_day() -> None:
    """With the phase, which is sooner, or where the search for jobs begins for everybody."""
    begins = {
        wished: {line.first for line in made_of.lines if line.item.id == SEARCH.id}
        for wished in (False, True)
        for made_of in [problem_of(two_years(interests=(SEARCH.id,) if wished else ()))]
    }
    spans = problem_of(two_years()).spans
    assert begins[False] == {spans.search_from}
    assert begins[True] == {spans.phases[-1].first, spans.search_from}
    assert spans.phases[-1].first < spans.search_from


def test_follow_up_at_fixed_times_keeps_its_hours() -> None:
    """A group of three hours is not held for one and a half."""
    slots = (Slot(day="monday", start=600, end=780),)
    problem = problem_of(world(offer("talks", TALK.id, slots=slots)))
    assert {line.usual for line in problem.weighing.fixed} == {180}
    assert problem.weighing.fixed[1].first > ON + timedelta(days=60)


def working(*offers: Offer) -> World:
    """Two kinds of work for a person who needs work."""
    practice = Practice(
        fills="time",
        hours=UsualHours(low=900, usual=1350, high=2250),
        phases=UsualPhases(names=("early", "middle", "late")),
    )
    measures = tuple(
        made(id, "work_directed", ("work_experience",), practice=practice, organisers=("employer",))
        for id in (ONE, MORE)
    )
    base = world(*offers, needs=("work_experience",))
    return attrs.evolve(base, local=attrs.evolve(base.local, measures=measures))


def test_work_may_end_where_other_work_begins_and_begin_where_it_has_ended() -> None:
    """A group from 5 October until 29 January: both days lie within a phase."""
    group = offer("group", ONE, starts=(date(2026, 10, 5),), period=Period(ON, date(2027, 1, 29)))
    lines = problem_of(working(group)).lines
    (held,) = {(line.first, line.last) for line in lines if line.item.id == group.id} - {
        (date(2026, 10, 5), date(2026, 12, 6))
    }
    assert held == (date(2026, 10, 5), date(2027, 1, 29))
    days = {(line.first, line.last) for line in lines if line.item.id == MORE}
    assert (ON, date(2026, 10, 4)) in days
    assert (date(2027, 1, 30), UNTIL) in days


def test_what_a_person_manages_grows_with_each_phase_and_after_half_a_year() -> None:
    """By hand: 600 minutes, half as much more each time; the middle of two years has ten months."""
    manages = (ManageableTime(minutes_a_week=600),)
    rooms = problem_of(two_years(manages=manages), CourseAims(growth_percent=150)).weighing.rooms
    assert [(day, room.managed) for day, room in rooms] == [
        (date(2026, 9, 7), 600),
        (date(2027, 3, 8), 900),
        (date(2027, 9, 13), 1350),
        (date(2028, 1, 3), 2025),
        (date(2028, 7, 3), None),
    ]


def test_work_that_other_work_ends_may_last_two_weeks() -> None:
    """A phase alone holds nothing for less than four weeks."""
    group = offer("group", ONE, starts=(date(2026, 9, 21),))
    lines = problem_of(working(group)).lines
    assert (ON, date(2026, 9, 20)) in {(line.first, line.last) for line in lines if line.item.id == MORE}


def test_work_goes_on_after_a_leave_and_a_group_does_not() -> None:
    leave = PlannedLeave(first=date(2027, 1, 20), last=date(2027, 2, 28))
    group = offer("group", ONE, starts=(date(2026, 10, 5),))
    lines = problem_of(working(group).planned(leaves=(leave,))).lines
    assert (ON, UNTIL) in {(line.first, line.last) for line in lines if line.item.id == MORE}
    assert max(line.last for line in lines if line.item.id == group.id) == date(2027, 1, 19)


def test_what_begins_before_its_usual_phases_begins_with_its_fewest_hours() -> None:
    practice = Practice(
        fills="time",
        hours=UsualHours(low=60, usual=180, high=300),
        phases=UsualPhases(names=("middle", "late")),
    )
    base = world()
    late = attrs.evolve(
        base,
        local=attrs.evolve(
            base.local, measures=(made(ONE, "supporting", ("debt",), practice=practice, valid=ALWAYS),)
        ),
    )
    lines = [line for line in problem_of(late).lines if line.item.id == ONE]
    assert {(line.usual, line.most_usual) for line in lines if line.early} == {(60, 60)}
    assert {(line.usual, line.most_usual) for line in lines if not line.early} == {(180, 180)}


def test_who_manages_full_time_has_no_limit() -> None:
    """Full time is 2250 minutes a week."""
    for minutes, limit in ((2250, None), (2235, 2235)):
        made_of = problem_of(world(manages=(ManageableTime(minutes_a_week=minutes),)))
        assert made_of.weighing.rooms[0][1].managed == limit

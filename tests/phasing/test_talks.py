"""The talks of a course and the adviser's time, by hand, for every course, and by a slow second program."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phasing.asked import asked
from phasing.drawn import ON, World, worlds
from phasing.test_always import examples, first_of
from qupcore.cases.ruling.calendar_days import holiday_of
from qupcore.domain.answers.course import CourseElement, CourseTalk
from qupcore.domain.case.planning import Planning
from qupcore.domain.case.situation import PlannedLeave
from qupcore.errors import BadInput
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.spans import Spans, phases_of
from qupcore.phasing.talks import adviser_time, talks_of

LEAVE = Planning(leaves=(PlannedLeave(first=date(2026, 10, 12), last=date(2026, 10, 18)),))
EVERY_FOUR = CourseAims(talk_weeks=4)


def spans(planning: Planning | None = None) -> Spans:
    """Two months in one phase, from a Monday."""
    return phases_of(ON, date(2026, 11, 6), planning, EVERY_FOUR)


def element(first: date, last: date) -> CourseElement:
    return CourseElement(
        measure="no:work",
        offer="",
        counts_as="work_directed",
        covers=(),
        minutes_a_week=900,
        every_weeks=1,
        first=first,
        last=last,
        given_by="provider",
        given_by_derived=False,
        estimate=True,
    )


def test_a_short_course_with_work() -> None:
    work = element(date(2026, 9, 14), date(2026, 10, 4))
    more = attrs.evolve(work, first=date(2026, 10, 5), last=date(2026, 11, 6), minutes_a_week=1200)
    found = talks_of(spans(), (), (work, more), attrs.evolve(EVERY_FOUR, three_party_weeks=6))
    assert [(talk.day, talk.with_whom, talk.why) for talk in found] == [
        (date(2026, 9, 7), "adviser", ("start",)),
        (date(2026, 9, 21), "three_party", ("placement",)),
        (date(2026, 10, 5), "adviser", ("regular",)),
        (date(2026, 11, 2), "three_party", ("phase_ends", "placement", "regular")),
    ]


def test_a_talk_after_leave_and_none_in_it() -> None:
    found = talks_of(spans(LEAVE), (), (), EVERY_FOUR)
    assert [(talk.day, talk.why[0]) for talk in found if "after_leave" in talk.why] == [
        (date(2026, 10, 19), "after_leave")
    ]
    assert not any(date(2026, 10, 12) <= talk.day <= date(2026, 10, 18) for talk in found)


def test_a_public_holiday_moves_a_talk_within_its_week() -> None:
    """Whit Monday 2027 is 17 May."""
    on = date(2027, 5, 3)
    aims = CourseAims(talk_weeks=2)
    found = talks_of(phases_of(on, date(2027, 6, 30), None, aims), (), (), aims)
    assert [talk.day for talk in found][:3] == [on, date(2027, 5, 18), date(2027, 5, 31)]


@pytest.mark.parametrize(
    ("limit", "used", "state", "lacking"),
    [
        (None, None, "not_asked", 0),
        (600, None, "undetermined", 0),
        (None, 600, "undetermined", 0),
        (630, 600, "fits", 0),
        (629, 600, "does_not_fit", 1),
        (0, 600, "does_not_fit", 30),
    ],
)
def test_time_at_its_limit(limit: int | None, used: int | None, state: str, lacking: int) -> None:
    talk = CourseTalk(day=ON, with_whom="adviser", why=("start",), measures=(), minutes=30)
    found = adviser_time((talk,), CourseAims(adviser_minutes=limit, adviser_used=used))
    assert (found.state, found.lacking) == (state, lacking)


def test_bounds() -> None:
    with pytest.raises(BadInput, match="talk_weeks is 0"):
        CourseAims(talk_weeks=0)


@examples(60)
@given(worlds())
def test_talks_are_on_working_days_of_the_course(world: World) -> None:
    found = asked(world)
    course = first_of(found)
    leaves = found.problem.spans.leaves
    assert course.talks
    mondays = [talk.day - timedelta(days=talk.day.weekday()) for talk in course.talks]
    assert len(set(mondays)) == len(mondays)
    for talk in course.talks:
        assert talk.day.isoweekday() <= 5
        assert holiday_of(talk.day) == "none"
        assert course.phases[0].first <= talk.day <= course.phases[-1].last
        assert not any(begins <= talk.day <= ends for begins, ends in leaves)
        assert (talk.with_whom == "three_party") == bool(talk.measures)


@examples(60)
@given(worlds(), st.integers(0, 120), st.integers(0, 120))
def test_a_limit_takes_nothing_from_anybody(world: World, limit: int, used: int) -> None:
    """The course of a person is the same under every limit; a sum day by day agrees with what is told."""
    free = first_of(asked(world))
    course = first_of(asked(world, aims=CourseAims(adviser_minutes=limit, adviser_used=used)))
    assert (course.phases, course.plans, course.talks) == (free.phases, free.plans, free.talks)
    assert course.outcome == free.outcome
    lacking = 0
    monday = ON - timedelta(days=ON.weekday())
    weeks = []
    while monday <= world.until:
        days = [monday + timedelta(days=many) for many in range(7)]
        asked_for = used + sum(talk.minutes for day in days for talk in course.talks if talk.day == day)
        if asked_for > max(limit, used):
            weeks.append(monday)
            lacking = max(lacking, asked_for - max(limit, used))
        monday += timedelta(weeks=1)
    assert (course.adviser_time.weeks, course.adviser_time.lacking) == (tuple(weeks), lacking)

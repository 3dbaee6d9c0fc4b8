"""Very short and very long courses, and those longer than the law lets a programme last; each by hand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import attrs
import pytest

from phasing.asked import asked
from phasing.drawn import ON, OWN, SEARCH, TALK, WORK
from phasing.test_edges import told, world
from qupcore import Course
from qupcore.cases import ProgrammeDecision
from qupcore.domain.case.planning import Planning
from qupcore.domain.case.situation import PlannedLeave
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.spans import phases_of
from qupcore.records import courses_record

TWO_YEARS, THREE_YEARS = date(2028, 9, 6), date(2029, 9, 6)
"""The last days of two and of three years from Monday 7 September 2026."""
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("until", "passed"),
    [
        (TWO_YEARS, []),
        (TWO_YEARS + DAY, [("grounds", TWO_YEARS)]),
        (THREE_YEARS, [("grounds", TWO_YEARS)]),
        (THREE_YEARS + DAY, [("grounds", TWO_YEARS), ("longest", THREE_YEARS)]),
    ],
)
def test_a_course_longer_than_the_law_is_told_and_not_refused(
    until: date, passed: list[tuple[str, date]]
) -> None:
    found = asked(world(TALK, OWN, WORK, until=until))
    assert [(item.kind, item.last) for item in found.beyond] == passed
    assert {str(item.citation) for item in found.beyond} <= {"sotjl § 32 (1)"}
    assert found.courses


def test_leave_does_not_count_in_the_time_that_the_law_gives() -> None:
    """Ten days of leave."""
    leave = (PlannedLeave(first=date(2027, 3, 1), last=date(2027, 3, 10)),)
    until = TWO_YEARS + timedelta(days=10)
    assert asked(world(TALK, OWN, WORK, until=until, leaves=leave)).beyond == ()
    (one,) = asked(world(TALK, OWN, WORK, until=until + DAY, leaves=leave)).beyond
    assert one.last == until


def test_a_programme_that_runs_already_counts_from_its_first_day() -> None:
    there = world(TALK, OWN, WORK, until=date(2028, 3, 1))
    granted = ProgrammeDecision(
        kind="granted",
        decided_on=date(2026, 3, 2),
        applies_from=date(2026, 3, 2),
        applies_to=date(2027, 3, 1),
    )
    course = Course(decisions=(granted,), started_on=date(2026, 3, 2))
    running = attrs.evolve(there, case=attrs.evolve(there.case, course=course))
    assert asked(running).beyond == ()
    (one,) = asked(attrs.evolve(running, until=date(2028, 3, 2))).beyond
    assert (one.kind, one.last) == ("grounds", date(2028, 3, 1))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nb", ("forlengelse", "ikke programmet vare lenger")),
        ("nn", ("forlenging", "ikkje programmet vare lenger")),
        ("en", ("extension", "no longer than")),
    ],
)
def test_what_the_law_says_of_the_length_is_told_with_its_place(lang: str, said: tuple[str, ...]) -> None:
    found = asked(world(TALK, OWN, WORK, until=THREE_YEARS + DAY))
    text = told(found, lang)
    assert all(words in text for words in (*said, "§ 32"))
    record = courses_record(found)["beyond_the_law"]
    assert record == [
        {"kind": "grounds", "last": "2028-09-06", "citation": "sotjl § 32 (1)"},
        {"kind": "longest", "last": "2029-09-06", "citation": "sotjl § 32 (1)"},
    ]


@pytest.mark.parametrize("days", [0, 1, 4, 6, 13, 27])
def test_a_very_short_course_is_one_part_with_one_evaluation_on_a_weekday(days: int) -> None:
    found = asked(world(TALK, OWN, WORK, SEARCH, until=ON + timedelta(days=days)))
    (course,) = found.courses
    assert [(item.name, item.first, item.last) for item in course.phases] == [("late", ON, found.until)]
    assert len(course.evaluations) == 1
    assert ON <= course.evaluations[0] <= found.until
    assert course.outcome == "valid"


@pytest.mark.parametrize("years", [2, 3, 5, 10])
def test_the_evaluations_of_a_long_course_are_weeks_apart_and_no_phase_has_a_gap(years: int) -> None:
    found = asked(world(TALK, OWN, WORK, SEARCH, until=date(2026 + years, 9, 6)))
    (course,) = found.courses
    apart = [(after - before).days for before, after in pairwise(course.evaluations)]
    assert min(apart) >= 14, course.evaluations[-4:]
    for one, other in pairwise(course.phases):
        assert one.last + DAY == other.first
    for phase in course.phases:
        assert phase.least == phase.full_time, phase.name


@pytest.mark.parametrize("days", [44, 46, 48, 128, 130, 212, 381])
def test_the_last_two_evaluations_are_never_days_apart(days: int) -> None:
    """After 128 days the third would be on day 112 and the last on day 121."""
    until = ON + timedelta(days=days)
    found = phases_of(ON, until, None, CourseAims()).evaluations
    apart = [(after - before).days for before, after in pairwise(found)]
    assert all(14 <= many <= 12 * 7 for many in apart), found
    assert all(day.weekday() < 5 for day in found)
    assert until - timedelta(days=14) < found[-1] <= until
    assert (found[0] - ON).days <= 12 * 7


@pytest.mark.parametrize("leaves", [(), (PlannedLeave(first=date(2026, 12, 10), last=date(2026, 12, 27)),)])
def test_job_search_begins_with_the_last_part_or_weeks_after_it(leaves: tuple[PlannedLeave, ...]) -> None:
    """Else a part of the course is a week or less. From one day to two years, and 17 days of leave."""
    for days in range(60, 731):
        spans = phases_of(ON, ON + timedelta(days=days), Planning(leaves=leaves), CourseAims())
        begins = [item.first for item in spans.phases]
        short = [day for day in begins if 0 < abs((spans.search_from - day).days) < 14]
        assert not short, (days, spans.search_from, short)

"""The days of a course and how soon a need begins, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from phasing.asked import problem_of
from phasing.drawn import ON, OWN, TALK, WORK, made
from phasing.test_edges import FIVE_MONTHS, world
from qupcore.domain.case.planning import Planning
from qupcore.domain.case.situation import PlannedLeave
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.spans import phases_of


@pytest.mark.parametrize(
    ("until", "begins"),
    [
        (date(2026, 11, 6), [ON]),
        (date(2027, 9, 6), [ON, date(2026, 12, 7), date(2027, 6, 7)]),
        (date(2028, 3, 6), [ON, date(2027, 1, 11), date(2027, 9, 6)]),
    ],
)
def test_a_quarter_is_early_and_a_quarter_or_a_third_is_late(until: date, begins: list[date]) -> None:
    """Two months, twelve, and eighteen."""
    assert [span.first for span in phases_of(ON, until, None, CourseAims()).phases] == begins


def test_a_leave_counts_within_the_course_only() -> None:
    leaves = (
        PlannedLeave(first=date(2026, 8, 1), last=date(2026, 9, 20)),
        PlannedLeave(first=date(2027, 9, 1), last=date(2027, 12, 1)),
    )
    until = date(2027, 9, 6)
    found = phases_of(ON, until, Planning(leaves=leaves), CourseAims())
    assert found.leaves == ((ON, date(2026, 9, 20)), (date(2027, 9, 1), until))
    assert (found.phases[0].first, found.phases[-1].last) == (date(2026, 9, 21), date(2027, 8, 31))


def test_a_need_begins_with_the_first_line_for_it() -> None:
    other = made("no:other", "work_directed", ("work_experience",))
    problem = problem_of(world(TALK, OWN, WORK, other, until=FIVE_MONTHS, needs=("work_experience",)))
    last = len(problem.spans.phases) - 1
    early = next(line for line in problem.lines if line.item.id == "no:work" and line.begins == 0)
    late = next(line for line in problem.lines if line.item.id == "no:other" and line.begins == last)
    order = problem.aims.order().index("sooner")
    for lines, cost in (((early,), 0), ((late,), last), ((early, late), 0)):
        weighed = problem.weighing.weigh(lines)
        assert weighed is not None
        assert weighed.cost[order] == cost

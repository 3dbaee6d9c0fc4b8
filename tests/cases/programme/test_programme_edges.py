"""Two programmes, two periods of one first day, periods without a last day: which one a day is about."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from cases.programme.granted import (
    EXTENDED,
    GRANTED,
    course,
    day,
    decision,
    due,
    element,
    facts,
    judged,
    plan,
    rulings,
)
from cases.programme.granted_twice import AGAIN, ENDED, TWO
from qupcore import Participant
from qupcore.cases.course.programmes import programme_at, programmes
from qupcore.cases.review.entries import deadlines
from qupcore.domain.case.absence import Leave
from qupcore.domain.case.course import Course


@pytest.mark.parametrize(
    ("on", "first"),
    [
        ("2024-02-01", "2024-03-01"),  # the next one
        ("2024-03-01", "2024-03-01"),
        ("2024-08-31", "2024-03-01"),  # the last day of the first
        ("2024-09-01", "2024-12-01"),
        ("2025-11-30", "2024-12-01"),
        ("2025-12-01", None),
    ],
)
def test_which_programme_a_day_is_about(on, first):
    found = programme_at(programmes(TWO, day("2026-09-01")), day(on))
    assert (found and str(found.first)) == first


def test_a_day_after_the_end_of_the_only_programme_is_about_what_was_granted():
    only = programmes(course(GRANTED, ENDED), day("2026-09-01"))
    for on, there in (
        ("2024-08-31", True),
        ("2024-09-01", True),
        ("2025-02-28", True),
        ("2025-03-01", False),
    ):
        assert (programme_at(only, day(on)) is not None) is there


def test_no_day_is_about_a_programme_that_never_was():
    found = programmes(
        course(GRANTED, decision("ended", "2024-02-20", "2024-03-01"), AGAIN), day("2026-09-01")
    )
    for on in ("2024-02-01", "2024-03-01", "2024-12-01"):
        assert str(programme_at(found, day(on)).first) == "2024-12-01"


def test_a_programme_without_a_last_day_is_the_one_a_day_is_about():
    open_ = course(decision("granted", "2024-02-15", "2024-03-01"))
    assert programme_at(programmes(open_, day("2026-09-01")), day("2030-01-01")) is not None


# a programme without any plan


def asked_for_a_plan(case, on):
    """The day whose rules ask for the plan."""
    return [str(item.ruling.on) for item in rulings(case, on) if item.path == "$.course.plans"]


def test_the_missing_plan_of_the_newest_programme_is_asked_for_by_the_rules_of_its_time():
    assert asked_for_a_plan(course(GRANTED), "2024-06-01") == ["2024-06-01"]
    assert asked_for_a_plan(course(GRANTED), "2026-09-01") == ["2025-02-28"]  # its last day, not years later
    assert asked_for_a_plan(TWO, "2026-09-01") == ["2025-11-30"]
    assert asked_for_a_plan(course(decision("granted", "2024-02-15", "2024-03-01")), "2026-09-01") == [
        "2026-09-01"
    ]
    never = course(GRANTED, decision("ended", "2024-02-20", "2024-03-01"))
    assert asked_for_a_plan(never, "2026-09-01") == []


@pytest.mark.parametrize(
    ("ends", "last"),
    [
        (("2024-06-30", "2024-08-31"), "2024-08-31"),
        (("2024-08-31", "2024-06-30"), "2024-08-31"),
        (("2024-06-30", None), "2025-02-28"),  # as long as the plan, which is as long as the programme
    ],
)
def test_job_search_lasts_to_the_end_of_the_last_of_it(ends, last):
    searching = plan(*(element("job_search", 600, "2024-03-01", end) for end in ends))
    assert facts(course(plans=(searching,)), "$.course.plans[0]", "content")["job_search_last"] == last


def test_where_no_last_day_is_on_record_job_search_has_the_last_day_that_is():
    open_ = course(
        decision("granted", "2024-02-15", "2024-03-01"),
        plans=(plan(element("job_search", 600, "2024-03-01", "2024-06-30"), element("job_search", 600)),),
    )
    assert facts(open_, "$.course.plans[0]", "content")["job_search_last"] == "2024-06-30"


# what was granted before; a period without a last day


def test_what_was_granted_before_a_period_began_earlier_than_it():
    """Two decisions on one first day: neither was granted before the other."""
    shorter = attrs.evolve(GRANTED, applies_to=day("2024-08-31"))
    longer = attrs.evolve(GRANTED, decided_on=day("2024-02-20"))
    case = course(shorter, longer, EXTENDED)
    for number, over in ((0, None), (1, None), (2, "2025-03-01")):
        found = facts(case, f"$.course.decisions[{number}]", "duration")
        assert found.get("granted_before_over") == over


def test_what_was_granted_before_ends_with_the_last_day_that_is_on_record():
    case = course(
        decision("granted", "2024-02-15", "2024-03-01"),
        decision("extended", "2024-08-15", "2024-09-01", "2025-02-28"),
        EXTENDED,
    )
    first, second, third = (facts(case, f"$.course.decisions[{n}]", "duration") for n in range(3))
    assert [item.get("granted_before_over") for item in (first, second, third)] == [None, None, "2025-03-01"]


def test_a_period_without_a_last_day_counts_to_the_day_looked_at():
    """30 days of leave in June, 10 in July: up to the day, itself included."""
    leaves = (
        Leave(first=day("2024-06-01"), last=day("2024-06-30")),
        Leave(first=day("2024-07-01"), last=day("2024-07-10")),
    )
    case = course(decision("granted", "2024-02-15", "2024-03-01"), leaves=leaves)
    for on, days in (("2024-06-01", 1), ("2024-06-30", 30), ("2024-07-01", 31), ("2024-09-01", 40)):
        found = facts(case, "$.course.decisions[0]", "duration", on)
        assert (found["leave_days"], found["period_leave_days"]) == (days, days)


def test_a_period_without_a_last_day_that_has_not_begun_counts_no_day_of_its_own():
    """Extended ahead of time: leave before its first day is leave of the programme, not of the period."""
    extended = decision("extended", "2024-12-01", "2025-03-01")
    leave = Leave(first=day("2024-12-20"), last=day("2025-03-10"))
    case = course(GRANTED, extended, leaves=(leave,))
    found = facts(case, "$.course.decisions[1]", "duration", "2025-01-15")
    # 20 December to 28 February are 71 days; the period has begun with 1 March, and no further.
    assert (found["leave_days"], found["period_leave_days"]) == (72, 1)


def test_the_longest_time_of_a_programme_without_a_last_day_is_moved_by_leave_so_far():
    """§ 32: two years from 1 March 2024 end with 28 February 2026; leave is left out of the time."""
    case = course(
        decision("granted", "2024-02-15", "2024-03-01"),
        leaves=(Leave(first=day("2024-06-01"), last=day("2024-06-30")),),
    )
    assert due(case, "maximum", "2024-09-01") == [("$.course.decisions[0]", "2026-03-30", False)]


def test_nothing_on_record_is_about_no_programme():
    assert programme_at(programmes(Course(), date(2026, 1, 1)), date(2026, 1, 1)) is None


def test_by_when_a_period_without_a_last_day_is_decided_on_is_not_known():
    case = course(decision("granted", "2024-02-15", "2024-03-01"))
    assert due(case, "period_ends", "2024-09-01") == [("$.course.decisions[0]", None, False)]


def test_a_period_is_decided_on_by_the_decision_that_comes_next():
    """At two years nothing is left to decide, so the third has no such day."""
    half = attrs.evolve(GRANTED, applies_to=day("2024-08-31"))
    second = decision("extended", "2024-08-10", "2024-09-01", "2025-02-28")
    case = Participant(ref="a", course=course(half, second, EXTENDED))
    found = [i for i in deadlines(case, day("2025-06-01")) if i.what == "period_ends"]
    assert [(str(i.on), str(i.done_on)) for i in found[:2]] == [
        ("2024-08-31", "2024-08-10"),
        ("2025-02-28", "2025-02-14"),
    ]


def test_until_2018_it_was_decided_at_two_years_too():
    case = course(
        decision("granted", "2014-02-15", "2014-03-01", "2015-02-28"),
        decision("extended", "2015-02-15", "2015-03-01", "2016-02-29"),
        applied_on=None,
        started_on=day("2014-03-01"),
    )
    assert due(case, "period_ends", "2015-09-01") == [
        ("$.course.decisions[0]", "2015-02-28", True),
        ("$.course.decisions[1]", "2016-02-29", False),
    ]


def test_of_a_programme_that_never_was_nothing_is_decided_and_nothing_counts():
    never = (GRANTED, decision("ended", "2024-02-20", "2024-03-01"))
    assert due(course(*never, started_on=None), "period_ends", "2024-06-01") == []
    assert due(course(*never, started_on=None), "maximum", "2024-06-01") == []
    again = decision("granted", "2024-05-20", "2024-06-03", "2025-06-02", started_on=day("2024-06-03"))
    found = facts(course(*never, again, started_on=None), "$.course.decisions[2]", "duration")
    assert (found["reentries"], found["earlier_days"]) == (0, 0)


@pytest.mark.parametrize(
    ("first", "last", "stated"),
    [
        ("2024-03-01", "2025-02-28", True),
        ("2024-03-01", None, None),
        (None, "2025-02-28", None),
        (None, None, None),
    ],
)
def test_a_decision_states_its_period_where_both_days_are_on_record(first, last, stated):
    """That one is not on record does not show that the decision does not state it."""
    case = course(
        decision("granted", "2024-02-15", first, last, started_on=day("2024-03-01")), started_on=None
    )
    assert facts(case, "$.course.decisions[0]", "duration").get("stated") is stated


@pytest.mark.parametrize(("answer", "unfit"), [(True, False), (False, True), (None, False)])
def test_that_the_length_is_set_by_something_else_is_judged(answer, unfit):
    said = () if answer is None else judged("duration_fits", answer=answer)
    case = course(attrs.evolve(GRANTED, assessments=said))
    assert facts(case, "$.course.decisions[0]", "duration")["judged_unfit"] is unfit


def test_which_step_a_period_is():
    beyond = decision("extended", "2026-02-10", "2026-03-01", "2026-08-31", extension="beyond_two_years")
    case = course(GRANTED, EXTENDED, beyond)
    steps = [facts(case, f"$.course.decisions[{n}]", "duration")["step"] for n in range(3)]
    assert steps == ["first", "within_two_years", "beyond_two_years"]


@pytest.mark.parametrize(
    ("on", "days"), [("2024-06-09", 0), ("2024-06-10", 1), ("2024-06-19", 10), ("2024-06-20", 10)]
)
def test_leave_counts_from_the_day_it_begins(on, days):
    """Leave that is still to come is none yet; one without a last day runs to the day looked at."""
    open_ = course(leaves=(Leave(first=day("2024-06-10")),))
    path = "$.course.decisions[0]"
    assert facts(open_, path, "duration", on)["leave_days"] == max(0, (day(on) - day("2024-06-09")).days)
    known = course(leaves=(Leave(first=day("2024-06-10"), last=day("2024-06-19")),))
    assert facts(known, path, "duration", on)["leave_days"] == (10 if days else 0), (
        "what is granted counts whole"
    )

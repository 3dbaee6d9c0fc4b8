"""Which programme a plan and its days of evaluation belong to."""

from __future__ import annotations

import attrs
import pytest

from cases.programme.granted import (
    GRANTED,
    course,
    day,
    decision,
    due,
    element,
    facts,
    plan,
    rulings,
)
from cases.programme.granted_twice import TWO
from qupcore.domain.case.absence import Leave
from qupcore.domain.case.course import FollowUp, Work

# the plan: what of the record is its own


def content(case, number=0, on="2026-09-01"):
    return facts(case, f"$.course.plans[{number}]", "content", on)


@pytest.mark.parametrize(("on", "there"), [("2024-02-29", False), ("2024-03-01", True)])
def test_a_plan_is_looked_at_from_its_first_day(on, there):
    case = course(plans=(plan(),))
    assert bool([item for item in rulings(case, on) if item.path == "$.course.plans[0]"]) is there


def test_a_plan_without_a_programme_has_no_last_day_but_the_next_plan_s():
    """Where nothing was decided on record; a plan of a programme that was refused is held against nobody."""
    plans = (plan(element("health", 600)),)
    alone = attrs.evolve(course(), decisions=(), started_on=None, plans=plans)
    assert "last" not in content(alone)
    refused = course(decision("refused", "2024-02-15"), started_on=None, plans=plans)
    assert "content" not in {item.topic for item in rulings(refused)}
    assert "programme_first" not in content(alone)
    two = attrs.evolve(alone, plans=(*alone.plans, plan(since="2024-10-01")))
    assert content(two)["last"] == "2024-09-30"


@pytest.mark.parametrize("since", ["2024-02-01", "2024-03-01", "2024-03-15"])
def test_the_week_that_has_least_is_one_of_the_programme(since):
    """Work of 300 minutes beside 600 of the plan, from March on; before it there is no week of the plan."""
    from_march = Work(first=day("2024-03-01"), last=day("2025-02-28"), minutes_a_week=300)
    working = course(plans=(plan(element("work_directed", 600), since=since),), work=(from_march,))
    assert content(working)["minutes_a_week"] == 900
    to_may = attrs.evolve(from_march, last=day("2024-05-31"))
    assert content(attrs.evolve(working, work=(to_may,)))["minutes_a_week"] == 600


def test_only_what_is_directed_at_work_is_counted_as_that():
    mixed = (element("health", 600), element("work_directed", 900), element("job_search", 300))
    found = content(course(plans=(plan(*mixed),)))
    assert (found["minutes_a_week"], found["work_directed_minutes"]) == (1800, 1200)
    found = content(course(plans=(plan(*mixed, element(None, 60)),)))
    assert found["minutes_a_week"] == 1860
    assert "work_directed_minutes" not in found, "the last one may be directed at work too"


def test_work_directed_measures_are_there_from_the_first_of_them():
    two = (element("work_directed", 900, "2024-06-01"), element("work_directed", 900, "2024-04-01"))
    assert content(course(plans=(plan(*two),)))["work_directed_from"] == "2024-04-01"


def test_what_a_later_version_holds_is_none_of_an_earlier_one():
    later = plan(element("work_directed", 2250), since="2024-10-01")
    case = course(plans=(later, plan(element("health", 2250))))
    assert (content(case, 1)["has_work_directed"], content(case, 0)["has_work_directed"]) == (False, True)


@pytest.mark.parametrize(("on", "there"), [("2024-03-31", False), ("2024-04-01", True)])
def test_work_is_looked_at_from_its_first_day(on, there):
    case = course(work=(Work(first=day("2024-04-01"), minutes_a_week=600),))
    assert bool([item for item in rulings(case, on) if item.topic == "work"]) is there


def test_time_of_which_one_week_is_not_known_is_not_known():
    unknown = element("health", None, "2024-09-01", "2024-09-30")
    found = content(course(plans=(plan(element("work_directed", 2250), unknown),)))
    assert "minutes_a_week" not in found
    assert "work_directed_minutes" not in found


def test_work_directed_measures_of_an_earlier_programme_are_none_of_this_one():
    """The plan of the first programme had one; that of the second has none."""
    old = plan(element("work_directed", 2250))
    new = plan(element("health", 2250), since="2024-12-01")
    case = attrs.evolve(TWO, plans=(old, new))
    assert (content(case, 0)["has_work_directed"], content(case, 1)["has_work_directed"]) == (True, False)
    assert content(case, 0)["work_directed_from"] == "2024-03-01"
    assert "work_directed_from" not in content(case, 1)


def test_what_a_plan_made_before_the_programme_holds_is_its_own():
    early = plan(element("work_directed", 2250), since="2024-02-20")
    found = content(course(plans=(early,)))
    assert (found["has_work_directed"], found["work_directed_from"]) == (True, "2024-02-20")


def test_one_element_without_a_class_leaves_it_open_whether_there_is_job_search():
    """One element is known to be none; the other may be."""
    found = content(course(plans=(plan(element("health", 600), element(None, 600)),)))
    assert "has_job_search" not in found
    assert "has_work_directed" not in found


# the days of evaluation


@pytest.mark.parametrize(
    ("last", "there"), [("2024-05-31", False), ("2024-06-01", True), ("2024-06-02", True), (None, True)]
)
def test_a_day_of_evaluation_is_one_up_to_the_last_day_of_the_programme(last, there):
    case = course(
        decision("granted", "2024-02-15", "2024-03-01", last),
        plans=(plan(evaluation_dates=(day("2024-06-01"),)),),
    )
    assert bool(due(case, "evaluation", "2024-05-01")) is there


def test_a_day_of_evaluation_of_a_plan_that_is_still_to_come_is_none_yet():
    case = course(plans=(plan(since="2024-06-01", evaluation_dates=(day("2024-09-01"),)),))
    for on, there in (("2024-05-31", False), ("2024-06-01", True)):
        assert bool(due(case, "evaluation", on)) is there


@pytest.mark.parametrize("dates", [None, ()])
def test_a_plan_that_states_no_day_of_evaluation_has_none(dates):
    assert due(course(plans=(plan(evaluation_dates=dates),)), "evaluation", "2024-05-01") == []


def test_the_plan_of_a_programme_that_never_was_is_evaluated_never():
    stated = (plan(evaluation_dates=(day("2024-06-01"),)),)
    never = course(GRANTED, decision("ended", "2024-02-20", "2024-03-01"), started_on=None, plans=stated)
    assert due(never, "evaluation", "2024-05-01") == []
    nothing = course(decision("refused", "2024-02-15"), started_on=None, plans=stated)
    assert len(due(nothing, "evaluation", "2024-05-01")) == 1, "nothing says that there was no programme"


@pytest.mark.parametrize(
    ("stopped", "there"),
    [
        ({}, True),
        ({"decisions": (GRANTED, decision("interrupted", "2024-05-20", "2024-06-01", "2024-06-30"))}, False),
        ({"decisions": (GRANTED, decision("interrupted", "2024-05-20", "2024-06-02", "2024-06-30"))}, True),
        ({"leaves": (Leave(first=day("2024-06-01"), last=day("2024-06-01")),)}, False),
        ({"leaves": (Leave(first=day("2024-05-31"), last=day("2024-05-31")),)}, True),
    ],
)
def test_nobody_is_evaluated_with_in_an_interruption_or_on_leave(stopped, there):
    stated = (plan(evaluation_dates=(day("2024-06-01"),)),)
    case = attrs.evolve(course(GRANTED, started_on=day("2024-03-01"), plans=stated), **stopped)
    assert bool(due(case, "evaluation", "2024-07-01")) is there


def test_a_plan_after_every_programme_is_evaluated_all_the_same():
    """Nothing says that there was none: a programme that never was is one thing, one that is over another."""
    late = (plan(since="2025-06-01", evaluation_dates=(day("2025-09-01"),)),)
    assert len(due(course(GRANTED, plans=late), "evaluation", "2025-07-01")) == 1
    never = (
        decision("granted", "2025-03-20", "2025-04-01", "2025-05-31"),
        decision("ended", "2025-03-25", "2025-04-01"),
    )
    assert len(due(course(GRANTED, *never, plans=late), "evaluation", "2025-07-01")) == 1


@pytest.mark.parametrize(
    ("held", "done"),
    [
        ("2024-02-29", (False, False, False)),  # before the plan
        ("2024-03-01", (True, False, False)),
        ("2024-06-01", (True, False, False)),
        ("2024-06-02", (True, True, False)),  # nearest after the first, or before the second
        ("2024-09-01", (False, True, False)),
        ("2024-09-02", (False, True, True)),
        ("2024-12-02", (False, False, True)),
    ],
)
def test_for_which_day_an_evaluation_counts(held, done):
    dates = tuple(day(text) for text in ("2024-06-01", "2024-09-01", "2024-12-01"))
    case = course(plans=(plan(evaluation_dates=dates),), follow_ups=(FollowUp(on=day(held), evaluated=True),))
    assert tuple(found for _, _, found in due(case, "evaluation", "2025-01-15")) == done


@pytest.mark.parametrize(("on", "done"), [("2024-06-02", False), ("2024-06-03", True)])
def test_an_evaluation_counts_from_the_day_it_is_held(on, done):
    held = FollowUp(on=day("2024-06-03"), evaluated=True)
    case = course(plans=(plan(evaluation_dates=(day("2024-06-01"),)),), follow_ups=(held,))
    assert [found for _, _, found in due(case, "evaluation", on)] == [done]

"""What counts of a plan: its weeks, classes, versions, frame, and the work beside it."""

from __future__ import annotations

import attrs

from cases.programme.granted import EXTENDED, GRANTED, course, day, element, facts, plan
from qupcore.domain.case.course import Work
from qupcore.domain.case.plan import Element


def test_the_week_that_has_least_tells():
    case = course(
        plans=(
            plan(
                element("work_directed", 1500),
                element("supporting", 600, "2024-03-01", "2024-08-31"),
                element("health", 300, "2024-10-01"),
            ),
        ),
        work=(Work(first=day("2024-06-01"), minutes_a_week=150),),
    )
    found = facts(case, "$.course.plans[0]", "content")
    assert (found["minutes_a_week"], found["work_directed_minutes"]) == (1650, 1650)
    without = attrs.evolve(case, work=())
    assert facts(without, "$.course.plans[0]", "content")["minutes_a_week"] == 1500


def test_time_that_is_not_known_is_no_time_and_no_lack_of_it():
    for unknown in (element("health", None), Element(measure="m", percent=50)):
        found = facts(
            course(plans=(plan(element("work_directed", 1500), unknown),)), "$.course.plans[0]", "content"
        )
        assert "minutes_a_week" not in found
    nothing = facts(course(plans=(plan(),)), "$.course.plans[0]", "content")
    assert not {"minutes_a_week", "has_job_search", "has_work_directed"} & set(nothing)
    job = course(plans=(plan(element("health", 2250)),), work=(Work(first=day("2024-06-01")),))
    assert "minutes_a_week" not in facts(job, "$.course.plans[0]", "content")


def test_a_class_that_is_not_known_is_not_a_no():
    unclassed = facts(course(plans=(plan(element(None, 2250)),)), "$.course.plans[0]", "content")
    assert not {"has_job_search", "has_work_directed", "work_directed_minutes"} & set(unclassed)
    health = facts(course(plans=(plan(element("health", 2250)),)), "$.course.plans[0]", "content")
    assert (health["has_job_search"], health["has_work_directed"]) == (False, False)
    searching = plan(element("job_search", 600, "2024-12-01", "2025-01-31"), element(None, 600))
    found = facts(course(plans=(searching,)), "$.course.plans[0]", "content")
    assert (found["has_job_search"], found["job_search_last"]) == (True, "2025-01-31")


def test_versions_follow_each_other():
    case = course(
        GRANTED,
        EXTENDED,
        plans=(
            plan(element("work_directed", 2250, "2024-05-01"), evaluation_dates=(day("2024-09-01"),)),
            plan(element("supporting", 2250), since="2024-10-01", wishes="shop", evaluation_dates=()),
        ),
    )
    first = facts(case, "$.course.plans[0]", "content", "2024-12-01")
    assert (first["last"], first["evaluation_dates"]) == ("2024-09-30", 1)
    assert (first["programme_last"], first["programme_days"]) == ("2025-02-28", 365)
    second = facts(case, "$.course.plans[1]", "content")
    assert (second["last"], second["evaluation_dates"]) == ("2026-02-28", 0)
    assert (second["programme_last"], second["programme_days"]) == ("2026-02-28", 730)
    assert (second["period_first"], second["period_days"]) == ("2025-03-01", 365)
    assert (second["has_work_directed"], second["work_directed_from"]) == (True, "2024-05-01")
    assert (first["wishes_on_record"], second["wishes_on_record"]) == (False, True)


def test_an_adapted_frame_needs_whoever_certified_it():
    def of(**more):
        return facts(course(plans=(plan(element("health", 600), **more),)), "$.course.plans[0]", "content")

    assert of()["adapted"] is False
    assert "adapted" not in of(minutes_a_week=900)
    certified = of(minutes_a_week=900, adapted_by="doctor")
    assert (certified["adapted"], certified["adapted_minutes"]) == (True, 900)


def test_all_work_at_one_time_counts_together():
    case = course(
        work=(
            Work(first=day("2024-04-01"), last=day("2024-05-31"), minutes_a_week=600),
            Work(first=day("2024-05-31"), minutes_a_week=700, kind="apprenticeship"),
            Work(first=day("2024-07-01"), last=day("2024-07-31")),
        )
    )
    assert facts(case, "$.course.work[0]", "work") == {"minutes_a_week": 1300, "apprenticeship": False}
    # 1300 on 31 May, whatever the job of July adds; of July nothing is known but 700.
    assert facts(case, "$.course.work[1]", "work") == {"minutes_a_week": 1300, "apprenticeship": True}
    assert "minutes_a_week" not in facts(case, "$.course.work[2]", "work")

"""Courses made by hand for the tests of the judge: a year from 7 September 2026 in three phases."""

from __future__ import annotations

from courses.judge import judge
from courses.judging.finding import Finding

ON, UNTIL = "2026-09-07", "2027-09-06"
EARLY = ("2026-09-07", "2026-12-06")
MIDDLE = ("2026-12-07", "2027-06-06")
LATE = ("2027-06-07", "2027-09-06")


def element(
    measure: str, minutes: int | None, days: tuple[str, str], counts_as: str = "", **more: object
) -> dict:
    """An element that runs in these days."""
    return {
        "measure": measure,
        "offer": more.pop("offer", ""),
        "counts_as": counts_as or "work_directed",
        "covers": more.pop("covers", []),
        "minutes_a_week": minutes,
        "first": days[0],
        "last": days[1],
        **more,
    }


def course(*phases: tuple[tuple[str, str], list[dict]], **more: object) -> dict:
    """A course of phases, each with its days and elements."""
    names = ("early", "middle", "late")
    return {
        "phases": [
            {"phase": name, "first": days[0], "last": days[1], "elements": elements}
            for name, (days, elements) in zip(names, phases, strict=False)
        ],
        "wishes": [],
        "evaluation_dates": [],
        "given_up": [],
        **more,
    }


def expecting(**more: object) -> dict:
    """An expectation of which only what is given asks for anything."""
    return {
        "id": "made",
        "on": ON,
        "until": UNTIL,
        "phases": {"early": [0, 3], "middle": [3, 9], "late": [9, 12]},
        "must": [],
        "must_not": [],
        "order": [],
        "full_time_by": 0,
        "follow_up_every_weeks": 1,
        "job_search_only_last_months": None,
        "wishes": [],
        "plan_b": {"text": "another way", "must": [], "must_not_repeat": []},
        "formally_valid_but_wrong": [],
        **more,
    }


def found(kind: str, expected: dict, *courses: dict, case: dict | None = None) -> list[Finding]:
    """The findings of one kind."""
    return [item for item in judge({"courses": list(courses)}, expected, case) if item.kind == kind]


def met(kind: str, expected: dict, *courses: dict, case: dict | None = None) -> bool | None:
    """The only finding of a kind."""
    (item,) = found(kind, expected, *courses, case=case)
    return item.met


def rule(name: str, expected: dict, *courses: dict, case: dict | None = None) -> bool | None:
    """The finding of a general rule."""
    (item,) = [item for item in found("general", expected, *courses, case=case) if item.what == name]
    return item.met

"""Edges of little room: follow-up where little is managed, and where no course has room."""

from __future__ import annotations

from datetime import date

import pytest

from phasing.asked import asked
from phasing.drawn import ON, OWN, TALK, WORK
from phasing.test_edges import FIVE_MONTHS, world
from qupcore.domain.case.situation import ManageableTime, Position
from qupcore.phasing.record import courses_record


@pytest.mark.parametrize(("minutes", "talk"), [(10, 15), (15, 15), (45, 45), (60, 60), (75, 60)])
def test_follow_up_is_there_however_little_is_managed(minutes: int, talk: int) -> None:
    """Two weeks of little, and then 20 hours; a talk takes an hour where more is managed."""
    manages = (
        ManageableTime(minutes_a_week=minutes, by="adviser 3"),
        ManageableTime(minutes_a_week=1200, by="adviser 3", first=date(2026, 9, 21)),
    )
    found = asked(world(TALK, OWN, WORK, until=FIVE_MONTHS, manages=manages, needs=("follow_up",)))
    held = [
        (item.first, item.minutes_a_week)
        for item in found.courses[0].phases[0].elements
        if item.measure == "no:talk"
    ]
    assert held == ([(ON, 60)] if talk == 60 else [(ON, talk), (date(2026, 9, 21), 60)])
    told = [
        item.period
        for check in found.courses[0].checks
        for item in check.findings
        if item.kind == "managed" and item.period and item.period.start < date(2026, 9, 21)
    ]
    assert bool(told) == (minutes < talk)


@pytest.mark.parametrize("minutes", [2205, 2250])
def test_no_course_is_no_complete_answer_and_says_why(minutes: int) -> None:
    found = asked(world(TALK, OWN, WORK, position=Position(minutes_a_week=minutes)))
    assert (found.courses, found.complete, found.no_course_why) == ((), False, "no_room")
    assert courses_record(found)["no_course_why"] == "no_room"
    some = asked(world(TALK, OWN, WORK))
    assert (len(some.courses), some.no_course_why) == (1, "")

"""suggest() proposes weeks with which a course begins: usual hours, needs to their size, treatment in it.

What must hold is written by hand for the ten given people of `tests/courses`, and for a few cases.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from planning.few import FULL, PERSON, few
from qupcore import Participant, national, read_case, suggest
from qupcore.domain.case.plan import Element, Slot
from qupcore.domain.case.situation import ManageableTime, PlannedLeave, Position, Treatment
from qupcore.phasing.weeks_suggested import Suggested, Suggestions
from qupcore.plans import Wanted

ON = date(2026, 9, 7)
PEOPLE = sorted((Path(__file__).parent.parent / "courses/given/cases").glob("*.json"))
MEASURES = {item.id: item for item in national().measures}
ATTENDED = ("work_directed", "supporting", "job_search")
TALK = "no:oppfolgingssamtale"


def classed(element: Element) -> str:
    return MEASURES[element.measure].counts_as() or "" if element.measure in MEASURES else "work_directed"


def minutes(found: Suggested, *classes: str) -> int:
    return sum(item.minutes_a_week or 0 for item in found.plan.elements if classed(item) in classes)


@pytest.mark.parametrize("file", PEOPLE, ids=lambda file: file.stem)
def test_the_week_of_somebody_is_one_that_an_adviser_would_begin_with(file: Path) -> None:
    case = read_case(file.read_bytes())
    found = suggest(case, ON, catalogue=national(), want=3)
    assert found.plans
    assert found.complete
    assert not found.stretched
    for one in found.plans:
        held = {item.measure: item for item in one.plan.elements}
        assert one.check.outcome == ("needs_assessment" if one.set_aside else "valid")
        assert sum(item.minutes_a_week or 0 for item in held.values()) + one.set_aside == FULL
        assert TALK in held, "the week has follow-up"
        assert minutes(one, "own_activity") <= 450
        assert not minutes(one, "job_search"), "job search belongs to the last part"
        assert all(
            item.practice is None or item.practice.fills != "nothing"
            for item in (MEASURES[id] for id in held if id in MEASURES)
        ), "a grant is no activity"
        for id in held.keys() & MEASURES.keys():
            practice = MEASURES[id].practice
            if practice is not None and practice.fills == "contact":
                assert (held[id].minutes_a_week or 0) <= 240, f"{id} is contact beside what fills the week"
        if "language" in one.meets:
            assert max(held[id].minutes_a_week or 0 for id in held if "norsk" in id) >= 720


def test_no_two_weeks_differ_in_a_filler_alone() -> None:
    case = read_case(PEOPLE[-1].read_bytes())
    weeks = [
        frozenset(item.measure for item in one.plan.elements if classed(item) == "work_directed")
        for one in suggest(case, ON, catalogue=national(), want=9).plans
    ]
    assert len(weeks) == len(set(weeks)) > 1


def who(**planning: Any) -> Participant:
    return attrs.evolve(PERSON, planning=attrs.evolve(PERSON.planning, **planning))


def weeks(case: Participant, **more: Any) -> Suggestions:
    return suggest(case, ON, catalogue=national(), want=3, **more)


def test_treatment_that_the_case_states_is_in_every_week_for_its_hours_and_at_its_times() -> None:
    slot = Slot(day="tuesday", start=600, end=690)
    told = Treatment(kind="mental", minutes_a_week=90, slots=(slot,), last=date(2026, 12, 31))
    found = weeks(who(treatments=(told,)))
    assert found.plans
    for one in found.plans:
        (treated,) = [item for item in one.plan.elements if item.slots]
        assert (classed(treated), treated.minutes_a_week, treated.slots) == ("health", 90, (slot,))
        assert treated.last == date(2026, 12, 31)
    over = attrs.evolve(told, last=date(2026, 9, 6))
    assert not any(item.slots for one in weeks(who(treatments=(over,))).plans for item in one.plan.elements)


def test_a_week_holds_what_is_managed_and_no_more_own_activity_in_its_place() -> None:
    judged = ManageableTime(minutes_a_week=900, by="NAV office, adviser 3", at=date(2026, 8, 20))
    found = weeks(who(manages=(judged,)))
    assert found.plans
    for one in found.plans:
        assert minutes(one, *ATTENDED) <= 900
        assert minutes(one, "own_activity") <= 450
        assert one.set_aside
        assert one.check.outcome == "needs_assessment", "nobody has certified the week"


def test_a_position_takes_its_hours_from_the_week() -> None:
    found = weeks(who(position=Position(minutes_a_week=900)))
    assert found.plans
    for one in found.plans:
        assert sum(item.minutes_a_week or 0 for item in one.plan.elements) == FULL - 900


def test_a_need_that_only_comes_later_is_told_and_not_squeezed_in() -> None:
    case = who(needs=("work_experience", "formal_training"), municipality="5610")
    found = weeks(case)
    assert found.later == ("formal_training",)
    assert all(one.misses == ("formal_training",) for one in found.plans)


def test_where_no_week_has_usual_hours_others_are_suggested_and_that_is_told() -> None:
    """Nothing but a talk and own activity of 7.5 hours beside 37.5 hours of courses, which take 9 at most."""
    some = tuple(item for item in few().measures if item.counts_as() in ("job_search", "own_activity"))
    alone = attrs.evolve(few(), measures=some, relations=(), groups=(), offers=())
    found = suggest(PERSON, ON, catalogue=alone, want=2)
    assert found.plans
    assert found.stretched
    assert not found.asks


def test_on_a_day_of_leave_no_course_begins() -> None:
    leave = PlannedLeave(first=date(2026, 9, 1), last=date(2026, 9, 30), reason="Care")
    found = weeks(who(leaves=(leave,)))
    assert found.plans
    assert not found.stretched


def test_hours_that_the_caller_gives_are_those_of_the_week() -> None:
    found = weeks(who(needs=("work_experience",)), wanted=Wanted(hours={"no:arbeidstrening": (1800,)}))
    held = [
        item.minutes_a_week
        for one in found.plans
        for item in one.plan.elements
        if item.measure == "no:arbeidstrening"
    ]
    assert set(held) == {1800}

"""What a plan asks beyond what the case says can be managed is a warning, and never makes a plan invalid."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from planning.few import FIRST, FULL, LAST, ON, PERSON, checked, found, run, slot
from qupcore import Participant, Period
from qupcore.domain.answers.plan_check import PlanCheck
from qupcore.domain.case.situation import DayFrame, ManageableTime, PlannedLeave, Treatment
from qupcore.explaining import explain_plan

WORK = "arbeidstrening"
KINDS = {"managed", "outside_day", "over_the_day", "at_treatment"}
TWENTY = 1200


def who(**planning: Any) -> Participant:
    return attrs.evolve(PERSON, planning=attrs.evolve(PERSON.planning, **planning))


def told(check: PlanCheck) -> set[str]:
    return {item.kind for item in check.findings} & KINDS


def full(**more: Any) -> Any:
    return run(WORK, FULL, percent=100, **more)


@pytest.mark.parametrize(("minutes", "says"), [(FULL - 15, True), (FULL, False)])
def test_more_than_the_person_was_judged_to_manage_is_a_warning(minutes: int, says: bool) -> None:
    person = who(manages=(ManageableTime(minutes_a_week=minutes),))
    check = checked(full(), person=person)
    assert told(check) == ({"managed"} if says else set())
    assert check.outcome == checked(full()).outcome
    if says:
        one = found(check, "managed")
        assert one is not None
        assert (one.weight, one.outcome, one.elements) == ("warning", "not_met", (0,))
        assert dict(one.values) == {"minutes": FULL, "managed_minutes": FULL - 15}


def test_what_is_managed_grows_on_its_day() -> None:
    then = date(2026, 11, 2)
    person = who(
        manages=(
            ManageableTime(minutes_a_week=TWENTY),
            ManageableTime(minutes_a_week=FULL, first=then),
        )
    )
    check = checked(full(), person=person, on=Period(FIRST, LAST))
    days = [item.period for item in check.findings if item.kind == "managed"]
    assert days == [Period(FIRST, date(2026, 11, 1))]


def test_treatment_and_own_activity_come_beside_what_is_managed() -> None:
    person = who(manages=(ManageableTime(minutes_a_week=TWENTY),))
    beside = run(WORK, FULL - TWENTY, counts_as="own_activity")
    assert told(checked(run(WORK, TWENTY, percent=53), beside, person=person)) == set()


def test_a_fixed_time_outside_the_hours_of_the_day_is_a_warning() -> None:
    person = who(day_frame=DayFrame(start=540, end=900))
    early, within = slot("monday", "08:45", "10:00"), slot("tuesday", "09:00", "15:00")
    one = run(WORK, FULL, percent=100, slots=(early, within))
    check = checked(one, person=person)
    finding = found(check, "outside_day")
    assert finding is not None
    assert finding.values == (("times", "08:45–10:00"),)
    assert "outside_day" not in told(checked(run(WORK, FULL, percent=100, slots=(within,)), person=person))
    assert told(checked(one)) == set()


@pytest.mark.parametrize(
    ("planning", "room"),
    [
        ({"day_frame": DayFrame(start=540, end=960)}, 2100),
        ({"day_frame": DayFrame(start=480, end=960), "travel_minutes_a_day": 60}, 2100),
        ({"day_frame": DayFrame(start=540, end=960), "care_minutes_a_week": 300}, 2100),
        ({"day_frame": DayFrame(start=480, end=960)}, None),
        ({"travel_minutes_a_day": 60}, None),
    ],
)
def test_the_way_takes_its_time_from_the_hours_of_the_day(planning: dict[str, Any], room: int | None) -> None:
    finding = found(checked(full(), person=who(**planning)), "over_the_day")
    assert (finding and dict(finding.values)["day_minutes"]) == room


def test_a_measure_at_the_time_of_treatment_is_a_warning_and_treatment_is_none() -> None:
    therapy = slot("monday", "09:00", "11:00")
    person = who(treatments=(Treatment(kind="mental", slots=(therapy,)),))
    at = run(WORK, FULL, percent=100, slots=(slot("monday", "10:30", "12:00"),))
    finding = found(checked(at, person=person), "at_treatment")
    assert finding is not None
    assert dict(finding.values) == {"clash_minutes": 30}
    itself = run(WORK, 120, slots=(therapy,), counts_as="health")
    assert "at_treatment" not in told(checked(itself, person=person))
    over = attrs.evolve(person, planning=attrs.evolve(person.planning, treatments=()))
    ended = who(treatments=(Treatment(slots=(therapy,), last=date(2026, 8, 31)),))
    assert "at_treatment" not in told(checked(at, person=over)) | told(checked(at, person=ended))


def test_care_in_the_daytime_asks_for_the_hours_that_are_left() -> None:
    finding = found(checked(full(), person=who(care_minutes_a_week=300)), "over_the_day")
    assert finding is not None
    assert (finding.weight, finding.outcome, finding.missing) == ("note", "unknown", ("planning.day_frame",))
    assert told(checked(full(), person=who(care_minutes_a_week=0))) == set()


def test_on_leave_nothing_must_be_managed() -> None:
    person = who(
        manages=(ManageableTime(minutes_a_week=TWENTY),), leaves=(PlannedLeave(first=FIRST, last=LAST),)
    )
    assert told(checked(full(), person=person)) == set()


def test_somebody_in_treatment_with_reduced_capacity_is_asked_about_and_nobody_else() -> None:
    about = attrs.evolve(PERSON.circumstances, in_treatment=True, reduced_capacity=True)
    person = attrs.evolve(PERSON, circumstances=about)
    finding = found(checked(full(), person=person), "managed")
    assert finding is not None
    assert (finding.weight, finding.outcome, finding.missing) == ("note", "unknown", ("planning.manages",))
    assert told(checked(full(), on=ON)) == set()
    resting = run(WORK, FULL, counts_as="own_activity")
    assert told(checked(resting, person=person)) == set()


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_each_is_told_in_words(lang: Any) -> None:
    person = who(
        manages=(ManageableTime(minutes_a_week=TWENTY),),
        day_frame=DayFrame(start=540, end=900),
        treatments=(Treatment(slots=(slot("monday", "08:00", "09:00"),)),),
        leaves=(PlannedLeave(first=date(2026, 10, 5), last=date(2026, 10, 11)),),
    )
    one = run(WORK, FULL, percent=100, slots=(slot("monday", "08:45", "10:00"),))
    check = checked(one, person=person, on=Period(FIRST, LAST))
    assert told(check) == KINDS
    text = "\n".join(line.text for line in explain_plan(check, _plan(one), lang))
    said = {
        "nb": ("klarer", "utenfor de timene", "behandling", "permisjon"),
        "nn": ("greier", "utanfor dei timane", "behandling", "permisjon"),
        "en": ("manages", "outside the hours", "treatment", "leave"),
    }[lang]
    assert all(word in text for word in said)


def _plan(*elements: Any) -> Any:
    from qupcore import Plan

    return Plan(valid_from=FIRST, elements=elements)

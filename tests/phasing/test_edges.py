"""Boundary cases of courses that drawn worlds showed, each by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from phasing.asked import asked, problem_of
from phasing.drawn import ALWAYS, HEALTH, HERE, ON, OWN, SEARCH, SOURCE, TALK, WORDS, WORK, World, made
from qupcore import Participant, Period
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.planning import Planning
from qupcore.domain.case.situation import DayFrame, ManageableTime, PlannedLeave, Position, Treatment
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.measure_limits import LengthLimit
from qupcore.domain.catalogue.need import Need, NeedSize
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.practice import LanguageUse, Practice, UsualHours, UsualPhases
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.errors import BadInput
from qupcore.explaining import explain_courses
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.spans import phases_of
from qupcore.phasing.suggesting import SuggestedCourses, suggest_course

YEAR = Period(date(2026, 1, 1), date(2027, 12, 31))
LEAVE = (PlannedLeave(first=date(2026, 9, 17), last=date(2026, 10, 17)),)
TWO_MONTHS, FIVE_MONTHS = date(2026, 11, 6), date(2027, 2, 4)


def world(
    *measures: Measure,
    until: date = TWO_MONTHS,
    offers: tuple[Offer, ...] = (),
    relations: tuple[Relation, ...] = (),
    groups: tuple[Group, ...] = (),
    facts: Circumstances | None = None,
    **planning: Any,
) -> World:
    """A world of these measures."""
    values: dict[str, Any] = {"needs": (), "treatments": (), "leaves": (), **planning}
    return World(
        case=Participant(
            ref="a",
            birth_date=date(1990, 1, 1),
            circumstances=facts,
            planning=Planning(municipality=HERE, **values),
        ),
        until=until,
        national=Catalogue(
            by="country",
            measures=measures,
            needs=tuple(Need(id=id, names=WORDS) for id in sorted({n for m in measures for n in m.covers})),
        ),
        local=Catalogue(by="place", namespace=HERE, offers=offers, relations=relations, groups=groups),
    )


def offer(id: str, of: str, **more: Any) -> Offer:
    return Offer(id=f"{HERE}:{id}", measure=of, period=YEAR, enrolment="open", sources=SOURCE, **more)


def relation(kind: Any, of: str, to: str, **more: Any) -> Relation:
    values: dict[str, Any] = {"valid": ALWAYS, **more}
    return Relation(kind=kind, of=(of,), to=(to,), authority="local", reason=WORDS, sources=SOURCE, **values)


def broken(found: SuggestedCourses) -> set[str]:
    """The kinds of what is broken in the first course."""
    checks = found.courses[0].checks
    return {item.kind for check in checks for item in check.findings if item.weight == "breach"}


def test_each_stretch_between_leaves_has_an_evaluation() -> None:
    found = asked(world(TALK, OWN, WORK, leaves=LEAVE))
    assert [plan.evaluation_dates for plan in found.courses[0].plans] == [
        (date(2026, 9, 9),),
        (date(2026, 10, 30),),
    ]
    assert "evaluation_dates_stated" not in broken(found)


def test_an_evaluation_is_never_in_a_leave() -> None:
    """The last week is in a leave but for one day, a Friday."""
    late = (PlannedLeave(first=date(2026, 10, 20), last=date(2026, 11, 5)),)
    days = asked(world(TALK, OWN, WORK, leaves=late)).courses[0].evaluations
    assert days == (date(2026, 10, 12), TWO_MONTHS)


@pytest.mark.parametrize(
    ("changed", "last"),
    [
        ({"valid": Period(date(2016, 1, 1), date(2027, 1, 31))}, date(2027, 1, 31)),
        # The first day of the second phase.
        ({"valid": Period(date(2016, 1, 1), date(2026, 10, 7))}, date(2026, 10, 7)),
        ({"limits": (LengthLimit(kind="absolute_max", weeks=10),)}, date(2026, 11, 15)),
    ],
)
def test_treatment_in_a_course_ends_with_its_measure(changed: dict[str, Any], last: date) -> None:
    health = made("no:health", "health", ("health_care",), **changed)
    found = asked(
        world(health, OWN, WORK, until=FIVE_MONTHS, treatments=(Treatment(kind="mental", minutes_a_week=90),))
    )
    held = [item for plan in found.courses[0].plans for item in plan.elements if item.measure == "no:health"]
    assert max(item.last for item in held if item.last) == last
    assert not broken(found) & {"existence", "absolute_max", "length"}


def test_treatment_that_begins_with_a_group_waits_for_it() -> None:
    group = offer("group", "no:health", minutes_a_week=90, starts=(date(2026, 10, 5),))
    found = asked(world(HEALTH, OWN, WORK, offers=(group,), treatments=(Treatment(),)))
    (held,) = [item for plan in found.courses[0].plans for item in plan.elements if item.offer]
    assert (held.first, held.last) == (date(2026, 10, 5), TWO_MONTHS)
    assert not broken(found)


def test_what_every_course_has_excludes_others() -> None:
    problem = problem_of(
        world(
            HEALTH,
            OWN,
            WORK,
            relations=(relation("forbids", "no:health", "no:work"),),
            treatments=(Treatment(),),
        )
    )
    assert [line.item.id for line in problem.weighing.fixed] == ["no:health"]
    (work,) = [line for line in problem.lines if line.item.id == "no:work"]
    assert not problem.bounds.allow((*problem.weighing.fixed, work))


def test_treatment_that_requires_work_leaves_a_course() -> None:
    found = asked(
        world(
            HEALTH,
            OWN,
            WORK,
            relations=(relation("requires", "no:health", "no:work"),),
            treatments=(Treatment(),),
        )
    )
    assert len(found.courses) == 1


def test_what_requires_follow_up_runs_as_long_as_follow_up_does() -> None:
    """Follow-up is a line for each phase."""
    problem = problem_of(
        world(TALK, OWN, WORK, until=FIVE_MONTHS, relations=(relation("requires", "no:work", "no:talk"),))
    )
    assert len(problem.weighing.fixed) == 3
    (whole,) = [line for line in problem.lines if (line.first, line.last) == (ON, FIVE_MONTHS)]
    assert problem.bounds.allow((*problem.weighing.fixed, whole))
    assert not problem.bounds.allow((*problem.weighing.fixed[:2], whole))
    assert not problem.bounds.allow((problem.weighing.fixed[0], problem.weighing.fixed[2], whole))


def test_contact_without_hours_is_some_hours_and_leaves_room() -> None:
    talk = made("no:talk", "work_directed", ("follow_up",), practice=Practice(fills="contact"))
    found = asked(world(talk, OWN, WORK, manages=(ManageableTime(minutes_a_week=600),)))
    (held,) = [item for item in found.courses[0].phases[0].elements if item.measure == "no:talk"]
    assert held.minutes_a_week == 60
    assert held.estimate


def test_job_search_in_a_group_begins_with_it() -> None:
    group = offer("group", "no:search", starts=(ON, date(2026, 10, 15)))
    found = asked(world(TALK, OWN, WORK, SEARCH, offers=(group,)))
    (held,) = [item for plan in found.courses[0].plans for item in plan.elements if item.offer]
    assert held.first == date(2026, 10, 15)
    assert not broken(found)


@pytest.mark.parametrize(("minutes", "state", "cost"), [(240, "met", 0), (255, "partly", 4)])
def test_a_need_is_met_by_its_minutes_a_week(minutes: int, state: str, cost: int) -> None:
    """The course takes 240 minutes a week at the most."""
    course = made(
        "no:course",
        "supporting",
        ("language",),
        practice=Practice(
            hours=UsualHours(low=60, usual=120, high=240),
            phases=UsualPhases(names=("early", "middle", "late")),
        ),
    )
    aims = CourseAims(sizes={"language": NeedSize(minutes=minutes)})
    (found,) = asked(world(TALK, OWN, WORK, course, needs=("language",)), aims=aims).courses
    assert (found.needs[0].state, dict(found.cost)["needs"]) == (state, cost)


def test_a_position_counts_in_full_time() -> None:
    assert not broken(asked(world(TALK, OWN, WORK, SEARCH, position=Position(minutes_a_week=900))))


def test_an_element_that_goes_on_with_other_hours_does_not_start_again() -> None:
    group = offer("group", "no:work", starts=(ON,))
    manages = (ManageableTime(minutes_a_week=600),)
    found = asked(world(TALK, OWN, WORK, SEARCH, until=FIVE_MONTHS, offers=(group,), manages=manages))
    assert "offer_start" not in broken(found)


def test_work_is_taken_up_again_after_a_leave() -> None:
    found = asked(world(TALK, OWN, WORK, leaves=LEAVE))
    assert all(any(e.measure == "no:work" for e in phase.elements) for phase in found.courses[0].phases)


def test_no_alternative_breaks_what_the_first_does_not() -> None:
    found = asked(world(TALK, OWN, WORK), want=3)
    assert {course.outcome for course in found.courses} == {"valid"}


def test_a_wish_for_job_search_does_not_remove_it() -> None:
    without = world(OWN, WORK, SEARCH)
    for item in (without, without.planned(interests=("no:search",))):
        (course,) = asked(item).courses
        assert "no:search" in {element.measure for element in course.phases[0].elements}


def test_what_excludes_in_the_whole_programme_is_in_no_other_phase() -> None:
    early = made(
        "no:early",
        "work_directed",
        ("work_experience",),
        practice=Practice(phases=UsualPhases(names=("early",))),
    )
    apart = relation("forbids", "no:early", "no:search", overlap="programme")
    needs = ("work_experience", "job_search")
    found = asked(world(TALK, OWN, early, SEARCH, until=FIVE_MONTHS, relations=(apart,), needs=needs))
    assert "forbids" not in broken(found)


def told(found: SuggestedCourses, lang: str = "en") -> str:
    return "\n".join(line.text for line in explain_courses(found, lang, {}))


def test_a_load_is_a_version_of_its_own_and_who_judged_stands_only_for_what_was_judged() -> None:
    """10 hours of work, courses and job search are judged for two months; own activity beside them is not."""
    judged = ManageableTime(minutes_a_week=600, by="adviser 3", grounds="Two short days.")
    course = asked(world(TALK, OWN, WORK, until=FIVE_MONTHS, manages=(judged,))).courses[0]
    (first, *later) = course.plans
    assert (first.adapted_by, first.minutes_a_week) == ("", course.phases[0].least)
    assert course.phases[0].least > 600
    assert later
    assert all(plan.adapted_by == "" for plan in later)
    assert all(plan.minutes_a_week is None or plan.minutes_a_week > 600 for plan in later)


def test_who_judged_a_load_of_work_and_courses_alone_stands_in_the_plan() -> None:
    """No own activity: the week holds the 8 h 30 min that were judged, then what nobody judged."""
    judged = ManageableTime(minutes_a_week=510, by="adviser 3", grounds="Two short days.")
    course = asked(world(TALK, WORK, until=FIVE_MONTHS, manages=(judged,))).courses[0]
    (first, *later) = course.plans
    assert (first.adapted_by, first.minutes_a_week) == ("adviser 3", 510)
    assert all(plan.adapted_by == "" for plan in later)


def test_growth_by_estimate_is_asked_about() -> None:
    judged = ManageableTime(minutes_a_week=600, by="adviser 3", grounds="Two short days.")
    assert "$.planning.manages" in asked(world(TALK, OWN, WORK, until=FIVE_MONTHS, manages=(judged,))).asks
    enough = ManageableTime(minutes_a_week=2250, by="adviser 3", grounds="As others.")
    assert "$.planning.manages" not in asked(world(TALK, OWN, WORK, manages=(enough,))).asks


def test_hours_of_work_that_nobody_knows_are_asked_for() -> None:
    assert "$.planning.position" in asked(world(TALK, OWN, WORK, position=Position())).asks
    assert "$.circumstances.employed" in asked(world(TALK, OWN, WORK)).asks
    known = world(TALK, OWN, WORK, facts=Circumstances(employed=False))
    assert "$.circumstances.employed" not in asked(known).asks


def test_what_another_way_leaves_out_is_given_up() -> None:
    """A wish left out of the second course is no wish more."""
    wished = made("no:wished", "work_directed", ("work_experience",))
    there = world(TALK, OWN, WORK, wished, interests=("no:wished",))
    first, other = asked(there, want=2).courses
    assert [item.state for item in first.wishes] == ["met"]
    assert [item.state for item in other.wishes] == ["not_met"]
    assert [item.by > 0 for item in other.given_up if item.layer == "wishes"] == [True]


def test_training_begins_when_the_norwegian_that_it_needs_may_be_there() -> None:
    """A2 takes 10 weeks here: 2026-09-07 and 10 weeks is 2026-11-16."""
    size = NeedSize(minutes=60, weeks=10, level="A2")
    course = made(
        "no:course",
        "work_directed",
        ("formal_training",),
        practice=Practice(
            language=LanguageUse(needed="B1"), phases=UsualPhases(names=("early", "middle", "late"))
        ),
    )
    there = world(TALK, OWN, WORK, course, until=FIVE_MONTHS, interests=("no:course",), language_level="A2")
    needs = (Need(id="language", names=WORDS, sizes=(size,)), *there.national.needs)
    there = attrs.evolve(there, national=attrs.evolve(there.national, needs=needs))
    begins = [
        item.first
        for plan in asked(there).courses[0].plans
        for item in plan.elements
        if item.measure == "no:course" and item.first
    ]
    assert min(begins) == date(2026, 11, 16)


def test_work_courses_and_job_search_fit_the_hours_of_the_day() -> None:
    """9 to 15 less an hour on the way, five days: 25 hours."""
    frame = DayFrame(start=540, end=900)
    found = asked(world(TALK, OWN, WORK, day_frame=frame, travel_minutes_a_day=0))
    attended = [
        sum(item.minutes_a_week for item in phase.elements if item.counts_as != "own_activity")
        for phase in found.courses[0].phases
    ]
    assert max(attended) <= 1800
    assert "$.planning.day_frame" in found.asks, "a quarter of an hour lacks, and the day has none to give"
    longer = DayFrame(start=540, end=915)
    roomy = asked(world(TALK, OWN, WORK, day_frame=longer, travel_minutes_a_day=0))
    assert "$.planning.day_frame" not in roomy.asks
    short = asked(world(TALK, OWN, WORK, day_frame=frame, travel_minutes_a_day=60))
    assert "$.planning.day_frame" in short.asks


def test_each_kind_of_treatment_goes_on() -> None:
    addiction = made("no:addiction", "health", ("addiction", "health_care"))
    both = (Treatment(kind="addiction", minutes_a_week=120), Treatment(kind="mental", minutes_a_week=60))
    found = asked(world(TALK, OWN, WORK, HEALTH, addiction, treatments=both))
    held = {item.measure: item.minutes_a_week for item in found.courses[0].phases[0].elements}
    assert (held["no:addiction"], held["no:health"]) == (120, 60)


def test_leave_over_the_whole_course_is_told_and_leave_to_the_last_day_ends_it() -> None:
    with pytest.raises(BadInput, match="leave covers all days") as error:
        asked(world(TALK, OWN, WORK, leaves=(PlannedLeave(first=ON, last=TWO_MONTHS),)))
    assert error.value.where == "$.planning.leaves"
    last = (PlannedLeave(first=TWO_MONTHS, last=TWO_MONTHS),)
    assert asked(world(TALK, OWN, WORK, leaves=last)).courses[0].phases[-1].last == date(2026, 11, 5)


def test_a_rule_that_stands_in_the_way_is_told() -> None:
    """No work at all: the plan lacks what is directed at work (section 30)."""
    found = asked(world(TALK, OWN))
    assert found.courses[0].outcome == "invalid"
    assert "Work-directed measures" in told(found) or "directed at work" in told(found)


def test_where_no_course_has_room_the_reason_is_told() -> None:
    filled = world(TALK, OWN, WORK, HEALTH, treatments=(Treatment(kind="mental", minutes_a_week=2250),))
    found = asked(filled)
    assert not found.courses
    assert "have no room in the week" in told(found)


def test_days_of_evaluation_are_no_holidays() -> None:
    """Four weeks after 2026-11-27 is Christmas Day, a Friday; the day before is a Thursday."""
    days = phases_of(date(2026, 11, 27), date(2027, 11, 26), None, CourseAims()).evaluations
    assert days[0] == date(2026, 12, 24)


@pytest.mark.parametrize(
    ("on", "until", "leave", "days"),
    [
        # 2028-01-01 is a Saturday and New Year's Day; the leave begins on the Tuesday after it.
        (date(2028, 1, 1), date(2028, 1, 14), (date(2028, 1, 4), date(2028, 1, 9)), ["01-03", "01-10"]),
        # 2026-10-31 is a Saturday; the leave begins on a Sunday and goes on.
        (date(2026, 10, 31), date(2026, 12, 29), (date(2026, 11, 8), date(2027, 5, 27)), ["11-02"]),
        # From Maundy Thursday to Easter Monday 2027, and then leave: no weekday before it.
        (date(2027, 3, 25), date(2027, 4, 23), (date(2027, 3, 30), date(2027, 4, 15)), ["04-16"]),
    ],
)
def test_days_of_evaluation_before_a_leave_are_weekdays(
    on: date, until: date, leave: tuple[date, date], days: list[str]
) -> None:
    planning = Planning(leaves=(PlannedLeave(first=leave[0], last=leave[1]),))
    found = phases_of(on, until, planning, CourseAims()).evaluations
    assert [str(day)[5:] for day in found] == days


def test_a_plan_of_holidays_alone_states_the_next_evaluation() -> None:
    """From Maundy Thursday to Easter Monday 2027, and then leave until 15 April."""
    leave = PlannedLeave(first=date(2027, 3, 30), last=date(2027, 4, 15))
    there = world(TALK, OWN, WORK, until=date(2027, 5, 14), leaves=(leave,))
    found = suggest_course(
        there.case, date(2027, 3, 25), there.until, catalogue=(there.national, there.local), want=1
    )
    (before, after) = found.courses[0].plans
    assert before.evaluation_dates == after.evaluation_dates[:1] == found.courses[0].evaluations[:1]
    assert "evaluation_dates_stated" not in broken(found)

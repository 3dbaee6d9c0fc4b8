"""Choices, suggestions, coverage and allocations, in cases where a slip would give a wrong answer."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import attrs
import pytest

from composing.wanting import offered, wants
from planning.few import FULL, PERSON, few
from planning.measures import measure, of
from qupcore import Plan
from qupcore.allocating.allocate import allocate
from qupcore.composing.compiling import compile_problem
from qupcore.composing.coverage import coverage
from qupcore.composing.every_plan import sample_plans
from qupcore.composing.wanted import Wanted
from qupcore.domain.case.course import Course, ProgrammeDecision
from qupcore.domain.catalogue.measure import Admission, Classing
from qupcore.domain.catalogue.measure_limits import WeeklyTime
from qupcore.domain.catalogue.offer import Places
from qupcore.phasing.weeks_suggested import suggest
from qupcore.searching import SearchLimit
from qupcore.searching.diagram import OverLimit

ON = date(2026, 9, 7)
DAYS_OF_WORK = {450: None, 900: None, 1350: None, 1800: None, FULL: None}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # Whole days for work; a percent only where the measure requires it to be stated.
        ({}, DAYS_OF_WORK),
        ({"time": WeeklyTime(adapted=True)}, DAYS_OF_WORK),
        (
            {"time": WeeklyTime(adapted=True, stated=True)},
            {450: 20, 900: 40, 1350: 60, 1800: 80, FULL: 100},
        ),
        # An adapted measure in shares of its time: from its least percent, else from a fifth.
        (
            {"time": WeeklyTime(minutes_a_week=1800, adapted=True)},
            dict.fromkeys((360, 720, 900, 1080, 1440, 1800)),
        ),
        (
            {"time": WeeklyTime(minutes_a_week=1800, adapted=True, min_percent=50)},
            {900: 50, 1080: 60, 1440: 80, 1800: 100},
        ),
        ({"time": WeeklyTime(minutes_a_week=1800)}, {1800: None}),
        # Measures that fill a week have half an hour to full time; other measures have a few hours.
        (
            {"classes": (Classing(counts_as="job_search"),)},
            dict.fromkeys(range(30, FULL + 15, 15)),
        ),
        (
            {"classes": (Classing(counts_as="health"),)},
            dict.fromkeys((60, 120, 180, 240, 360, 480)),
        ),
    ],
)
def test_the_hours_that_may_be_chosen(values: Any, expected: dict[int, int | None]) -> None:
    compiled = compile_problem(PERSON, ON, catalogue=of(measure(**values)))
    ways = compiled.choices["no:x"].ways.values()
    assert {element.minutes_a_week: element.percent for element in ways} == expected


def granted(last: date | None) -> Course:
    decision = ProgrammeDecision(
        kind="granted", decided_on=date(2026, 8, 3), applies_from=date(2026, 9, 1), applies_to=last
    )
    return Course(decisions=(decision,))


@pytest.mark.parametrize(
    ("course", "on", "last"),
    [
        (granted(date(2027, 2, 26)), ON, date(2027, 2, 26)),
        (granted(ON), ON, ON),
        (None, ON, date(2027, 9, 6)),
        # A year from 29 February ends on the day before 28 February, as a length of twelve months does.
        (None, date(2028, 2, 29), date(2029, 2, 27)),
        (None, date(2028, 2, 28), date(2029, 2, 27)),
        (None, date(2028, 3, 29), date(2029, 3, 28)),
    ],
)
def test_a_plan_runs_to_the_end_of_what_is_granted_else_for_a_year(
    course: Course | None, on: date, last: date
) -> None:
    compiled = compile_problem(attrs.evolve(PERSON, course=course), on, catalogue=few())
    assert compiled.choices["no:jobbklubb"].first().last == last


def test_a_version_of_the_plan_that_is_still_to_come_says_nothing_of_today() -> None:
    held, to_come = (
        Plan(valid_from=day, wishes=wishes)
        for day, wishes in ((date(2026, 9, 1), "now"), (date(2026, 10, 1), "later"))
    )
    for versions in permutations((held, to_come)):
        person = attrs.evolve(PERSON, course=Course(plans=versions))
        assert compile_problem(person, ON, catalogue=few()).base.wishes == "now"
    person = attrs.evolve(PERSON, course=Course(plans=(to_come,)))
    assert compile_problem(person, ON, catalogue=few()).base == Plan(valid_from=ON)


@pytest.mark.parametrize(
    ("places", "score"),
    [
        # An element costs 20; a free place gives 10, less one for each day of waiting, down to 0.
        (Places(free=1), -10),
        (Places(free=1, waiting_days=0), -10),
        (Places(free=1, waiting_days=3), -13),
        (Places(free=1, waiting_days=300), -20),
        (Places(free=None), -20),
        (Places(free=0, waiting_days=1, as_of=date(2026, 8, 1)), -20),
    ],
)
def test_only_an_offer_that_has_a_place_counts_as_available(places: Places, score: int) -> None:
    catalogue = offered(1, enrolment="open")
    catalogue = attrs.evolve(catalogue, offers=(attrs.evolve(catalogue.offers[0], places=places),))
    assert suggest(PERSON, ON, catalogue=catalogue, want=1).plans[0].score == score


def test_a_search_that_was_stopped_does_not_say_that_there_is_no_plan() -> None:
    found = suggest(PERSON, ON, catalogue=few(), limit=SearchLimit(expansions=0))
    assert (found.plans, found.complete, found.conflict) == ((), False, None)
    assert suggest(PERSON, ON, catalogue=few(), want=1).conflict is None
    assert suggest(PERSON, ON, catalogue=of(measure()), wanted=Wanted(most=0)).conflict is not None


def test_too_many_to_draw_from_is_said() -> None:
    assert isinstance(sample_plans(PERSON, ON, catalogue=few(), seed=1, most_nodes=1), OverLimit)


def test_coverage_says_whom_an_assessment_would_help() -> None:
    to_assess = of(measure(admits=(Admission(when="health.in_treatment"),)))
    for in_treatment, after in ((None, True), (False, False)):
        circumstances = attrs.evolve(PERSON.circumstances, in_treatment=in_treatment)
        found = coverage(
            [attrs.evolve(PERSON, circumstances=circumstances)],
            ON,
            municipality="1804",
            catalogue=to_assess,
        )
        assert [item.after_assessment for item in found.uncovered] == [after]


def test_what_would_not_help_is_not_said_to() -> None:
    """A plan may hold no element, so one more measure gives no plan."""
    found = coverage([wants("job-search")], ON, municipality="1804", catalogue=few(), wanted=Wanted(most=0))
    assert (found.covered, len(found.uncovered), tuple(found.would_help)) == (0, 1, ())


@pytest.mark.parametrize("order", list(permutations("abc")))
@pytest.mark.parametrize("offers", [None, ["no:kurs-her"]])
def test_a_place_goes_to_who_has_waited_longest_whatever_they_are_called(order: Any, offers: Any) -> None:
    applied = (date(2026, 5, 1), date(2026, 8, 1), None)
    people = [
        attrs.evolve(wants("job-search"), ref=ref, course=Course(applied_on=day))
        for ref, day in zip(order, applied, strict=True)
    ]
    assert set(allocate(people, ON, catalogue=offered(1), offers=offers).given) == {order[0]}


def test_an_offer_that_says_nothing_of_places_has_room_and_is_to_be_asked() -> None:
    catalogue = offered(1)
    catalogue = attrs.evolve(catalogue, offers=(attrs.evolve(catalogue.offers[0], places=None),))
    people = [attrs.evolve(wants("job-search"), ref=ref) for ref in ("a", "b")]
    for offers in (None, ["no:kurs-her"]):
        found = allocate(people, ON, catalogue=catalogue, offers=offers)
        assert (set(found.given), found.places, found.not_known) == ({"a", "b"}, {}, ("no:kurs-her",))


def test_who_shares_out_is_told_of_each_person() -> None:
    told: list[tuple[int, int]] = []
    people = [attrs.evolve(wants("job-search"), ref=ref) for ref in ("a", "b")]
    allocate(people, ON, catalogue=offered(1), progress=lambda done, of: told.append((done, of)))
    assert told[:2] == [(1, 4), (2, 4)]

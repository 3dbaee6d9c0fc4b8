"""What relations and groups of the whole programme keep apart, on whichever days it would run."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from phasing.asked import problem_of
from phasing.drawn import ALWAYS, HERE, ON, SOURCE, WORDS, World, made
from qupcore import Participant, Period
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.need import NeedSize
from qupcore.domain.catalogue.practice import Practice, UsualPhases
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.bounds import Bounds

FIRST, SECOND = f"{HERE}:first", f"{HERE}:second"

EARLY, LATER = Period(date(2016, 1, 1), date(2026, 10, 1)), Period(date(2027, 1, 1))
"""Days of the early part alone, which only the first has, and days after it, which only the second has."""


def world(**local: Any) -> World:
    """Two measures for the same person: the first early, the second in the middle or late."""
    phases = {FIRST: ("early",), SECOND: ("middle", "late")}
    needs = {FIRST: "debt", SECOND: "social_network"}
    measures = tuple(
        made(
            id,
            "supporting",
            (needs[id],),
            practice=Practice(fills="time", phases=UsualPhases(names=names)),  # type: ignore[arg-type]
        )
        for id, names in phases.items()
    )
    planning = Planning(needs=tuple(needs.values()), municipality=HERE)
    case = Participant(ref="two", birth_date=date(1990, 1, 1), planning=planning)
    return World(
        case=case,
        until=date(2027, 9, 6),
        national=Catalogue(by="country"),
        local=Catalogue(by="place", namespace=HERE, measures=measures, **local),
    )


def relation(kind: Any, of: str, to: str, overlap: Any, valid: Period = ALWAYS) -> dict[str, Any]:
    one = Relation(
        kind=kind,
        of=(of,),
        to=(to,),
        valid=valid,
        authority="local",
        overlap=overlap,
        reason=WORDS,
        sources=SOURCE,
    )
    return {"relations": (one,)}


def group(overlap: Any, valid: Period = ALWAYS) -> dict[str, Any]:
    one = Group(
        id=f"{HERE}:one",
        members=(FIRST, SECOND),
        at_most=1,
        overlap=overlap,
        valid=valid,
        authority="local",
        reason=WORDS,
        sources=SOURCE,
    )
    return {"groups": (one,)}


def both(**local: Any) -> tuple[bool, Bounds]:
    """Whether a course may have the second measure after the first has ended."""
    problem = problem_of(world(**local))
    (first, *_) = [line for line in problem.lines if line.item.id == FIRST and line.first == ON]
    (second, *_) = [line for line in problem.lines if line.item.id == SECOND and line.first > first.last]
    return problem.bounds.allow((first, second)), problem.bounds


@pytest.mark.parametrize(
    ("local", "allowed"),
    [
        ({}, True),
        (relation("forbids", FIRST, SECOND, "same_time"), True),
        (relation("forbids", FIRST, SECOND, "programme"), False),
        (relation("forbids", SECOND, FIRST, "programme"), False),
        (relation("forbids", SECOND, FIRST, "before"), False),
        (relation("forbids", FIRST, SECOND, "before"), True),
        (relation("unknown", FIRST, SECOND, "programme"), False),
        (relation("requires", SECOND, FIRST, "same_time"), False),
        (relation("requires", SECOND, FIRST, "programme"), True),
        (group("same_time"), True),
        (group("programme"), False),
    ],
)
def test_what_holds_for_the_whole_programme_binds_on_other_days_too(
    local: dict[str, Any], *, allowed: bool
) -> None:
    assert both(**local)[0] == allowed


@pytest.mark.parametrize(
    ("local", "allowed"),
    [
        (relation("forbids", FIRST, SECOND, "programme", EARLY), False),
        (relation("forbids", FIRST, SECOND, "programme", LATER), True),
        (relation("forbids", SECOND, FIRST, "programme", EARLY), True),
        (relation("forbids", SECOND, FIRST, "programme", LATER), False),
        (relation("forbids", SECOND, FIRST, "before", EARLY), True),
        (relation("forbids", SECOND, FIRST, "before", LATER), False),
        (relation("requires", SECOND, FIRST, "same_time", EARLY), True),
        (relation("requires", SECOND, FIRST, "same_time", LATER), False),
        (group("programme", EARLY), True),
        (group("programme", LATER), True),
        (group("programme", Period(date(2026, 12, 6), date(2026, 12, 7))), False),
    ],
)
def test_a_bound_binds_only_what_runs_on_its_days(local: dict[str, Any], *, allowed: bool) -> None:
    """As the check of a plan reads it: a relation by the days of the measure that it is of."""
    assert both(**local)[0] == allowed


@pytest.mark.parametrize(("valid", "allowed"), [(EARLY, True), (LATER, False)])
def test_what_the_programme_requires_on_other_days_is_not_missed(valid: Period, *, allowed: bool) -> None:
    problem = problem_of(world(**relation("requires", SECOND, FIRST, "programme", valid)))
    alone = next(x for x in problem.lines if x.item.id == SECOND and x.first > date(2026, 12, 6))
    assert problem.bounds.allow((alone,)) == allowed


@pytest.mark.parametrize(
    ("valid", "undecided"),
    [
        (ALWAYS, False),
        (Period(date(2016, 1, 1), date(2026, 9, 6)), False),  # over when the course begins
        (Period(date(2016, 1, 1), date(2026, 12, 6)), False),  # over when the second phase begins
        (EARLY, True),
        (LATER, True),
    ],
)
def test_a_bound_that_begins_or_ends_within_a_phase_leaves_the_best_course_open(
    valid: Period, *, undecided: bool
) -> None:
    assert both(**relation("forbids", FIRST, SECOND, "same_time", valid))[1].undecided == undecided


def test_what_the_programme_requires_must_be_in_the_course() -> None:
    problem = problem_of(world(**relation("requires", SECOND, FIRST, "programme")))
    alone = [line for line in problem.lines if line.item.id == SECOND]
    assert alone
    assert not any(problem.bounds.allow((line,)) for line in alone)


def test_what_has_ended_on_the_day_before_comes_before() -> None:
    """The last day of one and the first of the other are whole days."""
    problem = problem_of(world(**relation("forbids", SECOND, FIRST, "before")))
    first = next(line for line in problem.lines if line.item.id == FIRST)
    second = next(line for line in problem.lines if line.item.id == SECOND)
    meeting = attrs.evolve(second, first=first.last)
    assert Bounds(**{**_given(problem.bounds), "lines": (first, meeting)}).allow((first, meeting))


def test_what_is_required_may_be_carried_by_one_line_after_another() -> None:
    """Two lines of the first cover the days of the second, until a day is missing between them."""
    problem = problem_of(world(**relation("requires", SECOND, FIRST, "same_time")))
    second = next(line for line in problem.lines if line.item.id == SECOND)
    first = next(line for line in problem.lines if line.item.id == FIRST)
    middle, day = second.first + timedelta(days=20), timedelta(days=1)
    begin = attrs.evolve(first, number=90, first=second.first, last=middle, single=False)
    for gap, allowed in ((0, True), (1, False)):
        end = attrs.evolve(begin, number=91, first=middle + day * (1 + gap), last=second.last)
        lines = begin, end, second
        assert Bounds(**{**_given(problem.bounds), "lines": lines}).allow(lines) == allowed


def test_what_meets_a_need_for_good_comes_once() -> None:
    """Twelve weeks of one of two measures for the same need, and not of the other afterwards."""
    needs = ("debt",)
    base = world()
    measures = tuple(attrs.evolve(measure, covers=needs) for measure in base.local.measures)
    one = attrs.evolve(base, local=attrs.evolve(base.local, measures=measures)).planned(needs=needs)
    for ends in (True, False):
        size = NeedSize(minutes=60, weeks=12, ends=ends)
        problem = problem_of(one, CourseAims(sizes={"debt": size}))
        first = next(line for line in problem.lines if line.item.id == FIRST)
        second = next(line for line in problem.lines if line.item.id == SECOND and line.first > first.last)
        assert problem.bounds.allow((first, second)) == (not ends)


def _given(bounds: Bounds) -> dict[str, Any]:
    return {item.name: getattr(bounds, item.name) for item in attrs.fields(Bounds) if item.init}

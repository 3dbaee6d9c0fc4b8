"""What relations and groups of the whole programme keep apart, on whichever days it would run."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from phasing.asked import problem_of
from phasing.drawn import ALWAYS, HERE, ON, SOURCE, WORDS, World, made
from qupcore import Participant
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.practice import Practice, UsualPhases
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.phasing.bounds import Bounds

FIRST, SECOND = f"{HERE}:first", f"{HERE}:second"


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


def relation(kind: Any, of: str, to: str, overlap: Any) -> dict[str, Any]:
    one = Relation(
        kind=kind,
        of=(of,),
        to=(to,),
        valid=ALWAYS,
        authority="local",
        overlap=overlap,
        reason=WORDS,
        sources=SOURCE,
    )
    return {"relations": (one,)}


def group(overlap: Any) -> dict[str, Any]:
    one = Group(
        id=f"{HERE}:one",
        members=(FIRST, SECOND),
        at_most=1,
        overlap=overlap,
        valid=ALWAYS,
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


def _given(bounds: Bounds) -> dict[str, Any]:
    return {item.name: getattr(bounds, item.name) for item in attrs.fields(Bounds) if item.init}

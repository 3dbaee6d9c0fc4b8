"""Each rule about two elements of a plan on both sides of its limit."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from planning.few import FIRST, FULL, LAST, PERSON, checked, found, run, slot
from planning.measures import ALWAYS, DAY, SOURCE, WORDS, kinds, measure, of, relation
from qupcore import Period
from qupcore.domain.catalogue.relation import Group

# two elements


@pytest.mark.parametrize(
    ("other", "clash"), [(slot("monday", "10:15", "11:00"), 0), (slot("monday", "10:00", "11:00"), 15)]
)
def test_slots_collide_down_to_the_quarter(other: Any, clash: int) -> None:
    check = checked(
        run("arbeidstrening", 1125, percent=50, slots=(slot("monday", "09:00", "10:15"),)),
        run("jobbklubb", 1125, slots=(other,)),
    )
    item = found(check, "slots_clash")
    assert (dict(item.values) if item else {}) == ({"clash_minutes": clash} if clash else {})
    later = checked(
        run(
            "arbeidstrening",
            1125,
            percent=50,
            slots=(slot("monday", "09:00", "10:15"),),
            last=date(2026, 9, 30),
        ),
        run("jobbklubb", 1125, slots=(other,), first=date(2026, 10, 1)),
    )
    assert found(later, "slots_clash") is None


def test_slots_longer_than_the_hours() -> None:
    slots = (slot("monday", "09:00", "10:15"),)
    assert "slots_hours" in kinds(run("jobbklubb", 60, slots=slots))
    assert "slots_hours" not in kinds(run("jobbklubb", 75, slots=slots))


@pytest.mark.parametrize(
    ("authority", "at_most", "weight"),
    [("guidance", 1, "breach"), ("guidance", 2, None), ("advice", 1, "warning")],
)
def test_at_most_so_many_of_a_group(authority: Any, at_most: int, weight: str | None) -> None:
    members = ("no:x", "no:y")
    group = Group(
        id="no:g",
        members=members,
        valid=ALWAYS,
        authority=authority,
        at_most=at_most,
        reason=WORDS,
        sources=SOURCE,
    )
    catalogue = of(measure(), measure("no:y"), groups=(group,))
    item = found(checked(run("x", 1125), run("y", 1125), catalogue=catalogue), "group")
    assert (item.weight if item else None) == weight
    one, other = run("x", FULL, FIRST, date(2026, 9, 30)), run("y", FULL, date(2026, 10, 1), LAST)
    assert found(checked(one, other, catalogue=catalogue), "group") is None


@pytest.mark.parametrize(
    ("later", "other", "weight"),
    [("x", None, None), ("y", None, "breach"), ("x", "x", None), ("x", "y", "breach")],
    ids=("goes on", "another", "goes on twice", "goes on, then another"),
)
def test_a_measure_that_goes_on_is_one_of_a_group_in_the_programme(
    later: str, other: str | None, weight: str | None
) -> None:
    group = Group(
        id="no:g",
        members=("no:x", "no:y"),
        valid=ALWAYS,
        authority="local",
        at_most=1,
        overlap="programme",
        reason=WORDS,
        sources=SOURCE,
    )
    catalogue = of(measure(), measure("no:y"), groups=(group,))
    elements = [
        run("x", FULL, FIRST, date(2026, 9, 30)),
        run(later, FULL, date(2026, 10, 1), date(2026, 10, 31)),
    ]
    if other is not None:
        elements.append(run(other, FULL, date(2026, 11, 1), LAST))
    item = found(checked(*elements, catalogue=catalogue), "group")
    assert (item.weight if item else None) == weight


def test_how_many_of_a_group_run_is_unknown_where_dates_are() -> None:
    group = Group(
        id="no:g",
        members=("no:x", "no:y"),
        valid=ALWAYS,
        authority="local",
        at_most=1,
        reason=WORDS,
        sources=SOURCE,
    )
    catalogue = of(measure(), measure("no:y"), groups=(group,))
    later = run("y", FULL, date(2026, 11, 1), LAST)
    open_ended = found(checked(run("x", FULL, FIRST, None), later, catalogue=catalogue), "group")
    assert open_ended is not None
    assert (open_ended.weight, open_ended.outcome) == ("needs_assessment", "unknown")


@pytest.mark.parametrize(
    ("kind", "confidence", "weight"),
    [
        ("forbids", "high", "breach"),
        ("forbids", "low", "needs_assessment"),
        ("unknown", "high", "needs_assessment"),
        ("warns", "high", "warning"),
        ("allows", "high", None),
    ],
)
def test_what_a_relation_weighs(kind: str, confidence: Any, weight: str | None) -> None:
    catalogue = of(measure(), measure("no:y"), relations=(relation(kind, confidence=confidence),))
    item = found(checked(run("x", 1125), run("y", 1125), catalogue=catalogue), kind)
    assert (item.weight if item else None) == weight


@pytest.mark.parametrize(
    ("valid", "kept"),
    [
        (Period(date(2016, 1, 1), FIRST - DAY), True),
        (Period(date(2016, 1, 1), FIRST), False),
        (Period(LAST), False),
        (Period(LAST + DAY), True),
    ],
)
def test_a_relation_holds_on_its_own_days(valid: Period, kept: bool) -> None:
    catalogue = of(measure(), measure("no:y"), relations=(relation("forbids", valid=valid),))
    assert (kinds(run("x", 1125), run("y", 1125), catalogue=catalogue) == set()) is kept


@pytest.mark.parametrize(
    ("exception", "weight"), [(True, None), (False, "breach"), (None, "needs_assessment")]
)
def test_an_exception_from_a_relation(exception: bool | None, weight: str | None) -> None:
    catalogue = of(measure(), measure("no:y"), relations=(relation("forbids", unless="work.employed"),))
    circumstances = attrs.evolve(PERSON.circumstances, employed=exception)
    person = attrs.evolve(PERSON, circumstances=circumstances)
    item = found(checked(run("x", 1125), run("y", 1125), catalogue=catalogue, person=person), "forbids")
    assert (item.weight if item else None) == weight


@pytest.mark.parametrize(
    ("hosts", "kept"),
    [
        ([(FIRST, LAST)], True),
        ([(FIRST, date(2026, 10, 31)), (date(2026, 11, 1), LAST)], True),
        ([(FIRST, date(2026, 10, 31)), (date(2026, 11, 2), LAST)], False),
        ([(FIRST + DAY, LAST)], False),
    ],
)
def test_a_host_is_there_on_every_day(hosts: list[tuple[date, date]], kept: bool) -> None:
    catalogue = of(measure(), measure("no:y"), relations=(relation("requires"),))
    check = checked(run("x", 1125), *(run("y", 1125, *days) for days in hosts), catalogue=catalogue)
    assert (found(check, "requires") is None) is kept


@pytest.mark.parametrize(("last", "kept"), [(FIRST - DAY, True), (FIRST, False)])
def test_what_must_come_before_ends_before(last: date, kept: bool) -> None:
    catalogue = of(measure(), measure("no:y"), relations=(relation("requires", overlap="before"),))
    check = checked(run("x", FULL), run("y", FULL, date(2026, 8, 1), last), catalogue=catalogue)
    assert (found(check, "requires") is None) is kept

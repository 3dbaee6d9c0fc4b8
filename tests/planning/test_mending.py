"""A clash is minimal; a repair makes the plan valid, and needs every one of its changes."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composing.drawn import HOURS, ON, SLOTS, UNTIL, catalogues, people
from planning.few import FIRST, FULL, LAST, PERSON, checked, few, run
from planning.measures import measure, of
from qupcore import Participant, Period, Plan
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Benefit
from qupcore.domain.case.plan import Element
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure_limits import AgeBand, StartWindow
from qupcore.planning.changes import changes_for
from qupcore.planning.check import check_plan
from qupcore.planning.checker import Checker
from qupcore.planning.clash import clashes
from qupcore.planning.mending import apply
from qupcore.planning.outcomes import Outcomes
from qupcore.planning.rules.prepared import prepare
from qupcore.searching import SearchLimit


@st.composite
def plans(draw: st.DrawFn, catalogue: Catalogue) -> Plan:
    elements = [
        Element(
            measure=draw(st.sampled_from(catalogue.measures)).id,
            minutes_a_week=draw(st.sampled_from(HOURS)),
            first=draw(st.sampled_from((ON, date(2026, 12, 1)))),
            last=draw(st.sampled_from((UNTIL, date(2026, 12, 31), None))),
        )
        for _ in range(draw(st.integers(1, 4)))
    ]
    return Plan(valid_from=ON, elements=tuple(elements))


@settings(
    max_examples=settings.default.max_examples // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.data(), catalogues(), people)
def test_no_fewer_elements_clash_and_no_smaller_change_mends(
    data: st.DataObject, catalogue: Catalogue, person: Participant
) -> None:
    plan = data.draw(plans(catalogue))
    check = check_plan(plan, ON, case=person, catalogue=catalogue)
    checker = Checker(person, ON, prepare(catalogue, ON))

    def clash(places: tuple[int, ...]) -> bool:
        part = attrs.evolve(plan, elements=tuple(plan.elements[place] for place in places))
        return clashes(checker.findings(part))

    if clashes(check.findings):
        assert clash(check.conflict)
        for fewer in combinations(check.conflict, len(check.conflict) - 1):
            assert not clash(fewer)
    if check.outcome != "invalid":
        assert check.conflict == ()
        assert check.repairs == ()
    for repair in check.repairs:
        assert checker.check(repair.plan).outcome == repair.outcome != "invalid"
        assert apply(plan, repair.changes) == repair.plan
        for fewer in combinations(repair.changes, len(repair.changes) - 1):
            assert checker.check(apply(plan, fewer)).outcome == "invalid"
    sizes = {len(repair.changes) for repair in check.repairs}
    assert len(sizes) <= 1
    if sizes != {1} and check.outcome == "invalid":
        for change in changes_for(plan, check.findings, checker):
            assert checker.check(apply(plan, [change])).outcome == "invalid"


@st.composite
def busy_plans(draw: st.DrawFn, catalogue: Catalogue) -> Plan:
    """Plans with offers, fixed times, unknown hours and days, and the same measure several times."""
    offers: tuple[str, ...] = ("", *(offer.id for offer in catalogue.offers))
    element = st.builds(
        Element,
        measure=st.sampled_from([measure.id for measure in catalogue.measures]),
        offer=st.sampled_from(offers),
        minutes_a_week=st.sampled_from((None, 450, FULL)),
        slots=st.one_of(st.just(()), SLOTS),
        first=st.sampled_from((ON, ON, date(2026, 12, 1), None)),
        last=st.sampled_from((UNTIL, date(2026, 12, 31), date(2030, 12, 31), None)),
    )
    return Plan(valid_from=ON, elements=tuple(draw(st.lists(element, min_size=2, max_size=4))))


@settings(
    max_examples=settings.default.max_examples // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.data(), catalogues(), people)
def test_the_outcome_of_changes_is_the_outcome_of_the_changed_plan(
    data: st.DataObject, catalogue: Catalogue, person: Participant
) -> None:
    plan = data.draw(busy_plans(catalogue))
    earlier = attrs.evolve(data.draw(busy_plans(catalogue)), valid_from=date(2026, 8, 3))
    course = attrs.evolve(person.course or Course(), plans=data.draw(st.sampled_from(((), (earlier,)))))
    allowance = Benefit(kind="measures_allowance", law="arbeidsmarkedsloven", valid_from=date(2027, 1, 1))
    benefits = data.draw(st.sampled_from((None, (allowance,))))
    person = attrs.evolve(person, course=course, benefits=benefits)
    checker = Checker(person, ON, prepare(catalogue, ON))
    outcomes = Outcomes(plan, checker)
    moves = [outcomes.move(change) for change in changes_for(plan, checker.findings(plan), checker)]
    several = [(), *((move,) for move in moves), *combinations(moves[:4], 2)]
    for chosen in several:
        if len({move.about for move in chosen}) == len(chosen):
            changed = apply(plan, [move.change for move in chosen])
            assert outcomes.outcome(outcomes.moved(chosen)) == checker.check(changed).outcome


def said(*elements: Element, person: Participant = PERSON, **more: object) -> list[list[tuple[str, str]]]:
    check = checked(*elements, person=person, repairs=9, **more)  # type: ignore[arg-type]
    return [[(change.kind, change.measure) for change in repair.changes] for repair in check.repairs]


def test_hours_are_mended_by_hours() -> None:
    check = checked(run("arbeidstrening", 1350, percent=60), run("jobbklubb", 930), repairs=1)
    assert check.conflict == (0, 1)
    (repair,) = check.repairs
    assert [(c.kind, c.becomes and c.becomes.minutes_a_week) for c in repair.changes] == [("hours", 1320)]


def test_only_as_many_as_are_too_much_clash() -> None:
    check = checked(
        run("behandling", 60),
        run("arbeidstrening", 1500, percent=60),
        run("jobbklubb", 1500),
        run("trening", 60),
    )
    assert check.conflict == (1, 2)
    one_alone = checked(run("behandling", 60), run("arbeidstrening", 2265, percent=100))
    assert one_alone.conflict == (1,)


def test_a_short_week_is_filled_by_more_hours_or_one_measure_more() -> None:
    found = said(run("arbeidstrening", 1350, percent=60))
    assert [("hours", "no:arbeidstrening")] in found
    assert [("add", "no:jobbklubb")] in found


def test_too_long_is_mended_by_the_latest_end_that_is_kept() -> None:
    check = checked(run("arbeidstrening", FULL, percent=100, last=date(2027, 12, 1)), repairs=1)
    (repair,) = check.repairs
    assert repair.plan.elements[0].last == date(2027, 8, 31)


def test_what_must_not_meet_is_moved_apart_or_dropped() -> None:
    one = run("funksjonsassistanse", 60)
    other = run("arbeidstrening", 60, percent=5)
    host = run("midlertidig-lonnstilskudd", FULL - 60)
    check = checked(one, other, host, repairs=9)
    kinds = [{change.kind for change in repair.changes} for repair in check.repairs]
    assert {"drop"} in kinds
    assert check.conflict == (0, 1)


def test_a_mentor_gets_a_host() -> None:
    assert [("add", "no:arbeidstrening")] in said(run("mentor", 450))


def test_a_percent_is_raised_to_what_is_asked() -> None:
    check = checked(run("aft", FULL, percent=40), repairs=1)
    assert [c.becomes and c.becomes.percent for c in check.repairs[0].changes] == [50]


def test_who_is_too_young_starts_at_the_birthday() -> None:
    young = attrs.evolve(PERSON, birth_date=date(2010, 10, 5))
    check = checked(run("arbeidstrening", FULL, percent=100), person=young, repairs=1, on=date(2026, 10, 6))
    moved = [c.becomes.first for r in check.repairs for c in r.changes if c.kind == "move" and c.becomes]
    assert moved == [date(2026, 10, 5)]


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_search_for_repairs_that_is_stopped_says_so(after: int) -> None:
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > after

    plan = Plan(valid_from=FIRST, elements=(run("arbeidstrening", 1350, percent=60),))
    check = check_plan(plan, FIRST, case=PERSON, catalogue=few(), limit=SearchLimit(stop=stop))
    assert check.outcome == "invalid"
    assert check.complete is (after > 0)
    assert (
        check_plan(plan, FIRST, case=PERSON, catalogue=few(), limit=SearchLimit(expansions=0)).complete
        is False
    )


def test_a_valid_plan_needs_no_repair() -> None:
    check = checked(run("arbeidstrening", FULL, percent=100, last=LAST), repairs=9)
    assert (check.outcome, check.conflict, check.repairs, check.complete) == ("valid", (), (), True)


def made(*elements: Element, **more: object) -> list[tuple[str, Element | None]]:
    """The changes of every repair, and the changed element of each."""
    check = checked(*elements, repairs=99, **more)  # type: ignore[arg-type]
    return [(change.kind, change.becomes) for repair in check.repairs for change in repair.changes]


def test_what_fills_a_week_is_another_measure_and_begins_with_the_rest() -> None:
    added = [item for kind, item in made(run("arbeidstrening", 1350, percent=60)) if kind == "add" and item]
    assert "no:jobbklubb" in {item.measure for item in added}
    assert "no:arbeidstrening" not in {item.measure for item in added}, "it is there already"
    assert {(item.first, item.last) for item in added} == {(FIRST, LAST)}


def test_hours_that_are_too_few_are_not_called_a_larger_percent() -> None:
    """600 of 1800 minutes are 33 percent, whatever percent is stated."""
    changes = made(run("aft", 600), run("jobbklubb", FULL - 600))
    assert changes
    assert all(item.percent is None for _, item in changes if item)


@pytest.mark.parametrize(
    ("born", "age", "first"),
    [
        (date(2006, 2, 28), 20, date(2026, 2, 28)),
        (date(2006, 3, 1), 20, date(2026, 3, 1)),
        # In a common year the birthday is on 28 February, by the convention `convention.leap_birthday`.
        (date(2004, 2, 29), 22, date(2026, 2, 28)),
        (date(2004, 2, 29), 20, date(2024, 2, 29)),
    ],
)
def test_who_is_too_young_starts_on_the_day_the_age_is_reached(born: date, age: int, first: date) -> None:
    begins, ends = date(first.year, 2, 1), date(first.year, 6, 30)
    plan = Plan(valid_from=begins, elements=(run("x", FULL, begins, ends),))
    person = attrs.evolve(PERSON, birth_date=born)
    check = check_plan(
        plan, date(first.year, 4, 1), case=person, catalogue=of(measure(ages=AgeBand(low=age)))
    )
    moved = [c.becomes.first for r in check.repairs for c in r.changes if c.kind == "move" and c.becomes]
    assert moved == [first]


@pytest.mark.parametrize(("year", "first"), [(2027, date(2027, 3, 1)), (2028, date(2028, 2, 29))])
def test_a_start_on_29_february_is_the_day_after_in_a_common_year(year: int, first: date) -> None:
    catalogue = of(measure(starts=StartWindow(first="02-29", last="03-15")))
    plan = Plan(valid_from=date(year, 2, 1), elements=(run("x", FULL, date(year, 2, 1), date(year, 6, 30)),))
    check = check_plan(plan, date(year, 4, 1), case=PERSON, catalogue=catalogue)
    moved = [c.becomes.first for r in check.repairs for c in r.changes if c.kind == "move" and c.becomes]
    assert moved == [first]


def test_what_a_move_makes_too_long_is_shortened_too() -> None:
    """The element may start in October, and the measure ends with the year; dropping it leaves no plan."""
    catalogue = of(
        measure(starts=StartWindow(first="10-01", last="12-31"), valid=Period(date(2016, 1, 1), LAST))
    )
    check = checked(run("x", FULL), catalogue=catalogue, on=date(2026, 10, 6), repairs=9)
    found = [
        [(c.kind, c.becomes and (c.becomes.first, c.becomes.last)) for c in r.changes] for r in check.repairs
    ]
    assert found == [[("shorten", (date(2026, 10, 1), LAST))]]


def test_somebody_too_old_reached_the_lowest_age_before_there_was_a_law() -> None:
    young = measure(ages=AgeBand(low=16, high=29))
    born_in_1990 = Participant(ref="old", birth_date=date(1990, 1, 1))
    plan = Plan(valid_from=ON, elements=(Element(measure="no:x", minutes_a_week=FULL, first=ON, last=UNTIL),))
    check = check_plan(plan, ON, case=born_in_1990, catalogue=of(young))
    assert "age" in {finding.kind for finding in check.findings if finding.weight == "breach"}
    assert all(change.kind != "move" for repair in check.repairs for change in repair.changes)

"""Each rule of a plan on both sides of its limit."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from planning.few import FIRST, FULL, LAST, PERSON, checked, found, run, weighty
from planning.measures import DAY, kinds, measure, of
from qupcore import Period
from qupcore.domain.case.course import Course, Work
from qupcore.domain.case.plan import Plan
from qupcore.domain.catalogue.measure import Admission
from qupcore.domain.catalogue.measure_limits import AgeBand, LengthLimit, StartWindow

# the week


@pytest.mark.parametrize(
    ("minutes", "broken"), [(2235, "full_time_all_year"), (2250, None), (2265, "not_over")]
)
def test_a_week_is_thirty_seven_and_a_half_hours(minutes: int, broken: str | None) -> None:
    assert kinds(run("arbeidstrening", minutes, percent=90)) == ({broken} if broken else set())


@pytest.mark.parametrize(("minutes", "kept"), [(1199, False), (1200, True), (2250, True), (2251, False)])
def test_an_adapted_frame_is_a_band_up_to_full_time(minutes: int, kept: bool) -> None:
    frame = {"minutes_a_week": 1200, "adapted_by": "lege"}
    assert (not kinds(run("arbeidstrening", minutes, percent=50), **frame)) is kept


def test_a_frame_that_nobody_certified_is_asked_about() -> None:
    check = checked(run("arbeidstrening", 1200, percent=50), minutes_a_week=1200)
    assert check.outcome == "needs_assessment"
    full = found(check, "full_time_all_year")
    assert full is not None
    assert "content.adapted" in full.missing


@pytest.mark.parametrize(("paid", "broken"), [(1125, set()), (1126, {"paid_work"})])
def test_paid_work_counts_up_to_half(paid: int, broken: set[str]) -> None:
    person = attrs.evolve(PERSON, course=Course(work=(Work(first=FIRST, minutes_a_week=paid),)))
    assert kinds(run("arbeidstrening", FULL - paid, percent=50), person=person) == broken


def test_paid_work_without_hours_leaves_the_week_open() -> None:
    person = attrs.evolve(PERSON, course=Course(work=(Work(first=FIRST),)))
    check = checked(run("arbeidstrening", 1125, percent=50), person=person)
    assert check.outcome == "needs_assessment"
    assert checked(run("arbeidstrening", FULL, percent=100), person=person).outcome == "needs_assessment"


def test_every_stretch_of_a_period_is_looked_at() -> None:
    half = run("jobbklubb", 1125, FIRST, date(2026, 10, 31))
    check = checked(run("arbeidstrening", 1125, percent=50), half, on=Period(FIRST, LAST))
    full = found(check, "full_time_all_year")
    assert full is not None
    assert full.period == Period(date(2026, 11, 1), LAST)
    assert checked(run("arbeidstrening", 1125, percent=50), half).outcome == "valid"


def test_before_2019_the_week_itself_need_not_be_directed_at_work() -> None:
    old = {"first": date(2016, 2, 1), "last": date(2016, 6, 1)}
    elements = (run("behandling", FULL, **old),)
    assert found(checked(*elements, on=date(2016, 3, 1)), "work_directed") is None


# one element


@pytest.mark.parametrize(
    ("limit", "last"),
    [
        (LengthLimit(kind="base", months=1), date(2026, 9, 30)),
        (LengthLimit(kind="base", weeks=4), date(2026, 9, 28)),
        (LengthLimit(kind="absolute_max", months=2), date(2026, 10, 31)),
        (LengthLimit(kind="soft_max", months=3), date(2026, 11, 30)),
    ],
)
def test_a_limit_holds_to_its_last_day(limit: LengthLimit, last: date) -> None:
    catalogue = of(measure(limits=(limit,)))
    kind = {"base": "length"}.get(limit.kind, limit.kind)
    assert kinds(run("x", FULL, FIRST, last), catalogue=catalogue) == set()
    assert kinds(run("x", FULL, FIRST, last + DAY), catalogue=catalogue) == {kind}


def test_lengths_of_the_same_measure_count_together() -> None:
    catalogue = of(measure(limits=(LengthLimit(kind="base", months=1),)))
    one, other = (
        run("x", FULL, FIRST, date(2026, 9, 20)),
        run("x", FULL, date(2026, 10, 1), date(2026, 10, 10)),
    )
    assert kinds(one, other, catalogue=catalogue) == set()
    longer = attrs.evolve(other, last=date(2026, 10, 11))
    check = checked(one, longer, catalogue=catalogue)
    length = found(check, "length")
    assert length is not None
    assert length.elements == (1,)


def test_what_ran_under_an_earlier_plan_counts_too() -> None:
    catalogue = of(measure(limits=(LengthLimit(kind="base", months=6),)))
    earlier = Plan(
        valid_from=date(2026, 3, 1), elements=(run("x", FULL, date(2026, 3, 1), date(2027, 3, 1)),)
    )
    person = attrs.evolve(PERSON, course=Course(plans=(earlier,)))
    today = run("x", FULL, FIRST, FIRST)
    assert kinds(today, catalogue=catalogue, on=FIRST) == set()
    assert kinds(today, catalogue=catalogue, person=person, on=FIRST) == {"length"}


@pytest.mark.parametrize(("born", "kept"), [(date(1996, 9, 2), True), (date(1996, 9, 1), False)])
def test_age_on_the_first_day(born: date, kept: bool) -> None:
    catalogue = of(measure(ages=AgeBand(low=16, high=29)))
    person = attrs.evolve(PERSON, birth_date=born)
    assert (kinds(run("x", FULL), catalogue=catalogue, person=person) == set()) is kept


@pytest.mark.parametrize(("born", "kept"), [(date(1997, 1, 1), True), (date(1996, 12, 31), False)])
def test_a_condition_holds_on_every_day(born: date, kept: bool) -> None:
    catalogue = of(measure(admits=(Admission(when="person.age < 30"),)))
    person = attrs.evolve(PERSON, birth_date=born)
    check = checked(run("x", FULL), catalogue=catalogue, person=person, repairs=1)
    assert ({kind for kind, _ in weighty(check)} == set()) is kept
    if not kept:
        later = found(check, "admission_later")
        assert later is not None
        assert later.period == Period(born.replace(year=2026), LAST)
        assert check.repairs[0].plan.elements[0].last == date(2026, 12, 30)


def test_an_age_for_the_start_is_looked_at_later_as_a_warning() -> None:
    catalogue = of(measure(ages=AgeBand(low=16, high=29)))
    person = attrs.evolve(PERSON, birth_date=date(1996, 10, 1))
    check = checked(run("x", FULL), catalogue=catalogue, person=person)
    assert check.outcome == "valid"
    later = found(check, "age_later")
    assert later is not None
    assert later.weight == "warning"


def test_a_condition_on_the_year_of_age_changes_at_new_year() -> None:
    catalogue = of(measure(admits=(Admission(when="person.age_this_year < 31"),)))
    person = attrs.evolve(PERSON, birth_date=date(1996, 6, 1))
    assert kinds(run("x", FULL), catalogue=catalogue, person=person) == set()
    longer = run("x", FULL, last=date(2027, 1, 1))
    assert kinds(longer, catalogue=catalogue, person=person) == {"admission_later"}


def test_an_unknown_age_is_asked_for() -> None:
    catalogue = of(measure(ages=AgeBand(low=16)))
    check = checked(run("x", FULL), catalogue=catalogue, person=attrs.evolve(PERSON, birth_date=None))
    age = found(check, "age")
    assert age is not None
    assert (age.weight, age.missing) == ("needs_assessment", ("person.age",))


@pytest.mark.parametrize(("born", "kept"), [(date(1960, 1, 1), True), (date(1959, 12, 31), False)])
def test_it_ends_before_the_birthday(born: date, kept: bool) -> None:
    catalogue = of(measure(limits=(LengthLimit(kind="end_age", years=67),)))
    person = attrs.evolve(PERSON, birth_date=born)
    assert (kinds(run("x", FULL), catalogue=catalogue, person=person) == set()) is kept


@pytest.mark.parametrize(
    ("first", "kept"), [("2026-05-31", False), ("2026-06-01", True), ("2026-08-31", True)]
)
def test_the_window_for_a_start(first: str, kept: bool) -> None:
    catalogue = of(measure(starts=StartWindow(first="06-01", last="08-31")))
    element = run("x", FULL, date.fromisoformat(first), LAST)
    assert (kinds(element, catalogue=catalogue) == set()) is kept


@pytest.mark.parametrize(("last_start", "kept"), [(FIRST, True), (FIRST - DAY, False)])
def test_the_last_day_for_a_start(last_start: date, kept: bool) -> None:
    assert (kinds(run("x", FULL), catalogue=of(measure(last_start=last_start))) == set()) is kept


@pytest.mark.parametrize(("end", "kept"), [(LAST, True), (LAST - DAY, False)])
def test_the_measure_exists_on_all_days(end: date, kept: bool) -> None:
    catalogue = of(measure(valid=Period(date(2016, 1, 1), end)))
    assert (kinds(run("x", FULL), catalogue=catalogue) == set()) is kept


def test_what_the_catalogue_does_not_know_is_warned_about_and_counted() -> None:
    check = checked(run("arbeidstrening", 1125, percent=50), run("eget tiltak", 1125, counts_as="supporting"))
    assert check.outcome == "valid"
    warning = found(check, "in_catalogue")
    assert warning is not None
    assert warning.weight == "warning"

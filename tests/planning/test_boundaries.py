"""Each rule of a plan on both sides of its limit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from planning.few import FIRST, FULL, LAST, ON, PERSON, checked, few, found, run, slot, weighty
from qupcore import Participant, Period, national
from qupcore.catalogue import Catalogue, Source, Text
from qupcore.catalogue.snapshot import catalogue_on as snapshot_on
from qupcore.domain.case.course import Course, Work
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.measure import Admission, Classing, Measure
from qupcore.domain.catalogue.measure_limits import AgeBand, Limit, StartWindow
from qupcore.domain.catalogue.offer import Catchment, Offer, Places
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.engines.protocol import Verdicts
from qupcore.errors import BadInput, EngineDisagreement, ParameterError
from qupcore.planning.check import check_plan
from qupcore.planning.checker import Checker
from qupcore.planning.rules.prepared import prepare

SOURCE = (Source(text="constructed"),)
ALWAYS = Period(date(2016, 1, 1))
WORDS = Text("a", "b", "c")
DAY = timedelta(days=1)


def measure(id: str = "no:x", **of: Any) -> Measure:
    values = {"valid": ALWAYS, "classes": (Classing(counts_as="work_directed"),), **of}
    return Measure(id=id, names=WORDS, owner="state", sources=SOURCE, **values)


def of(*measures: Measure, **more: Any) -> Catalogue:
    return Catalogue(by="constructed", measures=measures, **more)


def relation(kind: str, to: str = "no:y", **more: Any) -> Relation:
    values = {"valid": ALWAYS, "authority": "guidance", **more}
    return Relation(kind=kind, of=("no:x",), to=(to,), reason=WORDS, sources=SOURCE, **values)  # type: ignore[arg-type]


def kinds(*elements: Element, **more: Any) -> set[str]:
    return {kind for kind, weight in weighty(checked(*elements, **more))}


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
        (Limit(kind="base", months=1), date(2026, 9, 30)),
        (Limit(kind="base", weeks=4), date(2026, 9, 28)),
        (Limit(kind="absolute_max", months=2), date(2026, 10, 31)),
        (Limit(kind="soft_max", months=3), date(2026, 11, 30)),
    ],
)
def test_a_limit_holds_to_its_last_day(limit: Limit, last: date) -> None:
    catalogue = of(measure(limits=(limit,)))
    kind = {"base": "length"}.get(limit.kind, limit.kind)
    assert kinds(run("x", FULL, FIRST, last), catalogue=catalogue) == set()
    assert kinds(run("x", FULL, FIRST, last + DAY), catalogue=catalogue) == {kind}


def test_lengths_of_the_same_measure_count_together() -> None:
    catalogue = of(measure(limits=(Limit(kind="base", months=1),)))
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
    catalogue = of(measure(limits=(Limit(kind="base", months=6),)))
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
    catalogue = of(measure(limits=(Limit(kind="end_age", years=67),)))
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


# offers


def offered(**values: Any) -> Catalogue:
    given = {"period": Period(date(2026, 1, 1), LAST), **values}
    offer = Offer(id="no:here", measure="no:x", sources=SOURCE, **given)
    return of(measure(), measure("no:y"), offers=(offer,))


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({}, set()),
        ({"period": Period(date(2026, 1, 1), LAST - DAY)}, {"offer_runs"}),
        ({"starts": (FIRST,)}, set()),
        ({"starts": (FIRST + DAY,)}, {"offer_start"}),
        ({"enrolment": "closed"}, {"enrolment"}),
        ({"places": Places(free=0)}, {"places"}),
        ({"places": Places(free=1)}, set()),
        ({"places": Places(free=0, waiting_days=31, as_of=date(2026, 8, 1))}, set()),
        ({"places": Places(free=0, waiting_days=32, as_of=date(2026, 8, 1))}, {"places"}),
        ({"catchment": Catchment(municipalities=("1804",))}, set()),
        ({"catchment": Catchment(municipalities=("4601",))}, {"catchment"}),
        ({"catchment": Catchment(municipalities=("0301",), districts=("01",))}, {"catchment"}),
    ],
)
def test_what_an_offer_says(values: Any, broken: set[str]) -> None:
    here = run("x", FULL, offer="no:here")
    assert kinds(here, catalogue=offered(**values), on=FIRST) == broken


def test_who_has_begun_has_a_place() -> None:
    full = offered(places=Places(free=0), enrolment="closed")
    assert kinds(run("x", FULL, offer="no:here"), catalogue=full, on=FIRST + DAY) == set()


def test_a_district_that_is_not_known_is_asked_for() -> None:
    oslo = offered(catchment=Catchment(municipalities=("0301",), districts=("01",)))
    for district, broken in (("01", set()), ("02", {"catchment"}), ("", {"catchment"})):
        person = attrs.evolve(PERSON, planning=Planning(municipality="0301", district=district))
        check = checked(run("x", FULL, offer="no:here"), catalogue=oslo, person=person)
        assert {kind for kind, _ in weighty(check)} == broken
        if not district:
            assert check.outcome == "needs_assessment"


def test_a_municipality_keeps_its_offers_when_its_number_changes() -> None:
    offer = Offer(id="3005:verksted", measure="no:x", period=Period(date(2023, 1, 1)), sources=SOURCE)
    local = Catalogue(by="drammen", namespace="3005", offers=(offer,))
    for number, kept in (("3301", True), ("3005", True), ("4601", False)):
        person = attrs.evolve(PERSON, planning=Planning(municipality=number))
        here = run("x", FULL, offer="3005:verksted")
        check = checked(here, catalogue=(of(measure()), local), person=person)
        assert (found(check, "catchment") is None) is kept


def test_an_offer_of_another_measure() -> None:
    assert "offer_of_measure" in kinds(run("y", FULL, offer="no:here"), catalogue=offered())


def test_the_same_offer_twice_is_a_breach_and_the_same_measure_a_warning() -> None:
    twice = checked(run("x", 1125, offer="no:here"), run("x", 1125, offer="no:here"), catalogue=offered())
    assert ("same_offer", "breach") in weighty(twice)
    same = checked(run("x", 1125), run("x", 1125), catalogue=offered())
    item = found(same, "same_measure")
    assert item is not None
    assert item.weight == "warning"
    assert item.elements == (0, 1)


def test_closed_in_school_holidays_is_a_warning() -> None:
    item = found(
        checked(run("x", FULL, offer="no:here"), catalogue=offered(closed_in_school_holidays=True)),
        "school_holidays",
    )
    assert item is not None
    assert item.weight == "warning"


# the checker itself


def test_findings_say_elements_rule_source_weight_and_place() -> None:
    check = checked(run("funksjonsassistanse", 60), run("arbeidstrening", FULL - 60, percent=97))
    forbidden = found(check, "forbids")
    assert forbidden is not None
    assert forbidden.elements == (0, 1)
    assert forbidden.measures == ("no:funksjonsassistanse", "no:arbeidstrening")
    assert forbidden.rule.startswith("catalogue.no:funksjonsassistanse.forbids-")
    assert forbidden.sources
    assert forbidden.authority == "guidance"
    short = found(checked(run("arbeidstrening", 60, percent=5)), "full_time_all_year")
    assert short is not None
    assert str(short.citation) == "sotjl § 30 (2)"
    assert check.catalogue == few().hash
    assert {name for name, _ in check.engines} >= {"reference"}


def test_engines_that_disagree_give_no_answer() -> None:
    checker = Checker(PERSON, ON, prepare(of(measure("no:told-otherwise")), ON))
    rules = checker.rules.view.listing("no:told-otherwise", "", ON).rules
    honest = rules.decide.evaluators

    def lies(facts: Any) -> Verdicts:
        told = honest[0](facts)
        return Verdicts({**told.rules, next(iter(told.rules)): None}, told.right, told.amounts)

    rules.decide.evaluators = (honest[0], lies)
    rules.decide.engines = (("reference", "1"), ("liar", "1"))
    with pytest.raises(EngineDisagreement):
        checker.check(Plan(valid_from=FIRST, elements=(run("told-otherwise", FULL),)))


def test_a_policy_misspelt_is_told() -> None:
    with pytest.raises(ParameterError, match="percent_of_full"):
        checked(run("arbeidstrening", FULL), policy={"plan.week.percent_of_full": 1})


@pytest.mark.parametrize(("chosen", "kept"), [(0, True), (1, False)])
def test_what_a_percent_is_of_is_policy(chosen: int, kept: bool) -> None:
    check = checked(run("aft", 900), policy={"plan.week.percent_of_full_time": chosen})
    assert (found(check, "percent") is None) is kept


def test_two_catalogues_with_one_id_are_refused() -> None:
    with pytest.raises(BadInput, match="one id"):
        checked(run("x", FULL), catalogue=(of(measure()), attrs.evolve(of(measure()), by="other")))


def test_a_snapshot_of_a_day_is_a_catalogue_too() -> None:
    elements = (run("arbeidstrening", 1350, percent=60), run("jobbsoking", 900))
    on_the_day = checked(*elements, catalogue=snapshot_on(FIRST, "1804"))
    always = checked(*elements, catalogue=national())
    assert on_the_day.outcome == always.outcome == "valid"
    assert [item.rule for item in on_the_day.findings] == [item.rule for item in always.findings]


def test_an_empty_plan_is_short_and_nothing_else() -> None:
    check = check_plan(Plan(valid_from=FIRST), ON, case=Participant(ref="a"), catalogue=few(), repairs=0)
    assert weighty(check) == {("full_time_all_year", "breach"), ("work_directed", "breach")}

"""Each rule about an offer on both sides of its limit, and the answers of the checker."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from planning.few import FIRST, FULL, LAST, ON, PERSON, checked, few, found, run, weighty
from planning.measures import DAY, SOURCE, kinds, measure, of, offered
from qupcore import Participant, Period, national
from qupcore.catalogue import Catalogue
from qupcore.catalogue.snapshot import catalogue_on as snapshot_on
from qupcore.domain.case.plan import Plan
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.offer import Catchment, Offer, Places
from qupcore.engines.protocol import Verdicts
from qupcore.errors import BadInput, EngineDisagreement, ParameterError
from qupcore.planning.check import check_plan
from qupcore.planning.checker import Checker
from qupcore.planning.rules.prepared import prepare


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
        ({"catchment": Catchment(municipalities=("0301",), districts=("01",))}, {"catchment", "district"}),
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
    for district, broken in (
        ("01", set()),
        ("gamle oslo", set()),
        ("02", {"district"}),
        ("Nowhere", {"district"}),
        ("", {"district"}),
    ):
        person = attrs.evolve(PERSON, planning=Planning(municipality="0301", district=district))
        check = checked(run("x", FULL, offer="no:here"), catalogue=oslo, person=person)
        assert {kind for kind, _ in weighty(check)} == broken
        if district in ("", "Nowhere"):
            assert check.outcome == "needs_assessment"
            item = found(check, "district")
            assert item is not None
            assert item.missing == ("offer.in_district",)


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

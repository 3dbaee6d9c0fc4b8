"""The answers of coverage and allocate."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from composing.wanting import ON, offered, two, wants
from planning.few import PERSON
from qupcore import decide, national
from qupcore.allocating.allocate import allocate
from qupcore.catalogue import Catalogue, catalogue_on
from qupcore.composing.coverage import Lack, coverage
from qupcore.composing.every_plan import plan_exists
from qupcore.composing.wanted import Wanted
from qupcore.domain.case.course import Course
from qupcore.domain.catalogue.measure import Classing
from qupcore.errors import BadInput
from qupcore.phasing.weeks_suggested import suggest
from qupcore.planning.check import check_plan
from qupcore.searching import SearchLimit


def test_coverage_says_what_is_lacking_and_what_would_help() -> None:
    people = [attrs.evolve(wants(need), ref=need) for need in ("job-search", "health", "work-experience")]
    found = coverage(people, ON, municipality="1804", catalogue=offered(0))
    assert (found.people, found.covered, found.complete) == (3, 0, True)
    lacks = {item.ref: item.lacks for item in found.uncovered}
    assert lacks["job-search"] == (Lack("need", ("job-search",)),)
    assert lacks["work-experience"] == (Lack("need", ("work-experience",)),)
    assert lacks["health"] == (Lack("need", ("health",)),), "a national measure that nobody offers here"
    assert _of_bodo_too("health") == (Lack("work_directed", ("work_directed",)),)
    would = {(item.what, item.id): item.people for item in found.would_help}
    assert would["place", "no:kurs-her"] == 1
    assert would["need", "work-experience"] == 1
    assert would["need", "job-search"] == 1
    assert coverage(people[:1], ON, municipality="1804", catalogue=offered(1)).covered == 1


def _of_bodo_too(need: str) -> tuple[Lack, ...]:
    """What is lacking where the municipality itself meets a need."""
    (own,) = two("x").measures
    own = attrs.evolve(own, id="1804:x", covers=(need,), classes=(Classing(counts_as="health"),))
    bodo = Catalogue(by="bodo", namespace="1804", measures=(own,))
    found = coverage([wants(need)], ON, municipality="1804", catalogue=(offered(0), bodo))
    return found.uncovered[0].lacks


def test_coverage_and_gaps_agree_on_what_a_municipality_covers() -> None:
    needs = [need.id for need in national().needs]
    people = [attrs.evolve(wants(need), ref=need) for need in needs]
    (own,) = two("x").measures
    bodo = Catalogue(
        by="bodo", namespace="1804", measures=(attrs.evolve(own, id="1804:x", covers=("debt",)),)
    )
    for sources, covered in (((national(),), set[str]()), ((national(), bodo), {"debt"})):
        gaps = {need.id for need in catalogue_on(ON, "1804", sources).gaps()}
        found = coverage(people, ON, municipality="1804", catalogue=sources)
        assert gaps == {*needs} - covered
        assert {item.ref for item in found.uncovered} == gaps
        assert all(item.lacks == (Lack("need", (item.ref,)),) for item in found.uncovered)


def test_coverage_is_the_same_for_each_alone_as_for_all_together() -> None:
    people = [
        attrs.evolve(
            wants(*needs),
            ref=f"{number}-{born}-{'-'.join(needs)}",
            birth_date=date(born, 1, 1),
            circumstances=attrs.evolve(PERSON.circumstances, reduced_capacity=bool(number % 2)),
        )
        for number, born in enumerate((1960, 1990, 2007))
        for needs in ((), ("language",), ("debt", "language"), ("adapted_work", "housing"))
    ]
    together = coverage(people, ON, municipality="1804", catalogue=national())
    without = {item.ref: item for item in together.uncovered}
    for person in people:
        alone = coverage([person], ON, municipality="1804", catalogue=national())
        assert alone.covered == (person.ref not in without)
        assert (
            plan_exists(person, ON, catalogue=national()) is (person.ref not in without) or not alone.covered
        )
        if alone.uncovered:
            assert alone.uncovered == (without[person.ref],)


def test_a_plan_for_one_does_not_do_for_another_with_more_needs() -> None:
    catalogue = two("x", "y")
    x, y = catalogue.measures
    own = (attrs.evolve(x, id="1804:x", covers=("a",)), attrs.evolve(y, id="1804:y", covers=("b",)))
    catalogue = attrs.evolve(catalogue, measures=own)
    people = [attrs.evolve(wants(*needs), ref="-".join(needs)) for needs in (("a",), ("b",), ("a", "b"))]
    for order in (people, people[::-1]):
        found = coverage(order, ON, municipality="1804", catalogue=catalogue, wanted=Wanted(most=1))
        assert found.covered == 2
        assert [item.ref for item in found.uncovered] == ["a-b"]


def test_coverage_that_is_stopped_says_so() -> None:
    found = coverage(
        [wants()], ON, municipality="1804", catalogue=national(), limit=SearchLimit(stop=lambda: True)
    )
    assert (found.people, found.complete) == (0, False)


def test_no_answer_about_plans_reaches_the_right() -> None:
    before = decide(PERSON, on=ON)
    coverage([PERSON], ON, municipality="1804", catalogue=offered(0))
    suggest(PERSON, ON, catalogue=offered(0))
    assert decide(PERSON, on=ON) == before


# allocate


def test_the_place_goes_to_who_has_waited_longest_and_the_rest_are_named() -> None:
    people = [
        attrs.evolve(wants("job-search"), ref=ref, course=Course(applied_on=applied))
        for ref, applied in (
            ("late", date(2026, 8, 1)),
            ("early", date(2026, 5, 1)),
            ("later", date(2026, 9, 1)),
        )
    ]
    found = allocate(people, ON, catalogue=offered(1))
    assert set(found.given) == {"early"}
    assert found.without == ("late", "later")
    assert found.hopeless == ()
    assert found.places == {"no:kurs-her": 1}
    assert check_plan(found.plans["early"], ON, case=people[1], catalogue=offered(1)).outcome == "valid"
    assert found.result.gap == 0


def test_single_places_and_places_that_nobody_knows() -> None:
    people = [attrs.evolve(wants(), ref=ref) for ref in ("a", "b")]
    known = allocate(people, ON, catalogue=offered(1), offers=["no:kurs-her"])
    assert len(known.given) == 1
    unknown = allocate(people, ON, catalogue=offered(None), offers=["no:kurs-her"])
    assert len(unknown.given) == 2
    assert unknown.not_known == ("no:kurs-her",)


def test_two_people_of_one_reference_are_refused() -> None:
    with pytest.raises(BadInput):
        allocate([wants(), wants()], ON, catalogue=offered(1))
